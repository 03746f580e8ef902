import AlbumService
import AlbumWire
import Calls
import WireFormat

extension WireServer.Calls {
  /// Adds the calls about the people of an album.
  public mutating func addPeople(_ people: any PeopleAPI) {
    read(MeCall.self) { _, context throws(ServiceFailure) in try people.account(context) }
    write(SharingCall.self) { call, context throws(ServiceFailure) in try people.setSharing(call.body, context) }
    read(FriendsCall.self) { _, context throws(ServiceFailure) in try people.acquaintances(context) }
    write(FriendRequestCall.self) { call, context throws(ServiceFailure) in
      try people.askFriend(named: call.body.name, context)
    }
    addChange(PeopleWrites.Ask.self, people)
    addChange(PeopleWrites.End.self, people)
    addChange(PeopleWrites.Block.self, people)
    addChange(PeopleWrites.Unblock.self, people)
    read(SharingLogCall.self) { _, context throws(ServiceFailure) in try people.sharingLog(context) }
    read(TokensCall.self) { _, context throws(ServiceFailure) in try people.tokens(context) }
    write(TokenCreationCall.self) { call, context throws(ServiceFailure) in
      try people.createToken(named: call.body.name, context)
    }
    write(RevocationCall.self) { call, context throws(ServiceFailure) in
      try people.revokeToken(id: call.id, context)
    }
    addReaders(of: people)
  }

  private mutating func addChange<Kind: PeopleWrites.FriendshipChange>(_ kind: Kind.Type, _ people: any PeopleAPI) {
    write(WriteCall<Kind>.self) { call, context throws(ServiceFailure) in
      try people.changeFriendship(with: call.id, Kind.change, context)
    }
  }

  private mutating func addReaders(of people: any PeopleAPI) {
    read(ReadersCall.self) { call, context throws(ServiceFailure) in
      try people.readers(ofAlbum: call.id, context)
    }
    write(ReaderAdditionCall.self) { call, context throws(ServiceFailure) in
      try people.setReader(call.secondID, ofAlbum: call.id, to: true, context)
    }
    write(ReaderRemovalCall.self) { call, context throws(ServiceFailure) in
      try people.setReader(call.secondID, ofAlbum: call.id, to: false, context)
    }
  }
}
