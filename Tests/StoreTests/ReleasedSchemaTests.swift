import AlbumService
import AlbumStore
import Attributes
import Calls
import Device
import DeviceStore
import Foundation
import GRDB
import InteractionService
import InteractionStore
import MallStore
import Television
import Testing

/// A file that any released version wrote opens in this one with everything in it.
///
/// `Schemas` holds a dump of a file of each store and step (`sqlite3 FILE .dump` behind its `application_id`): one is
/// added with every step, and none is changed once it was released.
@Suite struct ReleasedSchemaTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Makes a file as a released version left it, and returns its path.
  private func released(_ name: String) throws -> String {
    let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Schemas")
    let dump = try String(contentsOf: schemas.appendingPathComponent("\(name).sql"), encoding: .utf8)
    let path = folder.file("\(name).sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in try db.execute(sql: dump) }
    try queue.close()
    return path
  }

  /// What a file's tables, indexes and triggers are.
  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db, sql: "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
    }
  }

  @Test func anAlbumOfStep1() throws {
    let path = try released("album-1")
    let album = try SQLiteAlbumStore(path: path)
    let photos = try album.photos(PhotoQuery(), page: PageRequest()).items
    #expect(photos.map(\.title) == ["Harbour at dusk", "dunes.jpg"])
    #expect(photos.map(\.model) == ["Canon EOS 5D", "Nikon D90"])
    #expect(photos.map(\.selectionCount) == [41, 0])
    #expect(photos[1].problem == "the file has gone")
    #expect(try album.recordSelection(photo: photos[0].id, key: "key-1") == 41)
    #expect(try album.removeDemo() == 1)
    _ = try SQLiteAlbumStore(path: folder.file("new.sqlite"))
    #expect(try schema(path) == (try schema(folder.file("new.sqlite"))))
  }

  @Test func aMallOfStep1() throws {
    let path = try released("mall-1")
    let mall = try SQLiteMallStore(path: path)
    #expect(try mall.product(id: "canon-powershot-g7-x").sensorSize?.name == "1\"")
    #expect(try mall.productCounts([[Attribute(.focalLength, 50)], [Attribute(.focalLength35, 28)]]) == [1, 1])
    #expect(try mall.buy(product: "prime", key: "key-1").orderedAt == "2026-11-21T20:00:00Z")
    #expect(try mall.brands(page: PageRequest()).items.map(\.purchaseCount) == [8])
    #expect(try mall.catalogueStamp() == "catalogue of 2026")
    _ = try SQLiteMallStore(path: folder.file("new.sqlite"))
    #expect(try schema(path) == (try schema(folder.file("new.sqlite"))))
  }

  @Test func aThirdServerOfStep1() throws {
    let path = try released("interaction-1")
    let clock = SettableClock(.evening(3_660 + 300))
    let store = try SQLiteInteractionStore(path: path, now: clock.now)
    #expect(try store.channels().map(\.number) == [1, 200])
    #expect(try store.demoStamp() == "channels of 2026")
    let poll = "poll@20261121T200500Z"
    #expect(try store.interaction(id: "poll@20261121T210500Z").choices.count == 3)
    #expect(try store.results(id: poll) == InteractionResults(id: poll, counts: ["a": 1]))
    let response = InteractionResponse(
      key: "key-1", interaction: poll, device: "box", action: .chose("a"), at: .evening(330))
    #expect(try store.respond(response) == .counted)
    let guided = try store.schedule(channel: "guided", from: .evening, to: .evening(60))
    #expect(guided.programmes.map { $0.title("en") } == ["News"] && guided.serial == 1)
    _ = try SQLiteInteractionStore(path: folder.file("new.sqlite"))
    #expect(try schema(path) == (try schema(folder.file("new.sqlite"))))
  }

  @Test func aTelevisionOfStep1() throws {
    let path = try released("television-1")
    let television = try SQLiteDeviceStore(path: path)
    #expect(try television.settings() == Settings(language: .chinese, theme: "day", hasMotion: false))
    #expect(try television.demoAlbum() == .removed)
    _ = try SQLiteDeviceStore(path: folder.file("new.sqlite"))
    #expect(try schema(path) == (try schema(folder.file("new.sqlite"))))
  }
}
