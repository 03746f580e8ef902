// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import AlbumService
import Calls

/// A request about the viewer's account and friends.
public protocol PeopleRequest: ServiceRequest {
  /// Makes the call.
  func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> Answer
}

extension PeopleRequest {
  public static var service: ServiceName { .album }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Answer {
    guard let people = services.people else { throw ServiceFailure(.forbidden, .noPerson) }
    return try answer(from: people, call)
  }
}

/// A request for the viewer's account.
public struct AccountRequest: PeopleRequest {
  public typealias Answer = Account
  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> Account {
    try people.account(call)
  }
}

/// A request that sets what the viewer shares of photos.
public struct SetSharingRequest: PeopleRequest {
  public typealias Answer = Account
  public static let isWrite = true
  /// The settings.
  public let sharing: Sharing
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> Account {
    try people.setSharing(sharing, WriteContext(call, key: key))
  }
}

/// A request for the viewer's friends, requests and blocked people.
public struct AcquaintancesRequest: PeopleRequest {
  public typealias Answer = [Acquaintance]
  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try people.acquaintances(call)
  }
}

/// A request that asks a person to be a friend, and returns all acquaintances.
public struct AskFriendRequest: PeopleRequest {
  public typealias Answer = [Acquaintance]
  public static let isWrite = true
  /// The person's name.
  public let name: String
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    _ = try people.askFriend(named: name, WriteContext(call, key: key))
    return try people.acquaintances(call)
  }
}

/// A request that changes the friendship with a person, and returns all acquaintances.
public struct ChangeFriendshipRequest: PeopleRequest {
  public typealias Answer = [Acquaintance]
  public static let isWrite = true
  /// The person's id.
  public let person: String
  /// The change.
  public let change: Friendship.Change
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try people.changeFriendship(with: person, change, WriteContext(call, key: key))
  }
}

/// A request for the readers of one of the viewer's albums.
public struct ReadersRequest: PeopleRequest {
  public typealias Answer = [Person]
  /// The album's id.
  public let album: String

  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try people.readers(ofAlbum: album, call)
  }
}

/// A request that shares an album with a person or stops that, and returns the album's readers.
public struct SetReaderRequest: PeopleRequest {
  public typealias Answer = [Person]
  public static let isWrite = true
  /// The person's id.
  public let person: String
  /// The album's id.
  public let album: String
  /// Whether the person is a reader afterwards.
  public let isReader: Bool
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from people: any PeopleAPI, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try people.setReader(person, ofAlbum: album, to: isReader, WriteContext(call, key: key))
  }
}
