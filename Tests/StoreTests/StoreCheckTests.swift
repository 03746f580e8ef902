import AlbumService
import AlbumStore
import Calls
import GRDB
import MallFixtures
import MallService
import MallStore
import TestSupport
import Testing

/// The check of a whole database, which finds rows that were lost without an error.
@Suite struct StoreCheckTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Changes a database like damage: without its triggers and the checks of references.
  private func damage(_ path: String, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }

  @Test(arguments: [
    "DELETE FROM photo WHERE id = 2", "DELETE FROM facet WHERE kind = 'album'", "DELETE FROM monthTally",
    "UPDATE facet SET photoCount = photoCount + 1 WHERE id = 1",
  ])
  func aLostRowOfAnAlbumIsFound(_ sql: String) throws {
    let path = folder.file("album.sqlite")
    do {
      let album = try SQLiteAlbumStore(path: path, fileExists: { _ in true })
      _ = try album.add((1...3).map { .sample("\($0)", brand: "Canon", takenAt: "2014-06-21T21:40:05+02:00") })
      #expect(try album.faults().isEmpty)
    }
    try damage(path, sql)
    #expect(try !SQLiteAlbumStore(path: path, readOnly: true).faults().isEmpty)
  }

  @Test(arguments: [
    "DELETE FROM purchase", "DELETE FROM product WHERE number = 2", "DELETE FROM brand", "DELETE FROM facetCount",
    "UPDATE product SET purchaseCount = 0",
  ])
  func aLostRowOfAMallIsFound(_ sql: String) throws {
    let path = folder.file("mall.sqlite")
    do {
      let mall = try SQLiteMallStore(path: path)
      try mall.addProducts((1...3).map { .sample("id-\($0)") { $0.fNumber = 1.8 } })
      for key in ["a", "b"] { _ = try mall.buy(product: "id-1", .test(key)) }
      #expect(try mall.faults().isEmpty)
    }
    try damage(path, sql)
    #expect(try !SQLiteMallStore(path: path, readOnly: true).faults().isEmpty)
  }
}
