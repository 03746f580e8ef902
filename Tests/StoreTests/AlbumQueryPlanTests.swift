import AlbumService
import Attributes
import Calls
import GRDB
import TestSupport
import Testing

@testable import AlbumStore

/// SQLite's own plans: no list is read by scanning a table or by sorting, so that a page of a million items opens as one of ten.
@Suite struct AlbumQueryPlanTests {
  private let folder: TemporaryFolder
  private let album: SQLiteAlbumStore
  private let plans = QueryPlans()

  init() throws {
    folder = try TemporaryFolder()
    album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    var generator = SeededGenerator(seed: 7)
    _ = try album.add(NewMediaItem.random(count: 60, using: &generator))
  }

  /// Every combination of what a list can be asked for.
  private func queries() throws -> [MediaQuery] {
    let albums = [nil, try album.albums(page: PageRequest()).items.first?.id]
    let names: [Attribute?] = [Attribute(.brand, "Canon"), nil]
    let models: [Attribute?] = [Attribute(.model, "Canon EOS 5D"), nil]
    let lenses: [Attribute?] = [Attribute(.lens, "Canon EF 50mm f/1.4 USM"), nil]
    return albums.flatMap { album in
      ["Anna", nil].flatMap { owner in
        names.flatMap { name in models.flatMap { model in lenses.map { [name, model, $0].compactMap(\.self) } } }
          .flatMap { attributes in
            MediaQuery.Sort.allCases.map {
              MediaQuery(album: album, attributes: attributes, owner: owner, sort: $0)
            }
          }
      }
    }
  }

  @Test func pagesAreReadByAnIndex() throws {
    let queries = try queries()
    #expect(queries.count == 64)
    try plans.expectNoScan(of: album.file) {
      for query in queries {
        let page = try album.items(query, page: PageRequest(limit: 1))
        guard let next = page.next else { continue }
        let second = try album.items(query, page: PageRequest(.after(next), limit: 1))
        let previous = try #require(second.previous)
        _ = try album.items(query, page: PageRequest(.before(previous), limit: 1))
        if query.sort == .newest { _ = try album.items(query, page: PageRequest(.date("2012-06-15"), limit: 1)) }
      }
    }
  }

  /// Two people of whom one sees both, so that every list is read as that of a viewer.
  private func viewer() throws -> CallContext {
    let people = try ["Anna", "Ben"].map { try album.addPerson(named: $0).person }
    var generator = SeededGenerator(seed: 8)
    var items = NewMediaItem.random(count: 40, using: &generator)
    for index in items.indices {
      items[index].item.owner = "Ben"
      // The first ten have the same content as those of Anna.
      if index >= 10 { items[index].item.contentHash = "b\(index)" }
    }
    _ = try album.add(items)
    let calls = people.map { CallContext(caller: Caller(viewer: $0.id, device: "test-device")) }
    _ = try album.askFriend(named: "Ben", WriteContext(calls[0], key: .random()))
    _ = try album.askFriend(named: "Anna", WriteContext(calls[1], key: .random()))
    return calls[0]
  }

  @Test func pagesOfAViewerAreReadByAnIndex() throws {
    let (queries, call) = (try queries(), try viewer())
    try plans.expectNoScan(of: album.file) {
      for query in queries {
        let page = try album.items(query, page: PageRequest(limit: 1), call)
        guard let next = page.next else { continue }
        let second = try album.items(query, page: PageRequest(.after(next), limit: 1), call)
        _ = try album.items(query, page: PageRequest(.before(try #require(second.previous)), limit: 1), call)
        if query.sort == .newest { _ = try album.items(query, page: PageRequest(.date("2012-06-15"), limit: 1), call) }
      }
      for order in NameOrder.allCases { _ = try album.albums(order: order, page: PageRequest(limit: 1), call) }
      _ = try album.months(MediaQuery(), call)
      _ = try album.months(MediaQuery(attributes: [Attribute(.model, "Canon EOS 5D")]), call)
      _ = try album.itemCounts([Attribute(.brand, "Canon"), Attribute(.lens, "missing")], call)
      _ = try album.shootingStatistics(Attribute(.model, "Canon EOS 5D"), call)
      _ = try album.acquaintances(call)
    }
  }

  @Test func aViewersListIsTheSameWalkedAndMerged() throws {
    let call = try viewer()
    // The first person's items are few among many.
    var generator = SeededGenerator(seed: 9)
    _ = try album.addPerson(named: "Carla")
    var others = NewMediaItem.random(count: 2_000, using: &generator)
    for index in others.indices { (others[index].item.owner, others[index].item.contentHash) = ("Carla", "c\(index)") }
    _ = try album.add(others)
    for sort in MediaQuery.Sort.allCases {
      let query = MediaQuery(sort: sort)
      let selects = try plans.selects(of: album.file) { _ = try album.items(query, page: PageRequest(limit: 5), call) }
      #expect(selects.contains { $0.contains("WHERE person = ") }, "the lists of the people are merged")
      let merged = try album.items(query, page: PageRequest(limit: 500), call)
      var page = try album.items(query, page: PageRequest(limit: 500))
      var walked = page.items
      while let next = page.next {
        page = try album.items(query, page: PageRequest(.after(next), limit: 500))
        walked += page.items
      }
      #expect(merged.totalCount == 90 && merged.items.count == 90)
      #expect(walked.map(\.id).filter(Set(merged.items.map(\.id)).contains) == merged.items.map(\.id))
    }
  }

  @Test func severalFacetsAreCountedInTheIndexAlone() throws {
    let queries = try queries()
    let counts = try plans.selects(of: album.file) {
      for query in queries { _ = try album.items(query, page: PageRequest(limit: 1)) }
    }.filter { $0.hasPrefix("SELECT COUNT(*)") }
    #expect(!counts.isEmpty)
    for count in counts {
      let plan = try album.file.read { db in try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(count)") }
      #expect(plan.allSatisfy { ($0["detail"] as String).contains("USING COVERING INDEX") }, "\(count)")
    }
  }

  @Test func everyOtherQueryUsesAnIndexToo() throws {
    let item = try #require(try album.items(MediaQuery(), page: PageRequest(limit: 1)).items.first)
    try plans.expectNoScan(of: album.file) {
      for order in NameOrder.allCases {
        let page = try album.albums(order: order, page: PageRequest(limit: 1), .test)
        _ = try album.albums(order: order, page: PageRequest(.after(try #require(page.next)), limit: 1), .test)
      }
      _ = try album.item(id: item.id)
      _ = try album.itemCount()
      _ = try album.album(named: "Album 1")
      _ = try album.months(MediaQuery())
      _ = try album.months(MediaQuery(attributes: [Attribute(.model, "Canon EOS 5D")]))
      _ = try album.itemCounts([Attribute(.brand, "Canon"), Attribute(.lens, "missing")])
      _ = try album.shootingStatistics(Attribute(.model, "Canon EOS 5D"))
      _ = try album.isUnchanged([NewMediaItem.sample("1.jpg").stamp])
      _ = try album.add([.sample("1.jpg", modifiedNS: 2), .sample("new")])
      _ = try album.recordSelection(item: item.id, key: "k")
      _ = try album.correctCamera(item: item.id, brand: "Canon", model: nil)
    }
  }

  @Test func everyFacetHasAnIndexForEveryOrder() throws {
    let indexes = try album.file.read { db in Set(try db.indexes(on: "photo").map(\.name)) }
    for order in ["popular", "newest"] {
      #expect(indexes.contains("photo_\(order)"))
      for column in AlbumSchema.facetColumns { #expect(indexes.contains("photo_\(column)_\(order)")) }
    }
  }
}
