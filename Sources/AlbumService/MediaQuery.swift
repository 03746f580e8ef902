import Attributes

/// A query for media: which to list, and in which order.
public struct MediaQuery: Hashable, Sendable {
  /// The order of a list of media.
  public enum Sort: String, CaseIterable, Codable, Sendable {
    /// Most looked up first; ties by title, then in the order of import.
    case popular
    /// Newest capture first; undated items last; ties by title, then in the order of import.
    case newest
  }

  /// Only items of this album, by id; nil for all albums.
  public var album: String?
  /// Only items that match all of these; the album searches by `brand`, `model` and `lens`.
  public var attributes: [Attribute]
  /// Only items with this owner's name; nil for all names.
  public var owner: String?
  /// Only items that belong to this person or these people; nil for all that the viewer sees.
  public var person: OwnerFilter?
  /// The order.
  public var sort: Sort

  /// Creates a query; without arguments every item, most looked up first.
  public init(
    album: String? = nil, attributes: [Attribute] = [], owner: String? = nil, person: OwnerFilter? = nil,
    sort: Sort = .popular
  ) {
    self.album = album
    self.attributes = attributes
    self.owner = owner
    self.person = person
    self.sort = sort
  }
}
