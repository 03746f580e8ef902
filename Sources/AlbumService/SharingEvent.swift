/// An entry in the log of what a person has shared, with whom and when.
public struct SharingEvent: Hashable, Codable, Sendable {
  /// The most entries that are listed.
  public static let limit = 1_000

  /// The kinds of events.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// The two became friends: the other person sees all of the person's photos.
    case befriended
    /// The friendship ended.
    case ended
    /// An album was shared with the other person.
    case albumShared
    /// An album is no longer shared with the other person.
    case albumUnshared
  }

  /// The kind of event.
  public var kind: Kind
  /// The other person's name at that time.
  public var person: String
  /// The album's name at that time; nil for events of a friendship.
  public var album: String?
  /// When it happened, RFC 3339 in UTC.
  public var at: String

  /// Creates an entry.
  public init(kind: Kind, person: String, album: String? = nil, at: String) {
    (self.kind, self.person, self.album, self.at) = (kind, person, album, at)
  }
}
