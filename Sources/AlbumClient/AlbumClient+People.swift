import AlbumService
import AlbumWire
import Calls
import HTTPClient
import WireFormat

extension AlbumClient: PeopleAPI {
  /// Returns the account of the person whose token the client sends.
  public func account(_ call: CallContext) throws(ServiceFailure) -> Account { try client.read(MeCall(), call) }

  /// Sets what the person shares of photos.
  public func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account {
    try client.write(SharingCall(sharing), write)
  }

  /// Returns the person's friends, requests and blocked people.
  public func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try client.read(FriendsCall(), call)
  }

  /// Sends a friend request to the person with a name, or accepts that person's request.
  public func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance {
    try client.write(FriendRequestCall(PeopleWrites.NameBody(name: name)), write)
  }

  /// Changes the friendship of the person and another one.
  public func changeFriendship(
    with person: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance] {
    switch change {
    case .ask: try client.write(WriteCall<PeopleWrites.Ask>(id: person), write)
    case .end: try client.write(WriteCall<PeopleWrites.End>(id: person), write)
    case .block: try client.write(WriteCall<PeopleWrites.Block>(id: person), write)
    case .unblock: try client.write(WriteCall<PeopleWrites.Unblock>(id: person), write)
    }
  }

  /// Returns the person's tokens.
  public func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken] {
    try client.read(TokensCall(), call)
  }

  /// Creates a token.
  public func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken {
    try client.write(TokenCreationCall(PeopleWrites.NameBody(name: name)), write)
  }

  /// Revokes a token.
  public func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken] {
    try client.write(RevocationCall(id: id), write)
  }

  /// Returns the readers of an album.
  public func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try client.read(ReadersCall(id: album), call)
  }

  /// Shares an album with another person, or stops sharing it.
  public func setReader(
    _ person: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person] {
    try isReader
      ? client.write(ReaderAdditionCall(id: album, secondID: person), write)
      : client.write(ReaderRemovalCall(id: album, secondID: person), write)
  }

  /// Returns what the person has shared with whom.
  public func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent] {
    try client.read(SharingLogCall(), call)
  }
}
