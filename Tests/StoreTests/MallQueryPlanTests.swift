import Attributes
import Calls
import MallFixtures
import MallService
import TestSupport
import Testing

@testable import MallStore

/// No list is read by scanning or sorting, as SQLite's own query plans show: pages cost the same at any number of products.
@Suite struct MallQueryPlanTests {
  private let folder: TemporaryFolder
  private let mall: SQLiteMallStore
  private let plans = QueryPlans()

  init() throws {
    folder = try TemporaryFolder()
    mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: 7)
    try mall.addProducts(Product.random(count: 80, using: &generator))
  }

  /// Every attribute alone, some together, and none.
  private static let attributeSets: [[Attribute]] = [
    [], [Attribute(.brand, "Canon")], [Attribute(.model, "Canon 1")], [Attribute(.lens, "Canon 2")],
    [Attribute(.kind, "lens")], [Attribute(.processor, "DIGIC 6")], [Attribute(.sensorSize, "APS-C")],
    [Attribute(.colour, "black")], [Attribute(.fNumber, 4)], [Attribute(.iso, 400)],
    [Attribute(.exposureTime, 0.001)], [Attribute(.zoom, 2)], [Attribute(.megapixels, 12)],
    [Attribute(.focalLength, 30)], [Attribute(.focalLength35, 28)], [Attribute(.equivalentFocalLength, 28)],
    [Attribute(.focalLength, 30), Attribute(.focalLength35, 28)],
    [Attribute(.brand, "Canon"), Attribute(.fNumber, 4)],
    [Attribute(.iso, 400), Attribute(.fNumber, 4), Attribute(.exposureTime, 0.001)],
    [Attribute(.focalLength, 30), Attribute(.focalLength35, 28), Attribute(.iso, 400)],
  ]

  @Test func pagesOfProductsAreReadByTheirIndex() throws {
    try plans.expectNoScan(of: mall.file) {
      for attributes in Self.attributeSets {
        for sort in ProductQuery.Sort.allCases {
          let query = ProductQuery(attributes: attributes, sort: sort)
          let page = try mall.products(query, page: PageRequest(limit: 1))
          guard let next = page.next else { continue }
          let second = try mall.products(query, page: PageRequest(.after(next), limit: 1))
          _ = try mall.products(query, page: PageRequest(.before(try #require(second.previous)), limit: 1))
        }
      }
    }
  }

  @Test func everyOtherReadIsByIndex() throws {
    try plans.expectNoScan(of: mall.file) {
      _ = try mall.productCounts(Self.attributeSets)
      _ = try mall.product(id: "id-1")
      _ = try mall.buy(product: "id-1", key: "1")
      _ = try mall.order(id: try mall.buy(product: "id-1", key: "2").id)
      _ = try mall.brands(page: PageRequest(.after(try #require(try mall.brands(page: PageRequest(limit: 1)).next))))
      _ = try mall.orders(page: PageRequest(.after(try #require(try mall.orders(page: PageRequest(limit: 1)).next))))
      let call = CallContext(caller: Caller(viewer: "account", device: "device"))
      for key in ["1", "2"] { _ = try mall.buy(product: "id-1", WriteContext(call, key: .test(key))) }
      let first = try mall.orders(page: PageRequest(limit: 1), call)
      _ = try mall.orders(page: PageRequest(.after(try #require(first.next))), call)
    }
  }

  @Test func everyFacetHasAnIndexForEverySort() throws {
    let indexes = try mall.file.read { db in Set(try db.indexes(on: "product").map(\.name)) }
    for sort in ProductQuery.Sort.allCases {
      #expect(indexes.contains("product_\(sort)"))
      for facet in ProductFacet.allCases { #expect(indexes.contains("product_\(facet)_\(sort)")) }
    }
  }
}
