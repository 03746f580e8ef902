import AlbumService
import AlbumStore
import Attributes
import Calls
import TestSupport
import Testing

/// Every list, read page by page in both directions, is the whole list in the order that the rules say.
@Suite struct AlbumPagingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// An album, all of its items, and their places in the order of import.
  private struct Sample {
    static let itemCount = 48

    let album: any AlbumConformer.Store
    let albumNames: [String: String]
    private let items: [MediaItem]
    private let places: [String: Int]

    init(_ conformer: AlbumConformer, _ folder: TemporaryFolder) throws {
      album = try conformer.store(folder)
      var generator = SeededGenerator(seed: TestSeed.value)
      let new = NewMediaItem.random(count: Self.itemCount, using: &generator)
      _ = try album.add(new)
      places = Dictionary(uniqueKeysWithValues: zip(new.map(\.file), 0...))
      items = try album.items(MediaQuery(), page: PageRequest(limit: 500)).items
      let albums = try album.albums(page: PageRequest()).items
      albumNames = Dictionary(uniqueKeysWithValues: albums.map { ($0.id, $0.name) })
    }

    /// Returns all items of a query in one page after the other.
    func all(_ query: MediaQuery, limit: Int = 500) throws -> [MediaItem] {
      var page = try album.items(query, page: PageRequest(limit: limit))
      var items = page.items
      while let next = page.next {
        page = try album.items(query, page: PageRequest(.after(next), limit: limit))
        #expect(page.firstIndex == items.count)
        items += page.items
      }
      #expect(page.totalCount == items.count)
      return items
    }

    /// Returns what the rules say that a list holds.
    func expected(_ query: MediaQuery) throws -> [MediaItem] {
      guard let criteria = try query.criteria() else { return [] }
      let isKnown = query.album.map { albumNames[$0] != nil } ?? true
      let album = query.album.flatMap { albumNames[$0] }.map { MediaCriterion(.album, $0) }
      return items.filter { item in isKnown && (criteria + [album].compactMap(\.self)).allSatisfy(item.meets) }
        .map { (key: key($0, query.sort), item: $0) }.sorted { $0.key < $1.key }.map(\.item)
    }

    private func key(_ item: MediaItem, _ sort: MediaQuery.Sort) -> MediaSortKey {
      MediaSortKey(item, number: Int64(item.file.flatMap { places[$0] } ?? -1), sort: sort)
    }

    /// Every combination of what a list can be asked for.
    var queries: [MediaQuery] {
      let albums = [albumNames.keys.min(), nil, String(repeating: "0", count: 20)]
      let attributeSets: [[Attribute]] = [
        [], [Attribute(.brand, "Canon")], [Attribute(.model, "nikon d90")],
        [Attribute(.lens, "Canon EF 50mm f/1.4 USM")],
        [Attribute(.brand, "Canon"), Attribute(.model, "Canon EOS 5D")], [Attribute(.brand, "Leica")],
        [Attribute(.brand, "Canon"), Attribute(.brand, "Nikon")],
      ]
      return albums.flatMap { album in
        attributeSets.flatMap { attributes in
          [nil, "Anna"].flatMap { owner in
            MediaQuery.Sort.allCases.map {
              MediaQuery(album: album, attributes: attributes, owner: owner, sort: $0)
            }
          }
        }
      }
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func everyListIsItsPagesInOrder(_ conformer: AlbumConformer) throws {
    let sample = try Sample(conformer, folder)
    #expect(try sample.all(MediaQuery()).count == Sample.itemCount)
    for query in sample.queries {
      let expected = try sample.expected(query)
      for limit in [1, 7, 20] {
        #expect(try sample.all(query, limit: limit) == expected, "\(query), \(limit) a page")
      }
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func pagesAreTheSameOnTheWayBack(_ conformer: AlbumConformer) throws {
    let sample = try Sample(conformer, folder)
    let album = sample.album
    for query in sample.queries {
      var page = try album.items(query, page: PageRequest(limit: 5))
      var pages = [page]
      while let next = page.next {
        page = try album.items(query, page: PageRequest(.after(next), limit: 5))
        pages.append(page)
      }
      while let previous = page.previous {
        pages.removeLast()
        page = try album.items(query, page: PageRequest(.before(previous), limit: pages.last?.items.count ?? 1))
        #expect(page == pages.last)
      }
      #expect(pages.count == 1)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aDateOpensTheListAtItsFirstItem(_ conformer: AlbumConformer) throws {
    let sample = try Sample(conformer, folder)
    for query in sample.queries where query.sort == .newest {
      let whole = try sample.all(query)
      for date in ["2012-06", "2012-06-15", "2009-01", "2020-01", "2013-12-31"] {
        let page = try sample.album.items(query, page: PageRequest(.date(date), limit: 5))
        let index = whole.firstIndex { ($0.takenAt ?? "").prefix(date.count) <= date }
        #expect(page.items == Array(whole[(index ?? whole.count)...].prefix(5)), "\(query) at \(date)")
        #expect(page.firstIndex == (page.items.isEmpty ? 0 : index))
        #expect((page.previous == nil) == (index == 0 || whole.isEmpty))
      }
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCursorHoldsWhenItsItemIsGone(_ conformer: AlbumConformer) throws {
    let sample = try Sample(conformer, folder)
    let page = try sample.album.items(MediaQuery(), page: PageRequest(limit: 10))
    let second = try sample.album.items(MediaQuery(), page: PageRequest(.after(try #require(page.next)), limit: 10))
    #expect(try sample.album.removeItems(ids: page.items.map(\.id)) == 10)
    let again = try sample.album.items(MediaQuery(), page: PageRequest(.after(try #require(page.next)), limit: 10))
    #expect(
      again.items == second.items && again.firstIndex == 0 && again.previous == nil
        && again.totalCount == Sample.itemCount - 10)
  }
}

/// Cursors of the SQLite store that no list issued.
@Suite struct ForgedCursorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func album() throws -> SQLiteAlbumStore {
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    var generator = SeededGenerator(seed: 4)
    _ = try album.add(NewMediaItem.random(count: 9, using: &generator))
    return album
  }

  private static func cursor(_ json: String) -> PageCursor {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var (token, bits, bitCount) = ("", 0, 0)
    for byte in json.utf8 {
      (bits, bitCount) = (bits << 8 | Int(byte), bitCount + 8)
      while bitCount >= 6 {
        bitCount -= 6
        token.append(digits[bits >> bitCount & 63])
      }
      bits &= (1 << bitCount) - 1
    }
    if bitCount > 0 { token.append(digits[bits << (6 - bitCount) & 63]) }
    return PageCursor(token: token)
  }

  @Test(arguments: [
    #"{"i":9223372036854775807,"k":[0,"",0],"l":"items.popular."}"#, #"{"i":-1,"k":[0,"",0],"l":"items.popular."}"#,
    #"{"i":-9223372036854775808,"k":[0,"",0],"l":"items.popular."}"#,
    #"{"i":1e400,"k":[0,"",0],"l":"items.popular."}"#, #"{"i":0.5,"k":[0,"",0],"l":"items.popular."}"#,
    #"{"i":0,"k":[9223372036854775808,"",0],"l":"items.popular."}"#, #"{"i":0,"k":[],"l":"items.popular."}"#,
    #"{"i":0,"k":["",0,0],"l":"items.popular."}"#, #"{"i":0,"k":[null,"",0],"l":"items.popular."}"#,
    #"{"i":0,"k":[0,"",0,0],"l":"items.popular."}"#, #"{"i":0,"k":[0,"",0]}"#, "[[[[[[[[[[", "{}", "0", "",
  ])
  func areRefused(json: String) throws {
    let album = try album()
    let cursor = Self.cursor(json)
    expect(.refused, .cursor) { try album.items(MediaQuery(), page: PageRequest(.after(cursor))) }
    expect(.refused, .cursor) { try album.items(MediaQuery(), page: PageRequest(.before(cursor))) }
  }

  @Test(arguments: [
    #"{"i":0,"k":[-9223372036854775808,"",-9223372036854775808],"l":"items.popular."}"#,
    #"{"i":1125899906842624,"k":[9223372036854775807,"\u0000",9223372036854775807],"l":"items.popular."}"#,
  ])
  func withKeysAtTheirLimitsAreAnswered(json: String) throws {
    let album = try album()
    let cursor = Self.cursor(json)
    for position in [PageRequest.Position.after(cursor), .before(cursor)] {
      let page = try album.items(MediaQuery(), page: PageRequest(position, limit: 500))
      #expect([0, 9].contains(page.items.count) && page.totalCount == 9 && page.firstIndex == 0)
      for next in [page.next.map { PageRequest.Position.after($0) }, page.previous.map { .before($0) }] {
        if let next { #expect(try album.items(MediaQuery(), page: PageRequest(next)).items.count == 9) }
      }
    }
  }

  @Test func randomBytesAreRefused() throws {
    let album = try album()
    var generator = SeededGenerator(seed: TestSeed.value)
    let own = try #require(try album.items(MediaQuery(), page: PageRequest(limit: 1)).next).token
    for _ in 0..<500 {
      var bytes = Array(own.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      let cursor = PageCursor(token: String(decoding: bytes, as: UTF8.self))
      do throws(ServiceFailure) {
        let page = try album.items(MediaQuery(), page: PageRequest(.after(cursor), limit: 500))
        #expect(page.totalCount == 9, "an altered key is a place in the list")
      } catch {
        #expect(error == ServiceFailure(.refused, .cursor))
      }
    }
  }
}
