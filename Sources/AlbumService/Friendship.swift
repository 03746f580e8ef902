import Calls

/// The decisions of two people about each other, and the resulting state of their friendship.
///
/// A request that was refused, and one from a blocked person, stay in the state `asked` for the person who sent them, so that the refusal
/// or the block cannot be seen.
public struct Friendship: Hashable, Sendable {
  /// A person's decision about another one.
  public enum Decision: String, CaseIterable, Codable, Sendable {
    /// The person has sent a friend request.
    case asked
    /// The two are friends; then both have this decision.
    case friend
    /// The person has refused the other one's request; requests from the other one are not shown any more.
    case refused
    /// The person has blocked the other one, who is not notified.
    case blocked
  }

  /// The decision of the person from whose point of view this is: the caller.
  public var mine: Decision?
  /// The other person's decision.
  public var theirs: Decision?

  /// Creates the decisions of two people; nil for a person without a decision.
  public init(mine: Decision? = nil, theirs: Decision? = nil) {
    (self.mine, self.theirs) = (mine, theirs)
  }

  /// A change that a person makes to a friendship.
  public enum Change: String, CaseIterable, Sendable {
    /// Sends a friend request, or accepts the other one's request.
    case ask
    /// Ends the friendship, withdraws the person's request, or refuses the other one's.
    case end
    /// Ends the friendship or withdraws the request, and hides all requests from the other one.
    case block
    /// Unblocks the other one; an earlier friendship is not restored.
    case unblock
  }

  /// Whether the two see each other's photos.
  public var isMutual: Bool { mine == .friend && theirs == .friend }

  /// The state that the person sees; nil if the person sees neither a friendship nor a request nor a block.
  public var visibleState: Acquaintance.State? {
    switch (mine, theirs) {
    case (.friend, .friend): .friend
    case (.blocked, _): .blocked
    case (.asked, _): .asked
    case (nil, .asked): .asking
    default: nil
    }
  }

  /// Returns the friendship after a change. Asking and blocking again have no further effect.
  ///
  /// - Throws: `refused` with reason `blockedPerson` for a request to a person whom the caller has blocked, and `notFound` with reason
  ///   `friend` if there is no friendship or request to end, or no block.
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

/// Another person, and the state of the friendship with that person.
public struct Acquaintance: Hashable, Codable, Sendable {
  /// The states of a friendship, as one of the two sees them.
  public enum State: String, CaseIterable, Codable, Sendable {
    /// They are friends and see each other's photos.
    case friend
    /// The person has sent a request, which the other one has not accepted.
    case asked
    /// The other one has sent a request.
    case asking
    /// The person has blocked the other one.
    case blocked
  }

  /// The other person.
  public var person: Person
  /// The state.
  public var state: State
  /// When the state began, RFC 3339 in UTC.
  public var since: String

  /// Creates an acquaintance.
  public init(person: Person, state: State, since: String) {
    (self.person, self.state, self.since) = (person, state, since)
  }
}

/// The limit of friend requests.
public enum FriendRequests {
  /// The most requests that a person can send in a day. Requests to unknown names count as well.
  public static let limitPerDay = 20
  /// A day, in milliseconds.
  public static let dayMS: Int64 = 86_400_000

  /// Checks that a person may send another request.
  ///
  /// - Parameter times: The times of the person's requests in the last day, in milliseconds since 1970, oldest first.
  /// - Throws: `tooManyRequests` with the time after which another can be sent.
  public static func check(_ times: [Int64], nowMS: Int64) throws(ServiceFailure) {
    let recent = times.filter { $0 > nowMS - dayMS }
    guard recent.count >= limitPerDay else { return }
    throw ServiceFailure(
      .tooManyRequests, .friendRequests, [:], retryAfterMS: recent[recent.count - limitPerDay] + dayMS - nowMS)
  }
}

extension ServiceFailure.Reason {
  /// No friendship or request to end, or no block to remove; no parameters.
  public static let friend = ServiceFailure.Reason(rawValue: "friend")
  /// A request to a person whom the caller has blocked; no parameters.
  public static let blockedPerson = ServiceFailure.Reason(rawValue: "blockedPerson")
  /// Too many friend requests in a day; no parameters.
  public static let friendRequests = ServiceFailure.Reason(rawValue: "friendRequests")
}
