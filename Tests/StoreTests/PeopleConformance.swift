import AlbumService
import AlbumStore
import Calls
import TestSupport
import Testing

/// People, friends, tokens and shared albums in every implementation of the album service.
@Suite(.serialized) struct PeopleConformance {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func states(_ three: AlbumOfThree, _ person: Person) throws -> [String] {
    try three.album.acquaintances(three.call(person)).map { "\($0.person.name) \($0.state.rawValue)" }
  }

  @Test(arguments: AlbumConformer.allCases)
  func theFirstPersonHasWhatIsInTheAlbumAlready(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    _ = try album.add([.sample("1"), .sample("2", owner: "Grandma")])
    #expect(try album.accounts().isEmpty)
    #expect(try album.addPerson(named: " Anna ").itemCount == 2)
    #expect(try album.addPerson(named: "Ben").itemCount == 0)
    #expect(try album.accounts().map(\.person.name) == ["Anna", "Ben"])
    let owners = try album.items(MediaQuery(), page: PageRequest()).items.map(\.owner)
    #expect(owners == ["Anna", "Grandma"])
    #expect(try album.items(MediaQuery(owner: "Anna"), page: PageRequest()).totalCount == 1)
  }

  @Test(arguments: AlbumConformer.allCases)
  func namesAreUniqueInAnySpelling(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    _ = try album.addPerson(named: "Zoë")
    for name in ["ZOË", "Zoe\u{308}", "zoë\u{200B}"] {
      expect(.conflict, .personExists) { try album.addPerson(named: name) }
      #expect(try album.person(named: name)?.name == "Zoë")
    }
    for name in ["", " ", "\u{200B}", String(repeating: "x", count: 61)] {
      expect(.refused, .personName) { try album.addPerson(named: name) }
    }
    #expect(try album.addPerson(named: String(repeating: "x", count: 60)).itemCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aFriendshipIsAskedForAcceptedAndEnded(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let asked = try three.album.askFriend(named: "BEN", three.write(three.anna))
    #expect(asked.person == three.ben && asked.state == .asked)
    #expect(try states(three, three.anna) == ["Ben asked"] && states(three, three.ben) == ["Anna asking"])
    #expect(try three.album.askFriend(named: "Ben", three.write(three.anna)) == asked, "asking again changes nothing")
    #expect(try three.album.askFriend(named: "Anna", three.write(three.ben)).state == .friend)
    #expect(try states(three, three.anna) == ["Ben friend"] && states(three, three.ben) == ["Anna friend"])
    #expect(try three.album.changeFriendship(with: three.ben.id, .end, three.write(three.anna)).isEmpty)
    #expect(try states(three, three.ben).isEmpty)
    expect(.notFound, .friend) {
      try three.album.changeFriendship(with: three.ben.id, .end, three.write(three.anna))
    }
    expect(.notFound, .person) { try three.album.askFriend(named: "Nobody", three.write(three.anna)) }
    expect(.notFound, .person) {
      try three.album.changeFriendship(with: "x", .ask, three.write(three.anna))
    }
    expect(.refused, .oneself) { try three.album.askFriend(named: "Anna", three.write(three.anna)) }
    expect(.forbidden, .noPerson) { try three.album.acquaintances(three.call(nil)) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func refusedAndBlockedRequestsLookTheSameToThoseWhoAsked(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    _ = try three.album.changeFriendship(with: three.anna.id, .block, three.write(three.carla))
    _ = try three.album.askFriend(named: "Carla", three.write(three.anna))
    _ = try three.album.askFriend(named: "Ben", three.write(three.anna))
    _ = try three.album.changeFriendship(with: three.anna.id, .end, three.write(three.ben))
    #expect(try states(three, three.anna) == ["Ben asked", "Carla asked"])
    #expect(try states(three, three.ben).isEmpty && states(three, three.carla) == ["Anna blocked"])
    for name in ["Ben", "Carla"] {
      #expect(try three.album.askFriend(named: name, three.write(three.anna)).state == .asked)
    }
    #expect(try states(three, three.ben).isEmpty)
    expect(.refused, .blockedPerson) { try three.album.askFriend(named: "Anna", three.write(three.carla)) }
    _ = try three.album.changeFriendship(with: three.anna.id, .unblock, three.write(three.carla))
    #expect(try states(three, three.carla) == ["Anna asking"])
    // Who has refused can still ask, which accepts.
    #expect(try three.album.askFriend(named: "Anna", three.write(three.ben)).state == .friend)
  }

  @Test(arguments: AlbumConformer.allCases)
  func requestsAreLimitedAlsoThoseToNames(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    for number in 1..<FriendRequests.limitPerDay {
      expect(.notFound, .person) { try three.album.askFriend(named: "Name \(number)", three.write(three.anna)) }
    }
    _ = try three.album.askFriend(named: "Ben", three.write(three.anna))
    expect(.tooManyRequests, .friendRequests) { try three.album.askFriend(named: "Carla", three.write(three.anna)) }
    expect(.tooManyRequests, .friendRequests) {
      try three.album.changeFriendship(with: three.carla.id, .ask, three.write(three.anna))
    }
    _ = try three.album.askFriend(named: "Carla", three.write(three.ben))
  }

  @Test(arguments: AlbumConformer.allCases)
  func aTokenIsAPersonsUntilItIsRevoked(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let first = try three.album.createToken(named: "Phone", three.write(three.anna))
    let second = try three.album.createToken(named: "Television", three.write(three.anna))
    #expect(first.secret.hasPrefix("tfa_") && first.secret.count == 68 && first.secret != second.secret)
    #expect(try three.album.viewer(ofToken: first.secret) == three.anna.id)
    #expect(try three.album.viewer(ofToken: first.secret + "x") == nil)
    let listed = try three.album.tokens(three.call(three.anna))
    #expect(listed.map(\.name) == ["Phone", "Television"] && !"\(listed)".contains(first.secret))
    expect(.notFound, .token) { try three.album.revokeToken(id: first.token.id, three.write(three.ben)) }
    #expect(try three.album.revokeToken(id: first.token.id, three.write(three.anna, "k")).map(\.name) == ["Television"])
    #expect(try three.album.viewer(ofToken: first.secret) == nil)
    #expect(try three.album.viewer(ofToken: second.secret) == three.anna.id)
    #expect(try three.album.tokens(three.call(three.ben)).isEmpty)
    for number in 1..<AccessToken.limit { _ = try three.album.createToken(named: "\(number)", three.write(three.anna)) }
    expect(.refused, .tokenLimit) { try three.album.createToken(named: "one more", three.write(three.anna)) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRepeatedChangeHasNoFurtherEffect(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let (anna, ben) = (three.anna, three.ben)
    for _ in 0..<3 { _ = try three.album.askFriend(named: "Ben", three.write(anna, "ask")) }
    _ = try three.album.askFriend(named: "Anna", three.write(ben, "ask"))
    for _ in 0..<2 {
      #expect(try three.album.changeFriendship(with: ben.id, .end, three.write(anna, "end")).isEmpty)
    }
    try three.befriend(anna, ben)
    // A request that arrives late, for the second time, does not end the new friendship.
    #expect(try three.album.changeFriendship(with: ben.id, .end, three.write(anna, "end")).map(\.state) == [.friend])
    for _ in 0..<2 { _ = try three.album.changeFriendship(with: ben.id, .block, three.write(anna, "block")) }
    for _ in 0..<2 {
      #expect(try three.album.changeFriendship(with: ben.id, .unblock, three.write(anna, "unblock")).isEmpty)
    }
    for _ in 0..<2 * FriendRequests.limitPerDay {
      expect(.notFound, .person) { try three.album.askFriend(named: "Nobody", three.write(anna, "nobody")) }
    }
    expect(.conflict, .keyUsed) { try three.album.changeFriendship(with: ben.id, .block, three.write(anna, "end")) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRepeatedTokenReplacesTheOneWhoseSecretWasLost(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let lost = try three.album.createToken(named: "Phone", three.write(three.anna, "token"))
    let token = try three.album.createToken(named: "Phone", three.write(three.anna, "token"))
    #expect(try three.album.viewer(ofToken: lost.secret) == nil)
    #expect(try three.album.viewer(ofToken: token.secret) == three.anna.id)
    #expect(try three.album.tokens(three.call(three.anna)).map(\.id) == [token.token.id])
    // Another person may use the same key.
    _ = try three.album.createToken(named: "Phone", three.write(three.ben, "token"))
    #expect(try three.album.viewer(ofToken: token.secret) == three.anna.id)
  }

  @Test(arguments: AlbumConformer.allCases)
  func theLogSaysWhatWasSharedWithWhom(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let trips = try three.album(of: three.anna)
    try three.befriend(three.anna, three.ben)
    for isReader in [true, true] {
      _ = try three.album.setReader(three.ben.id, ofAlbum: trips.id, to: isReader, three.write(three.anna))
    }
    _ = try three.album.changeFriendship(with: three.anna.id, .end, three.write(three.ben))
    func log(_ person: Person) throws -> [String] {
      try three.album.sharingLog(three.call(person)).map { "\($0.kind.rawValue) \($0.person) \($0.album ?? "")" }
    }
    #expect(Set(try log(three.anna).prefix(2)) == ["ended Ben ", "albumUnshared Ben Trips"])
    #expect(try log(three.anna).suffix(2) == ["albumShared Ben Trips", "befriended Ben "])
    #expect(try log(three.ben) == ["ended Anna ", "befriended Anna "])
    #expect(try log(three.carla).isEmpty)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRemovedPersonLeavesNothing(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    let token = try three.album.createToken(named: "Phone", three.write(three.ben))
    let id = try three.item("Ben-own").id
    _ = try three.album.removeItems(ids: [id], three.write(three.ben, "r"))
    let removal = try three.album.removePerson(id: three.ben.id)
    #expect(removal == PersonRemoval(itemCount: 1, files: ["/photos/Ben-same"]))
    #expect(try three.titles(nil) == ["Anna-own", "Anna-same", "Carla-own", "Carla-same"])
    #expect(try three.album.albums(page: PageRequest()).totalCount == 2)
    #expect(try three.album.viewer(ofToken: token.secret) == nil && three.album.person(named: "Ben") == nil)
    #expect(try states(three, three.anna).isEmpty)
    expect(.unauthorised, .removedPerson) {
      try three.album.items(MediaQuery(), page: PageRequest(), three.call(three.ben))
    }
    expect(.notFound, .person) { try three.album.removePerson(id: three.ben.id) }
    // The first person of an album is without a name again.
    #expect(try three.album.removePerson(id: three.anna.id).itemCount == 2)
    #expect(try three.album.accounts().map(\.person.name) == ["Carla"] && three.album.firstPerson() == nil)
    _ = try three.album.add([.sample("new")])
    let anna = try three.album.addPerson(named: "Anna")
    #expect(try anna.itemCount == 1 && three.album.firstPerson() == anna.person)
  }

  @Test(arguments: AlbumConformer.allCases)
  func onesOwnItemsAreListedWithoutThoseOfFriends(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    let page = try three.album.ownItems(of: three.ben.id, page: PageRequest(limit: 1))
    #expect(page.items.map(\.title) == ["Ben-own"] && page.totalCount == 2)
    let rest = try three.album.ownItems(of: three.ben.id, page: PageRequest(.after(try #require(page.next))))
    #expect(rest.items.map(\.title) == ["Ben-same"] && rest.items[0].place != nil)
  }
}
