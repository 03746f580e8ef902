import Attributes
import Calls
import Foundation
import GRDB
import MallService
import MallStore
import TestSupport
import Testing

/// Malls that earlier versions wrote, opened by this one; `Schemas` holds dumps of them.
@Suite struct MallMigrationTests {
  private let folder: TemporaryFolder
  /// A mall of version 0.1.0, with names beyond ASCII.
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("mall.sqlite")
    try Self.restore("mall-1", to: path)
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      try db.execute(
        sql: """
          INSERT INTO product (id, brand, model, kind, amountMinor, currency, purchaseCount, processor, colours)
          VALUES ('one', 'Éclair', 'Éclair 1', 'other', 5, 'CNY', 2, 'Ä', '["grün"]'),
            ('two', 'éclair', 'ÉCLAIR 2', 'lens', 5, 'CNY', 1, NULL, NULL);
          INSERT INTO purchase (product, amountMinor, currency, key, orderedAt)
          VALUES ('one', 4, 'CNY', 'key-2', '2026-11-21T20:00:01Z');
          """)
    }
    try queue.close()
  }

  private static func restore(_ dump: String, to path: String) throws {
    let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Schemas")
    let sql = try String(contentsOf: schemas.appendingPathComponent("\(dump).sql"), encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in try db.execute(sql: sql) }
    try queue.close()
  }

  @Test func namesAreFoundInEveryCase() throws {
    let mall = try SQLiteMallStore(path: path)
    let attributes: [[Attribute]] = [
      [Attribute(.brand, "ÉCLAIR")], [Attribute(.model, "éclair 1")], [Attribute(.lens, "Éclair 2")],
      [Attribute(.processor, "ä")], [Attribute(.colour, "GRÜN")], [Attribute(.brand, "CANON")],
      [Attribute(.kind, "lens")], [Attribute(.focalLength, 50)], [Attribute(.focalLength35, 28)],
      [Attribute(.iso, 12_800)],
    ]
    #expect(try mall.productCounts(attributes, .test) == [2, 1, 1, 1, 1, 2, 2, 1, 1, 1])
    let brands = try mall.brands(page: PageRequest(), .test).items
    #expect(brands.map(\.name) == ["Canon", "Éclair"])
    #expect(brands.map(\.purchaseCount) == [8, 3] && brands.map(\.productCount) == [2, 2])
  }

  @Test func productsAndOrdersAreKept() throws {
    let mall = try SQLiteMallStore(path: path)
    #expect(try mall.product(id: "canon-powershot-g7-x", .test).sensorSize?.name == "1\"")
    #expect(try mall.product(id: "one", .test).colours == ["grün"])
    #expect(try mall.products(ProductQuery(), page: PageRequest(), .test).totalCount == 4)
    #expect(try mall.catalogueStamp() == "catalogue of 2026")
    let lines = try mall.orders(page: PageRequest(), .test).items
    #expect(lines.map(\.order.key) == ["key-2", "key-1"] && lines.map(\.product.id) == ["one", "prime"])
    #expect(try mall.buy(product: "one", .test("key-2")) == lines[0].order)
  }

  @Test func ordersGetIdentifiersThatCannotBeGuessed() throws {
    let ids = try SQLiteMallStore(path: path).orders(page: PageRequest(), .test).items.map(\.id)
    #expect(Set(ids).count == 2)
    for id in ids { #expect(RandomID.isWellFormed(id), "\(id)") }
    #expect(try SQLiteMallStore(path: path).orders(page: PageRequest(), .test).items.map(\.id) == ids)
  }

  @Test func aMallOfStep2IsReadAsItWasWritten() throws {
    try Self.restore("mall-2", to: folder.file("step-2.sqlite"))
    let mall = try SQLiteMallStore(path: folder.file("step-2.sqlite"))
    let attributes: [[Attribute]] = [[], [Attribute(.brand, "éclair")], [Attribute(.colour, "silver")]]
    #expect(try mall.productCounts(attributes, .test) == [3, 1, 1])
    #expect(try mall.orders(page: PageRequest(), .test).items.map(\.product.id) == ["eclair", "prime"])
    #expect(try mall.buy(product: "prime", .test("key-1")).orderedAt == "2026-11-21T20:00:00Z")
    #expect(try mall.catalogueStamp() == "catalogue of 2026")
  }

  @Test(arguments: [1, 2])
  func theSchemaIsThatOfANewFile(_ step: Int) throws {
    let paths = [folder.file("former.sqlite"), folder.file("new.sqlite")]
    try Self.restore("mall-\(step)", to: paths[0])
    let schemas = try paths.map { path in
      _ = try SQLiteMallStore(path: path)
      return try DatabaseQueue(path: path).read { db in
        try String.fetchAll(
          db, sql: "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
      }
    }
    #expect(schemas[0] == schemas[1] && schemas[0].count > 50)
  }
}
