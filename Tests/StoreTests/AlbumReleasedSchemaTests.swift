import AlbumService
import AlbumStore
import Attributes
import Calls
import TestSupport
import Testing

/// An album that a released version wrote opens in this one, with everything in it.
@Suite struct AlbumReleasedSchemaTests {
  private let released: ReleasedSchema

  init() throws {
    released = ReleasedSchema(folder: try TemporaryFolder())
  }

  @Test(arguments: ["album-1", "album-2"])
  func opensWithEverythingInIt(name: String) throws {
    let path = try released.file(name)
    let album = try SQLiteAlbumStore(path: path)
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(items.map(\.title) == ["Harbour at dusk", "dunes.jpg"])
    #expect(items.map(\.model) == ["Canon EOS 5D", "Nikon D90"])
    #expect(items.map(\.selectionCount) == [41, 0])
    #expect(items.map(\.mediaType) == [.photo, .photo])
    #expect(items[1].problem == "the file has gone")
    #expect(try album.recordSelection(item: items[0].id, key: "key-1") == 41)
    #expect(try album.removeDemo() == 1)
    _ = try SQLiteAlbumStore(path: released.folder.file("new.sqlite"))
    #expect(try ReleasedSchema.schema(path) == ReleasedSchema.schema(released.folder.file("new.sqlite")))
  }

  @Test func itemsAndAlbumsOfTheFirstVersionGetIdsThatCannotBeGuessed() throws {
    let path = try released.file("album-1")
    let items = try SQLiteAlbumStore(path: path).items(MediaQuery(), page: PageRequest()).items
    let albums = try SQLiteAlbumStore(path: path).albums(page: PageRequest()).items
    let ids = items.map(\.id) + albums.map(\.id)
    #expect(Set(ids).count == ids.count && ids.allSatisfy { RandomID.isWellFormed($0) })
    let again = try SQLiteAlbumStore(path: path)
    #expect(try items.map { try again.item(id: $0.id) } == items)
    #expect(
      try albums.map { try again.items(MediaQuery(album: $0.id), page: PageRequest()).totalCount }
        == albums.map(\.itemCount))
  }

  /// The version without people: everything belongs to the first person, and removals can still be undone.
  @Test func anAlbumWithoutPeopleBelongsToTheFirstPerson() throws {
    let path = try released.file("album-7")
    let album = try SQLiteAlbumStore(path: path, fileExists: { _ in true })
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(items.map(\.title) == ["dunes", "agave"] && items.map(\.selectionCount) == [41, 0])
    #expect(items.map(\.model) == ["Canon EOS 5D Mark III", "Canon EOS 5D"] && items.map(\.owner) == ["Anna", "Anna"])
    #expect(try album.recordSelection(item: items[0].id, key: "key-1") == 41)
    let restored = try album.restoreItems(removedBy: .test("removal-1"), .test("restore"))
    #expect(restored.map(\.title) == ["kite"] && restored[0].model == "Nikon D90")
    #expect(try album.faults().isEmpty)
    let anna = try album.addPerson(named: "Anna")
    #expect(anna.itemCount == 3 && anna.sharing == Sharing())
    let call = CallContext(caller: Caller(viewer: anna.person.id, device: "test-device"))
    #expect(
      try album.items(MediaQuery(sort: .newest), page: PageRequest(), call).items.map(\.title) == [
        "agave", "dunes", "kite",
      ])
    #expect(try album.months(MediaQuery(), call).count == 3)
    #expect(try album.albums(order: .bytes, page: PageRequest(), call).items.map(\.folder) == ["/photos"])
    _ = try SQLiteAlbumStore(path: released.folder.file("new.sqlite"))
    #expect(try ReleasedSchema.schema(path) == ReleasedSchema.schema(released.folder.file("new.sqlite")))
  }

  /// The version without passwords: people, friends and tokens stay, and nobody can sign in before a password is set.
  @Test func peopleWithoutPasswordsAreKept() throws {
    let path = try released.file("album-8")
    let album = try SQLiteAlbumStore(path: path, fileExists: { _ in true })
    #expect(try album.accounts().map { "\($0.person.name) \($0.itemCount)" } == ["Anna 2", "Ben 1"])
    let anna = try #require(try album.person(named: "anna"))
    let call = CallContext(caller: Caller(viewer: anna.id, device: "test-device"))
    #expect(try album.items(MediaQuery(), page: PageRequest(), call).totalCount == 3)
    #expect(try album.acquaintances(call).map(\.state) == [.friend])
    let token = "tfa_0907b0f6eb9dc2c68ad484b563e2ed8d9fa7422904181e0ca888557a531fec11"
    #expect(try album.viewer(ofToken: token) == anna.id)
    #expect(try album.person(named: "Anna", password: "") == nil)
    try album.setPassword("correct horse", of: anna.id)
    #expect(try album.person(named: "Anna", password: "correct horse") == anna)
    #expect(try album.faults().isEmpty)
    _ = try SQLiteAlbumStore(path: released.folder.file("new.sqlite"))
    #expect(try ReleasedSchema.schema(path) == ReleasedSchema.schema(released.folder.file("new.sqlite")))
  }

  /// Albums were named after the last name of their photos' folders.
  @Test(arguments: ["album-1", "album-2"]) func albumsOfEarlierVersionsAreKeptAndStandForTheirFolders(name: String)
    throws
  {
    let sql = """
      UPDATE facet SET fold = 'Zu\u{308}rich' WHERE id = (SELECT albumFacet FROM photo WHERE id = 1);
      UPDATE facet SET fold = '07' WHERE id = (SELECT albumFacet FROM photo WHERE id = 2);
      DELETE FROM source;
      INSERT INTO source (path, inode, sizeBytes, modifiedNS, photo) VALUES
        ('/p/Zu\u{308}rich/1.jpg', 1, 1, 1, 1), ('/backup/1.jpg', 2, 1, 1, 1),
        ('/p/2019/07/1.jpg', 3, 1, 1, 2), ('/p/2020/07/1.jpg', 4, 1, 1, 2);
      """
    let album = try SQLiteAlbumStore(path: try released.file(name, adding: sql))
    let albums = try album.albums(page: PageRequest()).items
    #expect(albums.map(\.name) == ["07", "Zürich"])
    #expect(albums.map(\.folder) == [nil, "/p/Zürich"])
    #expect(albums.map(\.itemCount) == [1, 1])
    _ = try album.add([.sample(inFolderOf: "/p/Zürich/2.jpg"), .sample(inFolderOf: "/p/2020/07/2.jpg")])
    let later = try album.albums(page: PageRequest()).items
    #expect(later.map(\.name) == ["07", "2020/07", "Zürich"])
    #expect(later.map(\.itemCount) == [1, 1, 2])
  }

  /// The first version folded case alone, so that one name in two encodings was two brands.
  @Test func namesOfTheFirstVersionThatAreOneAreMerged() throws {
    let sql = """
      UPDATE photo SET brandFacet = NULL;
      INSERT INTO facet (kind, fold) VALUES ('brand', '\u{E9}clair'), ('brand', 'e\u{301}clair'), ('lens', 'o\u{308}');
      UPDATE photo SET brandFacet = (SELECT max(id) - 2 FROM facet) WHERE id = 1;
      UPDATE photo SET brandFacet = (SELECT max(id) - 1 FROM facet), lensFacet = (SELECT max(id) FROM facet) WHERE id = 2;
      """
    let album = try SQLiteAlbumStore(path: try released.file("album-1", adding: sql))
    let attributes = [Attribute(.brand, "\u{C9}CLAIR"), Attribute(.brand, "e\u{301}clair"), Attribute(.lens, "\u{D6}")]
    #expect(try album.itemCounts(attributes) == [2, 2, 1])
    let query = MediaQuery(attributes: [attributes[0]])
    #expect(try album.items(query, page: PageRequest()).items.count == 2)
    #expect(try album.months(query).map(\.itemCount).reduce(0, +) <= 2)
  }
}
