import AlbumService
import Calls
import Device
import Screen
import Testing

@testable import Television

/// Friends on the television, and what is different about their photos.
@Suite struct FriendsTests {
  private static func tv(_ household: FakeHousehold = .family) -> TelevisionHarness {
    var photos = FakeServices.photos
    // The dunes and the kite are Ben's.
    for index in [1, 2] { photos[index].sharedBy = "Ben" }
    return TelevisionHarness(photos: photos, household: household)
  }

  private static func friends(_ household: FakeHousehold = .family) -> TelevisionHarness {
    var tv = tv(household)
    tv.press(.home)
    for _ in 0..<9 where tv.focus != "Friends" { tv.press(.arrowRight) }
    tv.press(.enter)
    return tv
  }

  @Test func aRequestIsANoteOnHome() {
    let tv = Self.tv()
    #expect(tv.model.pageName == .home && tv.screen.contains("Friend request from Carla"))
  }

  @Test func acceptsARequest() {
    var tv = Self.friends()
    #expect(tv.model.pageName == .friends && tv.screen.contains("REQUESTS RECEIVED"))
    tv.press(.enter)
    #expect(tv.household.states["carla"] == .friend)
    #expect(!tv.screen.contains("REQUESTS RECEIVED"))
    tv.press(.back)
    #expect(!tv.screen.contains("Friend request from"))
  }

  @Test func refusesARequest() {
    var tv = Self.friends()
    tv.press(.red)
    #expect(tv.household.states["carla"] == nil)
  }

  @Test func asksByTypedName() {
    var tv = Self.friends()
    tv.press(.blue)
    tv.type("Dora")
    tv.press(.enter)
    #expect(tv.household.states["dora"] == .asked)
    #expect(tv.screen.contains("Request sent") && tv.screen.contains("REQUESTS SENT"))
  }

  @Test func asksByNameWithTheRemote() {
    var tv = Self.friends()
    tv.press(.blue, .arrowUp, .arrowUp, .arrowUp, .arrowUp)
    for _ in 0..<9 { tv.press(.arrowLeft) }
    for _ in 0..<3 { tv.press(.arrowRight) }
    #expect(tv.focus == "d")
    tv.press(.enter)
    tv.type("ora")
    tv.press(.arrowDown, .arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(tv.household.states["dora"] == .asked)
  }

  @Test func anUnknownNameSaysSo() {
    var tv = Self.friends()
    tv.press(.blue)
    tv.type("Nobody")
    tv.press(.enter)
    #expect(tv.screen.contains("There is no such person"))
    #expect(tv.model.pageName == .name)
  }

  @Test(arguments: [("yes", true), ("no", false)])
  func endsAFriendshipAfterAQuestion(_ name: String, _ isConfirmed: Bool) {
    var tv = Self.friends()
    tv.press(.arrowDown, .red)
    #expect(tv.screen.contains("Stop being friends with Ben?"))
    tv.sleep(ms: 400)
    if isConfirmed { tv.press(.arrowLeft) }
    tv.press(.enter)
    #expect((tv.household.states["ben"] == nil) == isConfirmed)
  }

  @Test func blocksAndUnblocks() {
    var tv = Self.friends()
    tv.press(.arrowDown, .contextMenu)
    for _ in 0..<6 where !tv.focus.contains("Block") { tv.press(.arrowDown) }
    tv.press(.enter)
    tv.sleep(ms: 400)
    tv.press(.arrowLeft, .enter)
    #expect(tv.household.states["ben"] == .blocked)
    for _ in 0..<6 where !tv.focus.contains("Ben") { tv.press(.arrowDown) }
    tv.press(.enter)
    tv.sleep(ms: 400)
    tv.press(.arrowLeft, .enter)
    #expect(tv.household.states["ben"] == nil)
  }

  @Test func opensTheirPhotosAndAlbums() {
    var tv = Self.friends()
    tv.press(.arrowDown, .enter)
    #expect(tv.model.pageName == .album && tv.screen.contains("Ben’s photos"))
    #expect(tv.asked.contains { ($0 as? ItemsRequest)?.query.person == .person("ben") })
    tv.press(.back, .yellow)
    #expect(tv.model.pageName == .albums && tv.screen.contains("Ben’s albums"))
    #expect(tv.asked.contains { ($0 as? AlbumsRequest)?.query.person == .person("ben") })
  }

  @Test func sharesPlacesAndOriginals() {
    var tv = Self.friends()
    for _ in 0..<8 where !tv.focus.contains("Where your photos") { tv.press(.arrowDown) }
    tv.press(.enter)
    #expect(tv.household.sharing == Sharing(places: true))
    tv.press(.arrowDown, .enter)
    #expect(tv.household.sharing == Sharing(places: true, originals: true))
  }

  @Test func sharesAnAlbumWithAPerson() {
    var tv = Self.tv()
    tv.press(.home, .enter, .arrowRight, .contextMenu)
    for _ in 0..<6 where !tv.focus.contains("Share this album") { tv.press(.arrowDown) }
    tv.press(.enter)
    #expect(tv.model.pageName == .readers)
    tv.press(.enter)
    #expect(tv.household.readers.values.flatMap { $0 } == ["ben"])
    tv.press(.enter)
    #expect(tv.household.readers.values.flatMap { $0 }.isEmpty)
  }

  @Test func othersPhotosSayWhoseTheyAreAndOfferNoChanges() {
    var tv = Self.tv()
    // The most looked-up photo of all is Ben's.
    tv.press(.home, .arrowDown)
    for _ in 0..<4 where !tv.focus.contains("Dunes") { tv.press(.arrowLeft) }
    tv.press(.enter)
    #expect(tv.model.pageName == .photo && tv.screen.contains("Dunes"))
    #expect(tv.screen.contains("Shared by") && tv.screen.contains("Ben"))
    let commands = tv.model.topActions?.more.map(\.command) ?? []
    #expect(!commands.contains(.remove) && !commands.contains(.correct))
    tv.press(.arrowRight, .arrowRight)
    #expect(tv.screen.contains("Harbour at dusk") && !tv.screen.contains("Shared by"))
    let ownCommands = tv.model.topActions?.more.map(\.command) ?? []
    #expect(ownCommands.contains(.remove))
  }

  // MARK: On a product's page

  private static func product(_ counts: OwnerCounts) -> TelevisionHarness {
    var tv = tv()
    tv.ownerCounts = counts
    tv.press(.home, .arrowDown)
    for _ in 0..<8 { tv.press(.arrowRight) }
    tv.press(.enter)
    return tv
  }

  @Test(arguments: [
    (
      OwnerCounts(ownCount: 1, friendCount: 3, friendItemCount: 212),
      ["3 friends took 212 photos with this", "you took 1 "]
    ),
    (OwnerCounts(friendCount: 1, friendItemCount: 1), ["1 friend took 1 photo with this"]),
    (OwnerCounts(ownCount: 2), ["You took 2 photos with this"]),
  ])
  func saysWhatFriendsTook(_ counts: OwnerCounts, _ texts: [String]) {
    let tv = Self.product(counts)
    #expect(tv.model.pageName == .product)
    for text in texts { #expect(tv.screen.contains(text)) }
    #expect(tv.screen.contains("friend") == (counts.friendCount > 0))
  }

  @Test func saysNothingAboutNoPhotos() {
    let tv = Self.product(OwnerCounts())
    #expect(!tv.screen.contains("friend") && !tv.screen.contains("You took"))
  }

  @Test func theLineLeadsToThesePhotos() throws {
    var tv = Self.product(OwnerCounts(ownCount: 1, friendCount: 1, friendItemCount: 2))
    for _ in 0..<4 where !tv.focus.contains("friend") { tv.press(.arrowUp) }
    tv.press(.enter)
    #expect(tv.model.pageName == .album && tv.screen.contains("by friends"))
    let queries = tv.asked.compactMap { ($0 as? ItemsRequest)?.query }
    let query = try #require(queries.last)
    #expect(query.person == .friends && query.attributes.count == 1)
  }
}
