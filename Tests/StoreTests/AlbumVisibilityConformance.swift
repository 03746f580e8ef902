import AlbumService
import AlbumStore
import Attributes
import Calls
import Foundation
import TestSupport
import Testing

/// The part of an album that a person sees, in every implementation of the album service: the person's own items, those of friends, and
/// shared albums; everything else is answered as if it did not exist.
@Suite(.serialized) struct AlbumVisibilityConformance {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let camera = Attribute(.model, "Canon EOS 5D")

  /// Expects every count to be that of the list.
  private func expectAgreement(_ three: AlbumOfThree, _ person: Person?, _ count: Int) throws {
    let call = three.call(person)
    for query in [
      MediaQuery(), MediaQuery(attributes: [Self.camera]),
      MediaQuery(attributes: [Attribute(.brand, "Canon"), Self.camera], sort: .newest),
    ] {
      let page = try three.album.items(query, page: PageRequest(), call)
      #expect(page.items.count == count && page.totalCount == count)
      #expect(try three.album.months(query, call).map(\.itemCount).reduce(0, +) == count)
    }
    #expect(try three.album.itemCounts([Self.camera, Attribute(.brand, "Canon")], call) == [count, count])
    let statistics = try three.album.shootingStatistics(Self.camera, call)
    #expect(statistics.itemCount == count)
    for bins in [statistics.focalLengths, statistics.fNumbers, statistics.isos] {
      #expect(bins.map(\.itemCount).reduce(0, +) == count)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aPersonSeesOnlyTheirOwn(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    #expect(try three.titles(three.anna) == ["Anna-own", "Anna-same"])
    #expect(try three.titles(three.anna, MediaQuery(owner: "Ben")).isEmpty)
    for person in [three.anna, three.ben, three.carla] { try expectAgreement(three, person, 2) }
    let albums = try three.album.albums(order: .bytes, page: PageRequest(), three.call(three.ben))
    #expect(albums.items.map(\.name) == ["Trips"] && albums.totalCount == 1)
    #expect(albums.items.map(\.itemCount) == [2] && albums.items[0].cover?.title == "Ben-own")
    #expect(try three.album.albums(order: .pinyin, page: PageRequest(), three.call(three.ben)).totalCount == 1)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCallerWithoutAPersonSeesEverything(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try expectAgreement(three, nil, 6)
    #expect(try three.album.albums(order: .bytes, page: PageRequest(), three.call(nil)).totalCount == 3)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aPersonWhoDoesNotExistIsRefused(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let nobody = Person(id: RandomID.make(), name: "Nobody")
    expect(.unauthorised, .removedPerson) {
      try three.album.item(id: try three.item("Anna-own").id, three.call(nobody))
    }
    expect(.unauthorised, .removedPerson) { try three.album.account(three.call(nobody)) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRequestAloneShowsNothing(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    _ = try three.album.askFriend(named: "ben", three.write(three.anna))
    for person in [three.anna, three.ben] { try expectAgreement(three, person, 2) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func friendsSeeEachOthersPhotosAndTheSameContentOnce(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    #expect(try three.titles(three.anna) == ["Anna-own", "Anna-same", "Ben-own"])
    // One's own comes first.
    #expect(try three.titles(three.ben) == ["Anna-own", "Ben-own", "Ben-same"])
    try expectAgreement(three, three.anna, 3)
    try expectAgreement(three, three.ben, 3)
    try expectAgreement(three, three.carla, 2)
    let months = try three.album.months(MediaQuery(), three.call(three.anna)).map(\.month)
    #expect(months == ["2014-07", "2014-06", "2014-01"])
    // A photo that a list hides behind another one is shown where the other one is not.
    #expect(try three.titles(three.anna, MediaQuery(owner: "Ben")) == ["Ben-own", "Ben-same"])
    let albums = try three.album.albums(order: .bytes, page: PageRequest(), three.call(three.anna))
    #expect(albums.items.map(\.name) == ["Trips", "Trips"] && albums.totalCount == 2)
    for album in albums.items {
      #expect(try three.titles(three.anna, MediaQuery(album: album.id)).count == 2 && album.itemCount == 2)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func listsAreFilteredByOwner(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    let titles = { (person: OwnerFilter) in try three.titles(three.anna, MediaQuery(person: person)) }
    #expect(try titles(.viewer) == ["Anna-own", "Anna-same"])
    #expect(try titles(.friends) == ["Ben-own", "Ben-same"])
    #expect(try titles(.person(three.ben.id)) == ["Ben-own", "Ben-same"])
    #expect(try titles(.person(three.anna.id)) == ["Anna-own", "Anna-same"])
    for stranger in [three.carla.id, RandomID.make()] { #expect(try titles(.person(stranger)).isEmpty) }
    let shared = try three.items(three.anna, MediaQuery(person: .friends)).map(\.sharedBy)
    #expect(shared == ["Ben", "Ben"])
    #expect(try three.items(three.anna, MediaQuery(person: .viewer)).allSatisfy { $0.sharedBy == nil })
    let albums = { (person: OwnerFilter?) in
      try three.album.albums(AlbumQuery(person: person), page: PageRequest(), three.call(three.anna))
    }
    #expect(try albums(.friends).items.map(\.sharedBy) == ["Ben"] && albums(.friends).totalCount == 1)
    #expect(try albums(.viewer).items.map(\.sharedBy) == [nil] && albums(nil).totalCount == 2)
    #expect(try albums(.person(three.carla.id)).items.isEmpty)
    expect(.forbidden, .noPerson) { try three.titles(nil, MediaQuery(person: .friends)) }
    #expect(try three.titles(nil, MediaQuery(person: .person(three.ben.id))) == ["Ben-own", "Ben-same"])
  }

  @Test(arguments: AlbumConformer.allCases)
  func photosOfFriendsAreCountedAsTheyAreListed(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let dora = try three.album.addPerson(named: "Dora").person
    let counts = { try three.album.ownerCounts(Self.camera, three.call($0)) }
    #expect(try counts(dora) == OwnerCounts())
    #expect(try counts(three.anna) == OwnerCounts(ownCount: 2))
    for friend in [three.ben, three.carla] { try three.befriend(dora, friend) }
    try three.befriend(three.anna, three.ben)
    // Ben's and Carla's photo with the same content is counted once.
    #expect(try counts(dora) == OwnerCounts(friendCount: 2, friendItemCount: 3))
    #expect(try counts(three.anna) == OwnerCounts(ownCount: 2, friendCount: 1, friendItemCount: 2))
    for (person, count) in [(dora, 3), (three.anna, 2)] {
      let query = MediaQuery(attributes: [Self.camera], person: .friends)
      #expect(try three.album.items(query, page: PageRequest(), three.call(person)).totalCount == count)
    }
    _ = try three.album.changeFriendship(with: three.ben.id, .end, three.write(dora))
    #expect(try counts(dora) == OwnerCounts(friendCount: 1, friendItemCount: 2))
    #expect(try counts(nil) == OwnerCounts())
    expect(.refused, .attribute) {
      try three.album.ownerCounts(Attribute(.processor, "DIGIC"), three.call(dora))
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func ofTwoFriendsWithTheSameContentTheEarlierIsListed(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let dora = try three.album.addPerson(named: "Dora").person
    try three.befriend(dora, three.ben)
    try three.befriend(dora, three.carla)
    #expect(try three.titles(dora) == ["Ben-own", "Ben-same", "Carla-own"])
    try expectAgreement(three, dora, 3)
  }

  @Test(arguments: AlbumConformer.allCases)
  func theEndOfAFriendshipTakesEffectAtOnce(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    let seen = try #require(try three.items(three.anna).first { $0.title == "Ben-own" })
    _ = try three.album.changeFriendship(with: three.anna.id, .end, three.write(three.ben))
    for person in [three.anna, three.ben] { try expectAgreement(three, person, 2) }
    expect(.notFound, .item) { try three.album.item(id: seen.id, three.call(three.anna)) }
    let picture = try #require(seen.picture)
    expect(.notFound, .item) {
      try three.album.open(picture, .thumbnail(widthPixels: 320), range: nil, three.call(three.anna))
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aBlockedPersonSeesNothing(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    _ = try three.album.setReader(
      three.ben.id, ofAlbum: try three.album(of: three.anna).id, to: true, three.write(three.anna))
    _ = try three.album.changeFriendship(with: three.ben.id, .block, three.write(three.anna))
    for person in [three.anna, three.ben] { try expectAgreement(three, person, 2) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aReaderOfAnAlbumSeesItsItemsAlone(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    var other = AlbumOfThree.photo("other", of: three.anna, month: "05")
    other.item.album = "Home"
    _ = try three.album.add([other])
    let trips = try #require(
      try three.album.albums(order: .bytes, page: PageRequest(), three.call(three.anna)).items.first {
        $0.name == "Trips"
      })
    let readers = try three.album.setReader(three.carla.id, ofAlbum: trips.id, to: true, three.write(three.anna))
    #expect(readers == [three.carla])
    #expect(try three.titles(three.carla) == ["Anna-own", "Carla-own", "Carla-same"])
    try expectAgreement(three, three.carla, 3)
    #expect(try three.titles(three.carla, MediaQuery(album: trips.id)) == ["Anna-own", "Anna-same"])
    try expectAgreement(three, three.ben, 2)
    _ = try three.album.setReader(three.carla.id, ofAlbum: trips.id, to: false, three.write(three.anna))
    try expectAgreement(three, three.carla, 2)
    expect(.notFound, .album) { try three.album.readers(ofAlbum: trips.id, three.call(three.carla)) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func placesAndFilesAreShownOnlyWhereTheOwnerSaysSo(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let path = folder.file("photo.jpg")
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    var real = AlbumOfThree.photo("real", of: three.ben, month: "05")
    (real.item.contentHash, real.file) = (String(repeating: "c", count: 64), path)
    _ = try three.album.add([real])
    try three.befriend(three.anna, three.ben)
    let own = try #require(try three.items(three.ben).first { $0.title == "Ben-real" })
    func seen() throws -> MediaItem { try three.album.item(id: own.id, three.call(three.anna)) }
    #expect(own.place != nil && own.file == path)
    #expect(try seen().place == nil && seen().file == nil)
    #expect(try three.items(three.anna).allSatisfy { ($0.place == nil) == ($0.owner == "Ben") })
    let picture = try #require(own.picture)
    expect(.forbidden, .original) { try three.album.open(picture, .original, range: nil, three.call(three.anna)) }
    let small = try three.album.open(picture, .thumbnail(widthPixels: 320), range: nil, three.call(three.anna))
    #expect(small.sizeBytes == 3)
    let account = try three.album.setSharing(Sharing(places: true, originals: true), three.write(three.ben))
    #expect(account.sharing == Sharing(places: true, originals: true) && account.itemCount == 3)
    #expect(try seen().place == own.place && seen().file == nil)
    #expect(try three.album.open(picture, .original, range: nil, three.call(three.anna)).sizeBytes == 3)
    expect(.notFound, .item) { try three.album.open(picture, .original, range: nil, three.call(three.carla)) }
    try expectNoPath(three)
  }

  /// Only its owner sees the path of a missing file.
  private func expectNoPath(_ three: AlbumOfThree) throws {
    let gone = try #require(try three.item("Ben-own").picture)
    for (person, file) in [(three.anna, "Ben-own"), (three.ben, "/photos/Ben-own")] {
      do throws(ServiceFailure) {
        _ = try three.album.open(gone, .thumbnail(widthPixels: 320), range: nil, three.call(person))
        Issue.record("the file is gone")
      } catch {
        #expect(error.code == .notFound && error.parameters["file"] == file)
      }
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func onlyTheOwnerChangesAndRemoves(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.ben)
    let item = try three.item("Ben-own")
    let trips = try three.album(of: three.ben)
    for (person, code) in [(three.anna, ServiceFailure.Code.forbidden), (three.carla, .notFound)] {
      let isFriend = code == .forbidden
      expect(code, isFriend ? .otherOwner : .item) {
        try three.album.correctCamera(item: item.id, brand: "Nikon", model: nil, three.write(person))
      }
      expect(code, isFriend ? .otherOwner : .album) { try three.album.removeAlbum(id: trips.id, three.write(person)) }
      #expect(try three.album.removeItems(ids: [item.id], three.write(person)) == 0)
    }
    // Look-ups are counted by everyone who sees the photo, once for each key of a person.
    #expect(try three.album.recordSelection(item: item.id, three.write(three.anna, "k")) == 1)
    #expect(try three.album.recordSelection(item: item.id, three.write(three.ben, "k")) == 2)
    expect(.notFound, .item) { try three.album.recordSelection(item: item.id, three.write(three.carla, "k")) }
    #expect(try three.album.removeItems(ids: [item.id], three.write(three.ben, "r")) == 1)
    expect(.notFound, .removal) { try three.album.restoreItems(removedBy: .test("r"), three.write(three.anna)) }
    #expect(try three.album.restoreItems(removedBy: .test("r"), three.write(three.ben)).map(\.id) == [item.id])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCursorOfAnotherPersonIsRefused(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    let page = try three.album.items(MediaQuery(), page: PageRequest(limit: 1), three.call(three.ben))
    let cursor = try #require(page.next)
    for person in [three.anna, three.carla, nil] {
      expect(.refused, .cursor) {
        try three.album.items(MediaQuery(), page: PageRequest(.after(cursor)), three.call(person))
      }
    }
    let next = try three.album.items(MediaQuery(), page: PageRequest(.after(cursor)), three.call(three.ben))
    #expect(next.items.map(\.title) == ["Ben-same"] && next.firstIndex == 1)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aDateOpensTheListOfWhatIsSeen(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    try three.befriend(three.anna, three.carla)
    let page = try three.album.items(
      MediaQuery(sort: .newest), page: PageRequest(.date("2014-07"), limit: 1), three.call(three.anna))
    #expect(page.items.map(\.title) == ["Anna-own"] && page.firstIndex == 1 && page.totalCount == 3)
    let first = try three.album.items(
      MediaQuery(sort: .newest), page: PageRequest(.date("2014-01"), limit: 1), three.call(three.anna))
    #expect(first.items.map(\.title) == ["Anna-same"] && first.firstIndex == 2)
  }

  @Test(arguments: AlbumConformer.allCases)
  func theSameFileOfTwoPeopleIsTwoPhotos(_ conformer: AlbumConformer) throws {
    let three = try AlbumOfThree(conformer, folder)
    var new = NewMediaItem.sample("shared", owner: "Anna")
    #expect(try three.album.isUnchanged([new.stamp], of: "Anna", copiedInto: nil) == [false])
    let ofAnna = try three.album.add([new])
    new.item.owner = "Ben"
    #expect(try three.album.isUnchanged([new.stamp], of: "Ben", copiedInto: nil) == [false])
    let ofBen = try three.album.add([new])
    #expect(ofAnna[0].id != ofBen[0].id)
    #expect(try three.album.add([new]) == [.unchanged(id: try #require(ofBen[0].id))])
    #expect(try three.album.isUnchanged([new.stamp], of: "anna", copiedInto: nil) == [true])
    #expect(try three.titles(three.anna).contains("shared") && three.titles(three.ben).contains("shared"))
    try expectRemoval(of: new, ofAnna, three)
  }

  private func expectRemoval(of new: NewMediaItem, _ ofAnna: [ImportOutcome], _ three: AlbumOfThree) throws {
    let id = try #require(ofAnna[0].id)
    _ = try three.album.removeItems(ids: [id], three.write(three.anna))
    #expect(try three.titles(three.ben).contains("shared"))
    try three.befriend(three.anna, three.ben)
    #expect(try three.titles(three.anna).contains("shared"))
  }
}
