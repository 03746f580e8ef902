import Attributes
import Calls

/// A property by which the album lists and counts items.
public enum MediaFacet: String, CaseIterable, Sendable {
  /// The property that every item has.
  case all
  /// The album, by name.
  case album
  /// The brand of what took it.
  case brand
  /// The model of what took it.
  case model
  /// The lens.
  case lens
  /// The owner, by name.
  case owner

  /// Creates the facet that an attribute searches by; nil for an attribute the album cannot search by.
  public init?(_ name: AttributeName) {
    switch name {
    case .brand: self = .brand
    case .model: self = .model
    case .lens: self = .lens
    default: return nil
    }
  }

  /// Returns the form in which names of this facet are compared: folded for cameras and lenses, composed for albums and owners.
  public func comparisonKey(_ name: String) -> String {
    switch self {
    case .brand, .model, .lens: name.foldedForComparison()
    case .all: ""
    case .album, .owner: name.composed()
    }
  }
}

/// A facet with a value, such as the brand Canon; an item meets it or does not.
public struct MediaCriterion: Hashable, Sendable {
  /// The facet.
  public let facet: MediaFacet
  /// The value, as ``MediaFacet/comparisonKey(_:)`` returns it.
  public let key: String

  /// Creates a criterion from a name as it is written.
  public init(_ facet: MediaFacet, _ name: String = "") {
    self.facet = facet
    key = facet.comparisonKey(name)
  }

  /// Creates the criterion of an attribute.
  ///
  /// - Throws: `refused` with reason `attribute` for an attribute the album cannot search by.
  public init(_ attribute: Attribute) throws(ServiceFailure) {
    guard let facet = MediaFacet(attribute.name), let text = attribute.text else {
      throw ServiceFailure(.refused, .attribute, ["attribute": attribute.name.rawValue])
    }
    self.init(facet, text)
  }

  /// Compares byte for byte: keys are in composed form (NFC) already.
  public static func == (left: MediaCriterion, right: MediaCriterion) -> Bool {
    left.facet == right.facet && left.key.utf8.elementsEqual(right.key.utf8)
  }
}

extension MediaQuery {
  /// Returns what items have to meet, without duplicates; the album, which is given by id, is not among it.
  ///
  /// - Returns: nil if no item can meet all of it, because an item has one value of each facet.
  /// - Throws: `refused` with reason `attribute` for an attribute the album cannot search by.
  public func criteria() throws(ServiceFailure) -> [MediaCriterion]? {
    var criteria: [MediaFacet: MediaCriterion] = [:]
    var isContradictory = false
    for attribute in attributes {
      let criterion = try MediaCriterion(attribute)
      isContradictory = isContradictory || criteria[criterion.facet].map { $0 != criterion } ?? false
      criteria[criterion.facet] = criterion
    }
    criteria[.owner] = owner.map { MediaCriterion(.owner, $0) }
    return isContradictory ? nil : MediaFacet.allCases.compactMap { criteria[$0] }
  }
}

extension MediaItem {
  /// Returns the item's name in a facet; nil if it has no such name.
  public func name(of facet: MediaFacet) -> String? {
    let name: String? =
      switch facet {
      case .all: nil
      case .album: album
      case .brand: brand
      case .model: model
      case .lens: lens
      case .owner: owner
      }
    return name?.isEmpty == false ? name : nil
  }

  /// Returns whether the item meets a criterion.
  public func meets(_ criterion: MediaCriterion) -> Bool {
    criterion.facet == .all
      || name(of: criterion.facet).map { MediaCriterion(criterion.facet, $0) == criterion } ?? false
  }
}
