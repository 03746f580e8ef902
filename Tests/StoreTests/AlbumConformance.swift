import AlbumService
import AlbumStore
import Attributes
import Calls
import Testing

/// Who keeps the promises of ``AlbumAPI/AlbumAPI``; a client over HTTP joins here, and passes the same tests.
enum AlbumConformer: CaseIterable, CustomTestStringConvertible {
  case store

  var testDescription: String {
    switch self {
    case .store: "store"
    }
  }

  /// A service with these media in it, which were filed in this order.
  func service(_ folder: TemporaryFolder, _ media: [NewMediaItem] = []) throws -> any AlbumAPI {
    switch self {
    case .store:
      let store = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
      _ = try store.add(media)
      return store
    }
  }
}

/// What every album server does, whoever it is.
@Suite(.serialized) struct AlbumConformance {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEmptyAlbumHasEmptyLists(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder)
    #expect(try album.photos(PhotoQuery(), page: PageRequest()) == Page(items: [], firstIndex: 0, totalCount: 0))
    #expect(try album.albums(page: PageRequest()) == Page(items: [], firstIndex: 0, totalCount: 0))
    #expect(try album.months(PhotoQuery()).isEmpty)
    #expect(try album.photoCounts([Attribute(.brand, "Canon")]) == [0])
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
    let photos = try album.photos(PhotoQuery(), page: PageRequest()).items
    #expect(photos.map(\.title) == ["dune", "Z", "a", "a", "b"])
    #expect(photos[2].id < photos[3].id)
  }

  @Test(arguments: AlbumConformer.allCases)
  func newestPutsUndatedPhotosLast(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(
      folder,
      [
        .sample("undated", title: "a"), .sample("old", takenAt: "2012-01-01T00:00:00"),
        .sample("new", takenAt: "2014-06-21T21:40:05+02:00"), .sample("nonsense", title: "b", takenAt: "yesterday"),
        .sample("fraction", takenAt: "2014-06-21T21:40:05.25"),
      ])
    let photos = try album.photos(PhotoQuery(sort: .newest), page: PageRequest()).items
    #expect(photos.map(\.file) == ["fraction", "new", "old", "undated", "nonsense"].map { "/photos/\($0)" })
  }

  @Test(arguments: AlbumConformer.allCases)
  func namesOfCamerasAreFoundInAnyCase(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(
      folder,
      [
        .sample("1", brand: "Canon", model: "Canon EOS 5D"), .sample("2", brand: "Canon", model: "Canon EOS 550D"),
        .sample("3", brand: "Leica", model: "Leica Q", lens: "Leica Summilux 28"),
      ])
    let counts = try album.photoCounts([
      Attribute(.brand, "CANON"), Attribute(.model, "canon eos 5d"), Attribute(.lens, "leica summilux 28"),
      Attribute(.brand, "Nikon"), Attribute(.iso, 400),
    ])
    #expect(counts == [2, 1, 1, 0, 0])
    let query = PhotoQuery(attributes: [Attribute(.brand, "canon"), Attribute(.model, "Canon EOS 550D")])
    #expect(try album.photos(query, page: PageRequest()).items.map(\.file) == ["/photos/2"])
  }

  @Test(arguments: AlbumConformer.allCases)
  func whatTheAlbumDoesNotKnowIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder)
    expect(.refused) { try album.photos(PhotoQuery(attributes: [Attribute(.iso, 400)]), page: PageRequest()) }
    expect(.refused) { try album.shootingStatistics(Attribute(.fNumber, 2.8)) }
    expect(.notFound) { try album.photo(id: "a1") }
    expect(.notFound) { try album.photo(id: "") }
    expect(.notFound) { try album.removeAlbum(id: "a1") }
    expect(.notFound) { try album.recordSelection(photo: "a1", key: "k") }
    expect(.notFound) { try album.correctCamera(photo: "nonsense", brand: "Canon", model: nil) }
  }

  @Test(
    arguments: AlbumConformer.allCases,
    ["", "!", "e30", "W10", "bm90IGpzb24", "eyJsIjoieCIsImkiOjAsImsiOlsxXX0"])
  func aMalformedCursorIsRefused(_ conformer: AlbumConformer, token: String) throws {
    let album = try conformer.service(folder, [.sample("1")])
    let cursor = PageCursor(token: token)
    expect(.refused) { try album.photos(PhotoQuery(), page: PageRequest(.after(cursor))) }
    expect(.refused) { try album.albums(page: PageRequest(.before(cursor))) }
  }

  /// Apart from the others: a runner prints its arguments, and this one would fill its log.
  @Test(arguments: AlbumConformer.allCases)
  func aCursorOfTenThousandLettersIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1")])
    let cursor = PageCursor(token: String(repeating: "A", count: 9999))
    expect(.refused) { try album.photos(PhotoQuery(), page: PageRequest(.after(cursor))) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCursorOfAnotherListIsRefused(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1"), .sample("2"), .sample("3", owner: "Anna")])
    let cursor = try #require(try album.photos(PhotoQuery(), page: PageRequest(limit: 1)).next)
    expect(.refused) { try album.photos(PhotoQuery(sort: .newest), page: PageRequest(.after(cursor))) }
    expect(.refused) { try album.photos(PhotoQuery(owner: "Anna"), page: PageRequest(.after(cursor))) }
    expect(.refused) { try album.albums(page: PageRequest(.after(cursor))) }
  }

  @Test(arguments: AlbumConformer.allCases, ["", "2014", "2014-13", "2014-06-00", "2014-06-32", "June", "2014-06-2"])
  func aMalformedDateIsRefused(_ conformer: AlbumConformer, date: String) throws {
    let album = try conformer.service(folder, [.sample("1", takenAt: "2014-06-21")])
    expect(.refused) { try album.photos(PhotoQuery(sort: .newest), page: PageRequest(.date(date))) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func datesBelongToListsOrderedByDate(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1", takenAt: "2014-06-21")])
    expect(.refused) { try album.photos(PhotoQuery(), page: PageRequest(.date("2014-06"))) }
    expect(.refused) { try album.albums(page: PageRequest(.date("2014-06"))) }
  }
}

/// Expects a failure of a kind.
func expect<Value>(
  _ kind: ServiceFailure.Kind, sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) {
  do {
    _ = try call()
    Issue.record("expected \(kind), but it worked", sourceLocation: sourceLocation)
  } catch let failure as ServiceFailure {
    #expect(failure.kind == kind, "\(failure)", sourceLocation: sourceLocation)
    #expect(!failure.description.isEmpty, sourceLocation: sourceLocation)
  } catch {
    Issue.record("expected \(kind), but \(error)", sourceLocation: sourceLocation)
  }
}
