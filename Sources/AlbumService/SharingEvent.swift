/// An entry of the log of what a person has shared, with whom and when.
public struct SharingEvent: Hashable, Codable, Sendable {
  /// The most entries that are listed.
  public static let limit = 1_000

  /// What happened.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// The two became friends: the other one sees all photos of the person.
    case befriended
    /// They are friends no longer.
    case ended
    /// The other one may read an album.
    case albumShared
    /// The other one may no longer read an album.
    case albumUnshared
  }

  /// What happened.
  public var kind: Kind
  /// The other person's name at that time.
  public var person: String
  /// The album's name at that time; nil for friends.
  public var album: String?
  /// When it happened, RFC 3339 in UTC.
  public var at: String

  /// Creates an entry.
  public init(kind: Kind, person: String, album: String? = nil, at: String) {
    (self.kind, self.person, self.album, self.at) = (kind, person, album, at)
  }
}
