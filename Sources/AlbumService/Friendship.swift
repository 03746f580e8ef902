import Calls

/// What two people have decided about each other, and what follows from it.
///
/// Requests that were refused and those of a blocked person stay as they are for the person who asked: nothing shows what became of them.
public struct Friendship: Hashable, Sendable {
  /// What a person has decided about another one.
  public enum Decision: String, CaseIterable, Codable, Sendable {
    /// The person would like to be friends.
    case asked
    /// The two are friends, which both have decided.
    case friend
    /// The person does not want to see requests of the other one.
    case refused
    /// The two are not to be friends, and the other one is not told.
    case blocked
  }

  /// What the person has decided who asks, or makes a change.
  public var mine: Decision?
  /// What the other person has decided.
  public var theirs: Decision?

  /// Creates the decisions of two people; nil where a person has decided nothing.
  public init(mine: Decision? = nil, theirs: Decision? = nil) {
    (self.mine, self.theirs) = (mine, theirs)
  }

  /// A change that a person makes.
  public enum Change: String, CaseIterable, Sendable {
    /// Asks to be friends, or accepts if the other one has asked.
    case ask
    /// Ends the friendship, withdraws one's own request, or refuses that of the other one.
    case end
    /// Ends everything, and hides all requests of the other one.
    case block
    /// Takes a block back; the two are not friends afterwards.
    case unblock
  }

  /// Whether the two see each other's photos.
  public var isMutual: Bool { mine == .friend && theirs == .friend }

  /// What the person sees of it; nil if there is nothing to be seen.
  public var visibleState: Acquaintance.State? {
    switch (mine, theirs) {
    case (.friend, .friend): .friend
    case (.blocked, _): .blocked
    case (.asked, _): .asked
    case (nil, .asked): .asking
    default: nil
    }
  }

  /// Returns what a change results in; the same if it was made before.
  ///
  /// - Throws: `refused` with reason `blockedPerson` for a request to a person whom the caller has blocked, and `notFound` with reason
  ///   `friend` if there is nothing to end or to unblock.
  public func after(_ change: Change) throws(ServiceFailure) -> Friendship {
    switch change {
    case .ask: return try asked()
    case .end: return try ended()
    case .block: return Friendship(mine: .blocked, theirs: theirs == .friend ? nil : theirs)
    case .unblock:
      guard mine == .blocked else { throw ServiceFailure(.notFound, .friend) }
      return Friendship(mine: nil, theirs: theirs)
    }
  }

  private func asked() throws(ServiceFailure) -> Friendship {
    if mine == .blocked { throw ServiceFailure(.refused, .blockedPerson) }
    if isMutual { return self }
    return theirs == .asked
      ? Friendship(mine: .friend, theirs: .friend) : Friendship(mine: .asked, theirs: theirs)
  }

  private func ended() throws(ServiceFailure) -> Friendship {
    switch visibleState {
    case .friend: Friendship()
    case .asked: Friendship(mine: nil, theirs: theirs)
    case .asking: Friendship(mine: .refused, theirs: theirs)
    case .blocked, nil: throw ServiceFailure(.notFound, .friend)
    }
  }
}

/// Another person as a person sees them.
public struct Acquaintance: Hashable, Codable, Sendable {
  /// What there is between the two.
  public enum State: String, CaseIterable, Codable, Sendable {
    /// They are friends and see each other's photos.
    case friend
    /// The person has asked the other one, who has not accepted.
    case asked
    /// The other one has asked the person.
    case asking
    /// The person has blocked the other one.
    case blocked
  }

  /// The other one.
  public var person: Person
  /// What there is between them.
  public var state: State
  /// Since when, RFC 3339 in UTC.
  public var since: String

  /// Creates an acquaintance.
  public init(person: Person, state: State, since: String) {
    (self.person, self.state, self.since) = (person, state, since)
  }
}

/// The limit of requests for friendship.
public enum FriendRequests {
  /// The most requests that a person makes in a day, also to names that no one has.
  public static let limitPerDay = 20
  /// A day, in milliseconds.
  public static let dayMS: Int64 = 86_400_000

  /// Checks that a person may make another request.
  ///
  /// - Parameter times: When the person has made requests in the last day, in milliseconds since 1970, oldest first.
  /// - Throws: `tooManyRequests` with the time after which there may be another.
  public static func check(_ times: [Int64], nowMS: Int64) throws(ServiceFailure) {
    let recent = times.filter { $0 > nowMS - dayMS }
    guard recent.count >= limitPerDay else { return }
    throw ServiceFailure(
      .tooManyRequests, .friendRequests, [:], retryAfterMS: recent[recent.count - limitPerDay] + dayMS - nowMS)
  }
}

extension ServiceFailure.Reason {
  /// A person to whom there is nothing that could be ended; no parameters.
  public static let friend = ServiceFailure.Reason(rawValue: "friend")
  /// A request to a person whom the caller has blocked; no parameters.
  public static let blockedPerson = ServiceFailure.Reason(rawValue: "blockedPerson")
  /// Too many requests for friendship in a day; no parameters.
  public static let friendRequests = ServiceFailure.Reason(rawValue: "friendRequests")
}
