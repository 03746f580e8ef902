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
  /// Only items of this owner; nil for all owners.
  public var owner: String?
  /// The order.
  public var sort: Sort

  /// Creates a query; without arguments every item, most looked up first.
  public init(album: String? = nil, attributes: [Attribute] = [], owner: String? = nil, sort: Sort = .popular) {
    self.album = album
    self.attributes = attributes
    self.owner = owner
    self.sort = sort
  }
}
