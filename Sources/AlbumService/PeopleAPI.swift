import Calls

/// The album service's operations on a person's account, friends, tokens and shared albums.
///
/// The person is the caller's ``Calls/Caller/viewer``; a call without one is `forbidden` with reason `noPerson`. What a person
/// may not see is answered as if it did not exist (`notFound`). A write that is repeated under its key has no
/// further effect, except that ``createToken(named:_:)`` replaces the token.
public protocol PeopleAPI: Sendable {
  /// Returns the person's account.
  func account(_ call: CallContext) throws(ServiceFailure) -> Account
  /// Sets what the person shares of photos, and returns the account.
  func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account

  /// Returns the friends, the requests sent and received, and the blocked people, ordered by name.
  func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance]
  /// Sends a friend request to the person with a name, or accepts that person's request.
  ///
  /// - Throws: `notFound` with reason `person` for an unknown name, `refused` with reason `oneself` for the person's own, `tooManyRequests`
  ///   after ``FriendRequests/limitPerDay`` requests in a day, and what ``Friendship/after(_:)`` throws.
  func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance
  /// Changes the friendship of the person and another one, and returns all acquaintances of the person.
  ///
  /// Ending and blocking also stop the sharing of albums between the two.
  ///
  /// - Throws: `notFound` with reason `person` for an unknown id, `refused` with reason `oneself` for the person's own, and what
  ///   ``Friendship/after(_:)`` throws.
  func changeFriendship(
    with person: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance]

  /// Returns the person's tokens, oldest first.
  func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken]
  /// Creates a token. A repetition under the same key replaces it by one with another secret, since secrets are not stored.
  ///
  /// - Parameter name: The token's name; the rules are those of ``PersonName``.
  /// - Throws: `refused` with reason `tokenLimit` for a person who has ``AccessToken/limit`` tokens, and with reason `personName` for an
  ///   invalid name.
  func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken
  /// Revokes a token at once, and returns the person's other tokens.
  ///
  /// - Throws: `notFound` with reason `token` for an unknown id.
  func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken]

  /// Returns an album's readers, the people with whom its owner shares it, ordered by name.
  ///
  /// - Throws: `notFound`, and `forbidden` for an album that the person sees and does not own.
  func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person]
  /// Shares an album with another person or stops sharing it, and returns the album's readers.
  ///
  /// - Throws: As ``readers(ofAlbum:_:)``; `notFound` with reason `person` for an unknown id; `refused` with reason `oneself` for the
  ///   person's own, and with reason `blockedPerson` for a person whom the person has blocked.
  func setReader(
    _ person: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person]

  /// Returns the log of what the person has shared with whom: the newest ``SharingEvent/limit`` entries, newest first.
  func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent]
}

/// A person's own account.
public struct Account: Hashable, Codable, Sendable {
  /// The person.
  public var person: Person
  /// The settings for what the person shares of photos.
  public var sharing: Sharing
  /// The number of the person's items.
  public var itemCount: Int

  /// Creates an account.
  public init(person: Person, sharing: Sharing, itemCount: Int) {
    (self.person, self.sharing, self.itemCount) = (person, sharing, itemCount)
  }
}

/// The administration of an album's people, on the machine that stores the album.
public protocol PeopleAdministration: Sendable {
  /// Returns all accounts in the order in which they were created, without the first one as long as it has no name.
  func accounts() throws(ServiceFailure) -> [Account]
  /// Returns the number of accounts.
  func personCount() throws(ServiceFailure) -> Int
  /// Returns the person to whom items without an owner belong; nil as long as that person has no name: before the first person is added, and
  /// after that person was removed, until the next one is added.
  func firstPerson() throws(ServiceFailure) -> Person?
  /// Returns the person with a name; nil for an unknown name.
  func person(named name: String) throws(ServiceFailure) -> Person?
  /// Adds a person. The first person to be added gets the items that are already in the album.
  ///
  /// - Throws: `refused` with reason `personName`, and `conflict` with reason `personExists`.
  func addPerson(named name: String) throws(ServiceFailure) -> Account
  /// Removes a person with all items, albums, friendships and tokens. Files are kept.
  ///
  /// - Returns: The number of items removed, and their files, without those that items of other people use.
  /// - Throws: `notFound` with reason `person` for an unknown id.
  func removePerson(id: String) throws(ServiceFailure) -> PersonRemoval
  /// Returns the id of the person who owns a token; nil for a token that is unknown or was revoked.
  func viewer(ofToken secret: String) throws(ServiceFailure) -> String?
  /// Returns a page of a person's own items, newest first.
  func ownItems(of person: String, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem>
}

/// The result of removing a person.
public struct PersonRemoval: Hashable, Sendable {
  /// The number of items removed.
  public var itemCount: Int
  /// The paths (``Calls/PathText``) of the items' files that no other item uses.
  public var files: [String]

  /// Creates a result.
  public init(itemCount: Int, files: [String]) {
    (self.itemCount, self.files) = (itemCount, files)
  }
}

extension ServiceFailure.Reason {
  /// A call without a viewer that only a person can make; no parameters.
  public static let noPerson = ServiceFailure.Reason(rawValue: "noPerson")
  /// A viewer who is not, or no longer, a person of the album; no parameters.
  public static let removedPerson = ServiceFailure.Reason(rawValue: "removedPerson")
  /// An unknown person; no parameters.
  public static let person = ServiceFailure.Reason(rawValue: "person")
  /// A name that another person has; no parameters.
  public static let personExists = ServiceFailure.Reason(rawValue: "personExists")
  /// A friend request to oneself, or an album shared with oneself; no parameters.
  public static let oneself = ServiceFailure.Reason(rawValue: "oneself")
  /// An unknown token; no parameters.
  public static let token = ServiceFailure.Reason(rawValue: "token")
}
