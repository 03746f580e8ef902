import AlbumService
import AlbumWire
import Calls
import HTTPServer
import WireFormat

extension AlbumServer {
  /// Adds the routes of a person's account, friends and tokens.
  static func addPeople(_ people: any PeopleAPI, to routes: inout ServerRoutes) {
    routes.read(MeCall.self) { _, context throws(ServiceFailure) in try people.account(context) }
    routes.write(SharingCall.self) { call, write throws(ServiceFailure) in try people.setSharing(call.body, write) }
    routes.read(FriendsCall.self) { _, context throws(ServiceFailure) in try people.acquaintances(context) }
    routes.write(FriendRequestCall.self) { call, write throws(ServiceFailure) in
      try people.askFriend(named: call.body.name, write)
    }
    addChange(PeopleWrites.Ask.self, people, to: &routes)
    addChange(PeopleWrites.End.self, people, to: &routes)
    addChange(PeopleWrites.Block.self, people, to: &routes)
    addChange(PeopleWrites.Unblock.self, people, to: &routes)
    routes.read(SharingLogCall.self) { _, context throws(ServiceFailure) in try people.sharingLog(context) }
    addTokens(people, to: &routes)
    addReaders(people, to: &routes)
  }

  private static func addChange<Kind: PeopleWrites.FriendshipChange>(
    _ kind: Kind.Type, _ people: any PeopleAPI, to routes: inout ServerRoutes
  ) {
    routes.write(WriteCall<Kind>.self) { call, write throws(ServiceFailure) in
      try people.changeFriendship(with: call.id, Kind.change, write)
    }
  }

  private static func addTokens(_ people: any PeopleAPI, to routes: inout ServerRoutes) {
    routes.read(TokensCall.self) { _, context throws(ServiceFailure) in try people.tokens(context) }
    routes.write(TokenCreationCall.self) { call, write throws(ServiceFailure) in
      try people.createToken(named: call.body.name, write)
    }
    routes.write(RevocationCall.self) { call, write throws(ServiceFailure) in
      try people.revokeToken(id: call.id, write)
    }
  }

  private static func addReaders(_ people: any PeopleAPI, to routes: inout ServerRoutes) {
    routes.read(ReadersCall.self) { call, context throws(ServiceFailure) in
      try people.readers(ofAlbum: call.id, context)
    }
    routes.write(ReaderAdditionCall.self) { call, write throws(ServiceFailure) in
      try people.setReader(call.secondID, ofAlbum: call.id, to: true, write)
    }
    routes.write(ReaderRemovalCall.self) { call, write throws(ServiceFailure) in
      try people.setReader(call.secondID, ofAlbum: call.id, to: false, write)
    }
  }
}
