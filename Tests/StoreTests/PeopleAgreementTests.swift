import AlbumService
import AlbumStore
import Attributes
import Calls
import TestSupport
import Testing

/// After any friendships, blocks and shared albums, the SQLite store and the album in memory show each person the same.
@Suite struct PeopleAgreementTests {
  private static let names = ["Anna", "Ben", "Carla", "Dora"]

  /// An album and the ids of its people.
  private struct Album {
    let store: any AlbumConformer.Store
    let ids: [String: String]

    func call(_ name: String) -> CallContext { CallContext(caller: Caller(viewer: ids[name], device: "test-device")) }
    func write(_ name: String) -> WriteContext { WriteContext(call(name), key: .random()) }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func everyPersonSeesTheSame(run: UInt64) throws {
    var generator = SeededGenerator(seed: TestSeed.value &+ run)
    let folder = try TemporaryFolder()
    let albums = try [AlbumConformer.sqlite, .memory].map { conformer in
      let store = try conformer.store(folder)
      let ids = try Self.names.map { ($0, try store.addPerson(named: $0).person.id) }
      return Album(store: store, ids: Dictionary(uniqueKeysWithValues: ids))
    }
    for round in 0..<8 {
      let items = items(round, &generator)
      for album in albums { _ = try album.store.add(items) }
      for _ in 0..<3 { try change(albums, &generator) }
      for name in Self.names { try compare(albums, name) }
    }
  }

  /// Photos of all people, with a few contents that several of them have.
  private func items(_ round: Int, _ generator: inout SeededGenerator) -> [NewMediaItem] {
    (0..<6).map { number in
      var new = NewMediaItem.random("\(round)-\(number).jpg", using: &generator)
      new.item.owner = Self.names.randomElement(using: &generator) ?? ""
      new.item.contentHash = "content \(Int.random(in: 0...12, using: &generator))"
      return new
    }
  }

  /// Makes the same change in both albums, and expects the same result.
  private func change(_ albums: [Album], _ generator: inout SeededGenerator) throws {
    let name = Self.names.randomElement(using: &generator) ?? ""
    let other = Self.names.randomElement(using: &generator) ?? ""
    let changes: [Friendship.Change] = [.ask, .ask, .ask, .end, .block, .unblock]
    let change = changes.randomElement(using: &generator) ?? .ask
    let isReader = Int.random(in: 0...2, using: &generator)
    let title = "Album \(Int.random(in: 0...3, using: &generator))"
    let outcomes = albums.map { album in
      do throws(ServiceFailure) {
        guard isReader == 2 else {
          return "\(try album.store.changeFriendship(with: album.ids[other] ?? "", change, album.write(name)).count)"
        }
        let list = try album.store.albums(order: .bytes, page: PageRequest(), album.call(name)).items
        let own = list.first { $0.name == title && $0.cover?.file != nil }
        return
          "\(try album.store.setReader(album.ids[other] ?? "", ofAlbum: own?.id ?? "", to: true, album.write(name)).map(\.name))"
      } catch {
        return "\(error)"
      }
    }
    #expect(outcomes[0] == outcomes[1], "\(name) \(change) \(other)")
  }

  private func compare(_ albums: [Album], _ name: String) throws {
    let canon = Attribute(.brand, "Canon")
    let queries = [
      MediaQuery(), MediaQuery(sort: .newest), MediaQuery(attributes: [canon], sort: .newest), MediaQuery(owner: "Ben"),
      MediaQuery(attributes: [canon, Attribute(.lens, "Canon EF 50mm f/1.4 USM")]),
    ]
    for query in queries {
      let lists = try albums.map { album in
        let page = try album.store.items(query, page: PageRequest(limit: 500), album.call(name))
        #expect(page.totalCount == page.items.count, "\(name) \(query)")
        return page.items.map { [$0.title, $0.owner, $0.album, $0.contentHash, $0.file ?? ""] }
      }
      #expect(lists[0] == lists[1], "\(name) \(query)")
      let months = try albums.map { try $0.store.months(query, $0.call(name)) }
      #expect(months[0] == months[1], "\(name) \(query)")
      guard query.sort == .newest else { continue }
      let places = try albums.map { album in
        let page = PageRequest(.date("2012-06-15"), limit: 3)
        return try album.store.items(query, page: page, album.call(name)).firstIndex
      }
      #expect(places[0] == places[1], "\(name) \(query)")
    }
    let counts = try albums.map { try $0.store.itemCounts([canon, Attribute(.brand, "Nikon")], $0.call(name)) }
    let statistics = try albums.map { try $0.store.shootingStatistics(canon, $0.call(name)) }
    #expect(counts[0] == counts[1] && statistics[0] == statistics[1], "\(name)")
    let shown = try albums.map { album in
      try album.store.albums(order: .bytes, page: PageRequest(), album.call(name)).items
        .map { [$0.name, "\($0.itemCount)", $0.cover?.title ?? ""] }
    }
    #expect(shown[0] == shown[1], "\(name)")
  }
}
