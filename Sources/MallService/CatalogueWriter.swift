import Attributes
import Calls

/// The part of the mall service that imports catalogues.
///
/// It is apart from ``MallAPI`` because a television never imports products.
public protocol CatalogueWriter: Sendable {
  /// Adds products or changes those that have the same ids; all are on disk when it returns. No product is ever removed.
  ///
  /// An id that is listed twice is counted twice, and the later product is kept. ``CatalogueChange`` states the rules.
  ///
  /// - Parameter stamp: The text that ``catalogueStamp()`` returns from then on; nil to leave it.
  /// - Throws: `refused` for an invalid product, see ``Product/normalised()``; nothing is changed then.
  @discardableResult
  func addProducts(_ products: [Product], stamp: String?) throws(ServiceFailure) -> CatalogueOutcome
  /// Returns the stamp of the last stamped catalogue; nil if there was none.
  func catalogueStamp() throws(ServiceFailure) -> String?
}

extension CatalogueWriter {
  /// Adds products or changes those that have the same ids, and leaves the stamp; see ``addProducts(_:stamp:)``.
  @discardableResult
  public func addProducts(_ products: [Product]) throws(ServiceFailure) -> CatalogueOutcome {
    try addProducts(products, stamp: nil)
  }
}

/// The effect of the import of a catalogue on one of its products.
public enum CatalogueChange: Hashable, Sendable {
  /// It is new, and added with the purchases that the catalogue states.
  case add(Product)
  /// Its facts have changed; purchases made in the mall are kept, whatever the catalogue states.
  case update(Product)
  /// It is already stored with the same facts.
  case none

  /// Decides what to do.
  ///
  /// - Parameters:
  ///   - product: The product of the catalogue.
  ///   - stored: The product that the mall stores under its id; nil if there is none.
  /// - Throws: `refused` for an invalid product.
  public init(_ product: Product, stored: Product?) throws(ServiceFailure) {
    guard var product = product.normalised() else {
      throw ServiceFailure(.refused, .invalidProduct, ["product": product.id.sanitizedForStorage() ?? ""])
    }
    guard let stored else {
      self = .add(product)
      return
    }
    product.purchaseCount = stored.purchaseCount
    self = product == stored ? .none : .update(product)
  }
}

/// The numbers of products that a catalogue added, changed and repeated.
public struct CatalogueOutcome: Hashable, Sendable {
  /// How many are new.
  public var addedCount: Int
  /// How many were stored with other facts.
  public var updatedCount: Int
  /// How many were stored already, with the same facts.
  public var unchangedCount: Int

  /// Creates an outcome; without arguments that of an empty catalogue.
  public init(addedCount: Int = 0, updatedCount: Int = 0, unchangedCount: Int = 0) {
    self.addedCount = addedCount
    self.updatedCount = updatedCount
    self.unchangedCount = unchangedCount
  }

  /// Counts one change.
  public mutating func count(_ change: CatalogueChange) {
    switch change {
    case .add: addedCount += 1
    case .update: updatedCount += 1
    case .none: unchangedCount += 1
    }
  }
}

extension ServiceFailure.Reason {
  /// A product without a valid id, brand, model or price; parameter `product`, its id.
  public static let invalidProduct = ServiceFailure.Reason(rawValue: "invalidProduct")
}
