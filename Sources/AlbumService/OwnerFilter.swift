/// A filter for a list by the person who owns its entries. What the viewer does not see is never listed, whatever the filter.
public enum OwnerFilter: Hashable, Sendable {
  /// Only the viewer's own; a call without a viewer is `forbidden` with reason `noPerson`.
  case viewer
  /// Only those of the viewer's friends; a call without a viewer is `forbidden` with reason `noPerson`.
  case friends
  /// Only those of the person with this id; none for an unknown id.
  case person(String)

  /// Creates a filter from its text: `me`, `friends`, or the id of a person; nil for empty text.
  public init?(_ text: String) {
    switch text {
    case "": return nil
    case "me": self = .viewer
    case "friends": self = .friends
    default: self = .person(text)
    }
  }

  /// The filter's text.
  public var text: String {
    switch self {
    case .viewer: "me"
    case .friends: "friends"
    case .person(let id): id
    }
  }
}

/// A query for albums: which to list, and in which order.
public struct AlbumQuery: Hashable, Sendable {
  /// The order of the names.
  public var order: NameOrder
  /// Only albums of this owner; nil for all owners.
  public var person: OwnerFilter?

  /// Creates a query; without arguments every album, by the bytes of its name.
  public init(order: NameOrder = .bytes, person: OwnerFilter? = nil) {
    (self.order, self.person) = (order, person)
  }
}

/// The number of photos that the viewer and the viewer's friends took with a camera or a lens.
public struct OwnerCounts: Hashable, Codable, Sendable {
  /// The number of the viewer's own photos: the length of the list with ``OwnerFilter/viewer``.
  public var ownCount: Int
  /// The number of friends who have such photos.
  public var friendCount: Int
  /// The number of their photos, each content once: the length of the list with ``OwnerFilter/friends``.
  public var friendItemCount: Int

  /// Creates counts; by default nobody has photos.
  public init(ownCount: Int = 0, friendCount: Int = 0, friendItemCount: Int = 0) {
    (self.ownCount, self.friendCount, self.friendItemCount) = (ownCount, friendCount, friendItemCount)
  }
}
