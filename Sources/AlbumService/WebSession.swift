import Calls

/// A session of a person on the album's web pages: a browser in which the person has signed in.
public struct WebSession: Hashable, Sendable, Identifiable {
  /// The time after which a session ends, in milliseconds: 30 days.
  public static let lifetimeMS: Int64 = 30 * 86_400_000
  /// The most sessions that a person can have; a further one ends the oldest.
  public static let limit = 20
  /// The prefix of the secrets of sessions.
  public static let prefix = "tfs_"

  /// The identifier, which is not secret.
  public var id: String
  /// The person.
  public var person: Person
  /// The browser's name, such as `Firefox, Android`.
  public var name: String
  /// When the person signed in, RFC 3339 in UTC.
  public var created: String

  /// Creates a description of a session.
  public init(id: String, person: Person, name: String, created: String) {
    (self.id, self.person, self.name, self.created) = (id, person, name, created)
  }

  /// Returns whether a session has ended. A clock that was set back by more than a day ends it, too.
  public static func isExpired(created: Instant, at now: Instant) -> Bool {
    !(-86_400_000..<lifetimeMS).contains(now.milliseconds(since: created))
  }
}

/// A link with which a person sets a password, once.
public enum Invitation {
  /// The time for which it is valid, in milliseconds: a day.
  public static let lifetimeMS: Int64 = 86_400_000
  /// The prefix of the secrets of invitations.
  public static let prefix = "tfv_"

  /// Returns whether an invitation has expired. A clock that was set back makes it expire, too.
  public static func isExpired(created: Instant, at now: Instant) -> Bool {
    !(0..<lifetimeMS).contains(now.milliseconds(since: created))
  }
}
