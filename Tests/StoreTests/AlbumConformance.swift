import AlbumService
import AlbumStore
import Attributes
import Calls
import TestSupport
import Testing

/// The implementations of ``AlbumAPI/AlbumAPI`` that pass the same tests.
enum AlbumConformer: CaseIterable, CustomTestStringConvertible {
  case sqlite
  case memory
  case served

  /// An album with all that commands and imports need of it.
  typealias Store = AlbumAPI & AlbumWriter & AlbumMaintenance & PeopleAPI & PeopleAdministration

  var testDescription: String {
    switch self {
    case .sqlite: "SQLite"
    case .memory: "memory"
    case .served: "HTTP"
    }
  }

  /// Creates an empty album.
  func store(
    _ folder: TemporaryFolder, fileExists: @escaping @Sendable (String) -> Bool = { _ in true },
    now: @escaping @Sendable () -> Instant = { .now }
  ) throws -> any Store {
    switch self {
    case .sqlite: try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: fileExists, now: now)
    case .memory: MemoryAlbumStore(fileExists: fileExists, now: now)
    case .served:
      try ServedAlbum(SQLiteAlbumStore(path: folder.file("served-album.sqlite"), fileExists: fileExists, now: now))
    }
  }

  /// Creates an album with these items, imported in this order.
  func service(_ folder: TemporaryFolder, _ items: [NewMediaItem] = []) throws -> any AlbumAPI {
    let store = try store(folder)
    _ = try store.add(items)
    return store
  }
}

/// The behaviour of every implementation of the album service: lists and look-ups.
@Suite(.serialized) struct AlbumConformance {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEmptyAlbumHasEmptyLists(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder)
    #expect(try album.items(MediaQuery(), page: PageRequest()) == Page(items: [], firstIndex: 0, totalCount: 0))
    #expect(try album.albums(page: PageRequest()) == Page(items: [], firstIndex: 0, totalCount: 0))
    #expect(try album.months(MediaQuery()).isEmpty)
    #expect(try album.itemCounts([Attribute(.brand, "Canon")]) == [0])
    #expect(try album.shootingStatistics(Attribute(.brand, "Canon")) == ShootingStatistics())
  }

  @Test(arguments: AlbumConformer.allCases)
  func popularPutsTheMostSelectedFirstThenTitles(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(
      folder,
      [
        .sample("1", title: "b"), .sample("2", title: "a"), .sample("3", title: "Z"),
        .sample("4", title: "dune", selectionCount: 2), .sample("5", title: "a"),
      ])
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(items.map(\.file) == ["4", "3", "2", "5", "1"].map { "/photos/\($0)" })
  }

  @Test(arguments: AlbumConformer.allCases)
  func newestPutsUndatedItemsLast(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(
      folder,
      [
        .sample("undated", title: "a"), .sample("old", takenAt: "2012-01-01T00:00:00"),
        .sample("new", takenAt: "2014-06-21T21:40:05+02:00"), .sample("nonsense", title: "b", takenAt: "yesterday"),
        .sample("fraction", takenAt: "2014-06-21T21:40:05.25"),
      ])
    let items = try album.items(MediaQuery(sort: .newest), page: PageRequest()).items
    #expect(items.map(\.file) == ["fraction", "new", "old", "undated", "nonsense"].map { "/photos/\($0)" })
  }

  @Test(arguments: AlbumConformer.allCases)
  func namesOfCamerasAreFoundInAnyCase(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(
      folder,
      [
        .sample("1", brand: "Canon", model: "Canon EOS 5D"), .sample("2", brand: "Canon", model: "Canon EOS 550D"),
        .sample("3", brand: "Leica", model: "Leica Q", lens: "Leica Summilux 28"), .sample("4", brand: "Éclair"),
      ])
    let counts = try album.itemCounts([
      Attribute(.brand, "CANON"), Attribute(.model, "canon eos 5d"), Attribute(.lens, "leica summilux 28"),
      Attribute(.brand, "Nikon"), Attribute(.iso, 400), Attribute(.brand, "éclair"), Attribute(.brand, "e\u{301}CLAIR"),
    ])
    #expect(counts == [2, 1, 1, 0, 0, 1, 1])
    let query = MediaQuery(attributes: [Attribute(.brand, "canon"), Attribute(.model, "Canon EOS 550D")])
    #expect(try album.items(query, page: PageRequest()).items.map(\.file) == ["/photos/2"])
    let contradiction = MediaQuery(attributes: [Attribute(.brand, "Canon"), Attribute(.brand, "Leica")])
    #expect(try album.items(contradiction, page: PageRequest()).totalCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases)
  func unknownIdsAreNotFound(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1")])
    for id in ["", "1", "a1", String(repeating: "0", count: 20), String(repeating: "x", count: 100_000)] {
      expect(.notFound, .item) { try album.item(id: id) }
      expect(.notFound, .album) { try album.removeAlbum(id: id) }
      expect(.notFound, .item) { try album.recordSelection(item: id, key: "k") }
      expect(.notFound, .item) { try album.correctCamera(item: id, brand: "Canon", model: nil) }
      #expect(try album.items(MediaQuery(album: id), page: PageRequest()).items.isEmpty)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func attributesTheAlbumCannotSearchByAreRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder)
    let query = MediaQuery(attributes: [Attribute(.iso, 400)])
    expect(.refused, .attribute) { try album.items(query, page: PageRequest()) }
    expect(.refused, .attribute) { try album.months(query) }
    expect(.refused, .attribute) { try album.shootingStatistics(Attribute(.fNumber, 2.8)) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func idsCannotBeGuessed(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1"), .sample("2", album: "B")])
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    let albums = try album.albums(page: PageRequest()).items
    let ids = items.map(\.id) + albums.map(\.id)
    #expect(Set(ids).count == 4 && ids.allSatisfy { RandomID.isWellFormed($0) })
  }

  @Test(
    arguments: AlbumConformer.allCases,
    ["", "!", "e30", "W10", "bm90IGpzb24", "eyJsIjoieCIsImkiOjAsImsiOlsxXX0"])
  func aMalformedCursorIsRefused(_ conformer: AlbumConformer, token: String) throws {
    let album = try conformer.service(folder, [.sample("1")])
    let cursor = PageCursor(token: token)
    expect(.refused, .cursor) { try album.items(MediaQuery(), page: PageRequest(.after(cursor))) }
    expect(.refused, .cursor) { try album.albums(page: PageRequest(.before(cursor))) }
  }

  /// Not an argument of the test above, because a runner prints arguments in full.
  @Test(arguments: AlbumConformer.allCases)
  func aCursorOfTenThousandLettersIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1")])
    let cursor = PageCursor(token: String(repeating: "A", count: 9999))
    expect(.refused, .cursor) { try album.items(MediaQuery(), page: PageRequest(.after(cursor))) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCursorOfAnotherListIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1"), .sample("2"), .sample("3", owner: "Anna")])
    let cursor = try #require(try album.items(MediaQuery(), page: PageRequest(limit: 1)).next)
    expect(.refused, .cursor) { try album.items(MediaQuery(sort: .newest), page: PageRequest(.after(cursor))) }
    expect(.refused, .cursor) { try album.items(MediaQuery(owner: "Anna"), page: PageRequest(.after(cursor))) }
    expect(.refused, .cursor) { try album.albums(page: PageRequest(.after(cursor))) }
  }

  @Test(arguments: AlbumConformer.allCases, ["", "201", "2014-13", "2014-06-00", "2014-06-32", "June", "2014-06-2"])
  func aMalformedDateIsRefused(_ conformer: AlbumConformer, date: String) throws {
    let album = try conformer.service(folder, [.sample("1", takenAt: "2014-06-21")])
    expect(.refused, .date) { try album.items(MediaQuery(sort: .newest), page: PageRequest(.date(date))) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aDateInAListThatIsNotOrderedByDateIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1", takenAt: "2014-06-21")])
    expect(.refused, .date) { try album.items(MediaQuery(), page: PageRequest(.date("2014-06"))) }
    expect(.refused, .date) { try album.albums(page: PageRequest(.date("2014-06"))) }
  }
}
