import Calls

/// The part of the album service that is about people: a person's account, friends, tokens and shared albums.
///
/// The person is the caller's ``Calls/Caller/viewer``; a call without one is `forbidden` with reason `noPerson`. What a person may
/// not know, such as another one's id, does not exist for that person (`notFound`). Writes have the same effect however often they are
/// sent.
public protocol PeopleAPI: Sendable {
  /// Returns the person's account.
  func account(_ call: CallContext) throws(ServiceFailure) -> Account
  /// Sets what the person shows of photos, and returns the account.
  func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account

  /// Returns the friends, requests in both directions, and the people whom the person has blocked, ordered by name.
  func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance]
  /// Asks the person with a name to be friends, or accepts if that person has asked.
  ///
  /// - Throws: `notFound` with reason `person` if no one has the name, `refused` with reason `oneself` for one's own, `tooManyRequests` after
  ///   ``FriendRequests/limitPerDay`` requests in a day, and what ``Friendship/after(_:)`` throws.
  func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance
  /// Makes a change to what is between the person and another one, and returns the acquaintances.
  ///
  /// Ending and blocking also take back the albums that the two have shared with each other.
  ///
  /// - Throws: `notFound` with reason `person` for an unknown id, and what ``Friendship/after(_:)`` throws.
  func changeFriendship(
    with person: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance]

  /// Returns the person's tokens, oldest first.
  func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken]
  /// Creates a token. It is the only write that is not repeatable: each call creates another one.
  ///
  /// - Parameter name: A name by which the person recognises it, as of a person (``PersonName``).
  /// - Throws: `refused` with reason `tokenLimit` for a person who has ``AccessToken/limit`` tokens.
  func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken
  /// Revokes a token at once, and returns the others.
  ///
  /// - Throws: `notFound` with reason `token`.
  func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken]

  /// Returns the people to whom the person shows an album, ordered by name.
  ///
  /// - Throws: `notFound`, and `forbidden` for an album of another person.
  func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person]
  /// Shows an album to another person, or no longer, and returns the album's readers.
  ///
  /// - Throws: As ``readers(ofAlbum:_:)``; `notFound` with reason `person` for an unknown id; `refused` with reason `blockedPerson`.
  func setReader(
    _ person: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person]

  /// Returns what the person has shared with whom, newest first; the newest ``SharingEvent/limit`` entries.
  func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent]
}

/// A person's own account.
public struct Account: Hashable, Codable, Sendable {
  /// The person.
  public var person: Person
  /// What the person shows of photos.
  public var sharing: Sharing
  /// How many items the person has.
  public var itemCount: Int

  /// Creates an account.
  public init(person: Person, sharing: Sharing, itemCount: Int) {
    (self.person, self.sharing, self.itemCount) = (person, sharing, itemCount)
  }
}

/// The administration of an album's people, on the machine that stores the album.
public protocol PeopleAdministration: Sendable {
  /// Returns all accounts in the order in which they were made, without the first as long as no one has named it.
  func accounts() throws(ServiceFailure) -> [Account]
  /// Returns the person of a name; nil if no one has it.
  func person(named name: String) throws(ServiceFailure) -> Person?
  /// Adds a person. The first one who is added has the items that are in the album already.
  ///
  /// - Throws: `refused` with reason `personName`, and `conflict` with reason `personExists`.
  func addPerson(named name: String) throws(ServiceFailure) -> Account
  /// Removes a person with all items, albums, friendships and tokens. Files are not touched.
  ///
  /// - Returns: How many items were removed, and the files from which they were shown and no other item is.
  /// - Throws: `notFound` with reason `person`.
  func removePerson(id: String) throws(ServiceFailure) -> PersonRemoval
  /// Returns the id of the person whose token this is; nil for a token that does not exist, or no longer.
  func viewer(ofToken secret: String) throws(ServiceFailure) -> String?
  /// Returns a page of a person's own items, in the order of import.
  func ownItems(of person: String, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem>
}

/// The result of removing a person.
public struct PersonRemoval: Hashable, Sendable {
  /// How many items there were.
  public var itemCount: Int
  /// The paths (``Calls/PathText``) of files from which no other item is shown.
  public var files: [String]

  /// Creates a result.
  public init(itemCount: Int, files: [String]) {
    (self.itemCount, self.files) = (itemCount, files)
  }
}

extension ServiceFailure.Reason {
  /// A call that only a person can make; no parameters.
  public static let noPerson = ServiceFailure.Reason(rawValue: "noPerson")
  /// A person who does not exist; no parameters.
  public static let person = ServiceFailure.Reason(rawValue: "person")
  /// A name that another person has; no parameters.
  public static let personExists = ServiceFailure.Reason(rawValue: "personExists")
  /// A request to oneself; no parameters.
  public static let oneself = ServiceFailure.Reason(rawValue: "oneself")
  /// A token that does not exist; no parameters.
  public static let token = ServiceFailure.Reason(rawValue: "token")
}
