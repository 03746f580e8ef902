import AlbumService
import AlbumStore
import Attributes
import Calls
import TestSupport
import Testing

/// Whatever is done to them, the SQLite store and the rules in memory hold the same album.
@Suite struct AlbumAgreementTests {
  /// The same changes to two albums.
  private struct Pair {
    let folder: TemporaryFolder
    let disk = FakeDisk()
    let stores: [any AlbumConformer.Store]

    init() throws {
      let folder = try TemporaryFolder()
      self.folder = folder
      let disk = disk
      stores = try [AlbumConformer.sqlite, .memory].map { try $0.store(folder, fileExists: disk.has) }
    }

    /// Returns what both stores answer, which is compared after `plain` has removed what is drawn at random.
    func both<Value, Plain: Equatable>(
      _ call: (any AlbumConformer.Store) throws -> Value, plain: (Value) -> Plain
    ) throws -> [Value] {
      let answers = try stores.map(call)
      #expect(plain(answers[0]) == plain(answers[1]))
      return answers
    }

    /// Returns all items in order, without ids.
    static func plain(_ page: Page<MediaItem>) -> [MediaItem] {
      page.items.map { item in
        var item = item
        (item.id, item.picture) = ("", nil)
        return item
      }
    }

    func items(_ query: MediaQuery = MediaQuery()) throws -> [[MediaItem]] {
      try both({ try $0.items(query, page: PageRequest(limit: 500)) }, plain: Self.plain).map(\.items)
    }
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func holdTheSameItems(run: UInt64) throws {
    var generator = SeededGenerator(seed: TestSeed.value &+ run)
    let pair = try Pair()
    for round in 0..<12 {
      try importSome(pair, &generator)
      let items = try pair.items()
      if let index = items[0].indices.randomElement(using: &generator) {
        try change(pair, items.map { $0[index] }, key: "\(round)", &generator)
      }
      try compare(pair)
    }
  }

  /// Imports a few files with a few contents, so that files move, swap, are copied and are edited.
  private func importSome(_ pair: Pair, _ generator: inout SeededGenerator) throws {
    let names = ["a", "b", "c", "d", "e", "media/x", "media/y"]
    pair.disk.holds(names.filter { _ in Int.random(in: 0...3, using: &generator) > 0 })
    let items = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      var new = NewMediaItem.random(names[Int.random(in: 0...4, using: &generator)], using: &generator)
      new.item.contentHash = "content \(Int.random(in: 0...5, using: &generator))"
      new.stamp.modifiedNS = Int64.random(in: 0...2, using: &generator)
      new.stamp.sidecars = ["", "1", "2"].randomElement(using: &generator) ?? ""
      new.item.keywords = new.stamp.sidecars.isEmpty ? [] : ["keyword \(new.stamp.sidecars)", "dusk"]
      new.item.rating = Int.random(in: 0...6, using: &generator)
      let folder = ["/p/07", "/p/2019/07", "/q/2019/07", "/p/Album 1", nil].randomElement(using: &generator) ?? nil
      new.albumFolder = folder.map { AlbumFolder($0) }
      return Int.random(in: 0...3, using: &generator) == 0 ? new.copied(to: "media/x") : new
    }
    let outcomes = try pair.both({ try $0.add(items) }, plain: { $0.map(Self.isNew) })
    #expect(outcomes.count == 2)
    let stamps = items.map(\.stamp)
    for folder in [nil, "/photos/media"] {
      _ = try pair.both({ try $0.isUnchanged(stamps, copiedInto: folder) }, plain: { $0 })
    }
  }

  private static func isNew(_ outcome: ImportOutcome) -> Bool {
    if case .imported = outcome { true } else { false }
  }

  /// Changes an item, which `ids` name in each of the two stores.
  private func change(
    _ pair: Pair, _ items: [MediaItem], key: String, _ generator: inout SeededGenerator
  ) throws {
    let choice = Int.random(in: 0...6, using: &generator)
    for (store, item) in zip(pair.stores, items) {
      switch choice {
      case 0: _ = try store.removeItems(ids: [item.id])
      case 4:
        _ = try store.removeItems(ids: [item.id], .test("remove \(key)"))
        #expect(try store.restoreItems(removedBy: .test("remove \(key)"), .test("restore \(key)")).count == 1)
      case 1: _ = try store.correctCamera(item: item.id, brand: "Leica", model: nil, .test(key))
      case 2: _ = try store.correctCamera(item: item.id, brand: nil, model: nil, .test(key))
      case 3: _ = try store.removeAlbum(id: try #require(try store.album(named: item.album)).id)
      default: _ = try store.recordSelection(item: item.id, key: key)
      }
    }
  }

  private func compare(_ pair: Pair) throws {
    let attributeSets: [[Attribute]] = [
      [], [Attribute(.brand, "canon")], [Attribute(.brand, "Leica")],
      [Attribute(.model, "Nikon D90"), Attribute(.lens, "Canon EF 50mm f/1.4 USM")],
    ]
    for attributes in attributeSets {
      for sort in MediaQuery.Sort.allCases {
        let query = MediaQuery(attributes: attributes, owner: attributes.isEmpty ? nil : "Anna", sort: sort)
        _ = try pair.items(query)
        _ = try pair.both({ try $0.months(query) }, plain: { $0 })
      }
    }
    let albums = { (page: Page<Album>) in page.items.map { [$0.name, "\($0.itemCount)", $0.cover?.title ?? ""] } }
    for order in NameOrder.allCases {
      _ = try pair.both({ try $0.albums(order: order, page: PageRequest(), .test) }, plain: albums)
    }
    for brand in ["Canon", "Leica", "Nikon"] {
      _ = try pair.both({ try $0.shootingStatistics(Attribute(.brand, brand)) }, plain: { $0 })
    }
  }
}
