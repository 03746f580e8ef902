import Attributes
import Calls
import MallStore
import TestSupport
import Testing

/// A file that any released version wrote opens in this one with everything in it.
@Suite struct ReleasedSchemaTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func released(_ name: String) throws -> String { try ReleasedSchema(folder: folder).file(name) }

  private func schema(_ path: String) throws -> [String] { try ReleasedSchema.schema(path) }

  @Test(arguments: ["mall-1", "mall-2", "mall-3", "mall-4"])
  func aMallOfAnyStep(_ name: String) throws {
    let path = try released(name)
    let mall = try SQLiteMallStore(path: path)
    #expect(try mall.product(id: "canon-powershot-g7-x").sensorSize?.name == "1\"")
    #expect(try mall.productCounts([[Attribute(.focalLength, 50)], [Attribute(.focalLength35, 28)]]) == [1, 1])
    #expect(try mall.buy(product: "prime", key: "key-1").orderedAt == "2026-11-21T20:00:00Z")
    #expect(try mall.brands(page: PageRequest()).items.first?.purchaseCount == 8)
    let orders = try mall.orders(page: PageRequest())
    #expect(orders.items.map(\.order.key).contains("key-1") && orders.items.count == orders.totalCount)
    #expect(try mall.catalogueStamp() == "catalogue of 2026")
    _ = try SQLiteMallStore(path: folder.file("new.sqlite"))
    #expect(try schema(path) == (try schema(folder.file("new.sqlite"))))
  }
}
