import AlbumService
import AlbumStore
import Attributes
import Calls
import Testing

/// Every list of the album, read page by page there and back, is the whole list in its order.
@Suite struct AlbumPagingTests {
  private let folder: TemporaryFolder
  private let album: SQLiteAlbumStore
  private let albumNames: [String: String]
  private let seed = UInt64.random(in: 0...UInt64.max)

  init() throws {
    folder = try TemporaryFolder()
    album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: { _ in true })
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    _ = try album.add(NewMediaItem.random(count: 120, using: &generator))
    let albums = try album.albums(page: PageRequest()).items
    albumNames = Dictionary(uniqueKeysWithValues: albums.map { ($0.id, $0.name) })
  }

  @Test func everyListIsItsPagesInOrder() throws {
    let everything = try allPages(PhotoQuery(), limit: 500)
    #expect(everything.count == 120)
    for query in queries() {
      let expected = sorted(everything.filter { matches($0, query) }, query.sort)
      for limit in [1, 7, 60] {
        #expect(try allPages(query, limit: limit).map(\.id) == expected.map(\.id), "\(query), \(limit) a page")
      }
    }
  }

  @Test func pagesAreTheSameOnTheWayBack() throws {
    for query in queries() {
      var page = try album.photos(query, page: PageRequest(limit: 13))
      var pages = [page]
      while let next = page.next {
        page = try album.photos(query, page: PageRequest(.after(next), limit: 13))
        pages.append(page)
      }
      while let previous = page.previous {
        pages.removeLast()
        page = try album.photos(query, page: PageRequest(.before(previous), limit: pages.last?.items.count ?? 1))
        #expect(page == pages.last)
      }
      #expect(pages.count == 1)
    }
  }

  @Test func aDateIsEnteredAtItsFirstPhoto() throws {
    for query in queries() where query.sort == .newest {
      let whole = try allPages(query, limit: 500)
      for date in ["2012-06", "2012-06-15", "2009-01", "2020-01", "2013-12-31"] {
        let page = try album.photos(query, page: PageRequest(.date(date), limit: 5))
        let index = whole.firstIndex { ($0.takenAt ?? "").prefix(date.count) <= date }
        #expect(page.items == Array(whole[(index ?? whole.count)...].prefix(5)), "\(query) at \(date)")
        #expect(page.firstIndex == (page.items.isEmpty ? 0 : index))
        #expect((page.previous == nil) == (index == 0 || whole.isEmpty))
      }
    }
  }

  private func queries() -> [PhotoQuery] {
    let albums = [albumNames.keys.min(), nil, "a999"]
    let attributeSets: [[Attribute]] = [
      [], [Attribute(.brand, "Canon")], [Attribute(.model, "nikon d90")], [Attribute(.lens, "Canon EF 50mm f/1.4 USM")],
      [Attribute(.brand, "Canon"), Attribute(.model, "Canon EOS 5D")], [Attribute(.brand, "Leica")],
    ]
    return albums.flatMap { album in
      attributeSets.flatMap { attributes in
        [nil, "Anna"].flatMap { owner in
          PhotoQuery.Sort.allCases.map {
            PhotoQuery(album: album, attributes: attributes, owner: owner, sort: $0)
          }
        }
      }
    }
  }

  private func allPages(_ query: PhotoQuery, limit: Int) throws -> [Photo] {
    var page = try album.photos(query, page: PageRequest(limit: limit))
    var photos = page.items
    while let next = page.next {
      page = try album.photos(query, page: PageRequest(.after(next), limit: limit))
      #expect(page.firstIndex == photos.count)
      photos += page.items
    }
    #expect(page.totalCount == photos.count)
    return photos
  }

  private func matches(_ photo: Photo, _ query: PhotoQuery) -> Bool {
    let isInAlbum = query.album == nil || albumNames[query.album ?? ""] == photo.album
    let hasAttributes = query.attributes.allSatisfy {
      photo.attribute($0.name)?.text?.lowercased() == $0.text?.lowercased()
    }
    return isInAlbum && hasAttributes && (query.owner == nil || query.owner == photo.owner)
  }

  private func sorted(_ photos: [Photo], _ sort: PhotoQuery.Sort) -> [Photo] {
    photos.sorted { left, right in
      switch sort {
      case .popular where left.selectionCount != right.selectionCount: left.selectionCount > right.selectionCount
      case .newest where left.takenAt != right.takenAt: (left.takenAt ?? "") > (right.takenAt ?? "")
      default: (left.title, left.id) < (right.title, right.id)
      }
    }
  }
}
