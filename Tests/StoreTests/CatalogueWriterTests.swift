import Calls
import GRDB
import MallFixtures
import MallService
import TestSupport
import Testing

@testable import MallStore

/// Catalogues added to a mall that has some of their products already.
@Suite struct CatalogueWriterTests {
  private let folder: TemporaryFolder
  private let mall: SQLiteMallStore

  init() throws {
    folder = try TemporaryFolder()
    mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
  }

  @Test func productsThatStayKeepTheirPurchases() throws {
    #expect(try mall.addProducts([.sample("a", purchaseCount: 7), .sample("b")]).addedCount == 2)
    _ = try mall.buy(product: "a", key: "k")
    let outcome = try mall.addProducts([
      .sample("a", purchaseCount: 100), .sample("b", price: 9), .sample("c", purchaseCount: 3), .sample("c", price: 2),
    ])
    #expect(outcome == CatalogueOutcome(addedCount: 1, updatedCount: 2, unchangedCount: 1))
    let products = try ["a", "b", "c"].map { try mall.product(id: $0) }
    #expect(products.map(\.purchaseCount) == [8, 0, 3])
    #expect(products.map(\.price.amountMinor) == [1000, 9, 2])
    #expect(try mall.productCounts([[]]) == [3])
  }

  @Test func aRepeatedCatalogueChangesNothing() throws {
    var generator = SeededGenerator(seed: 2)
    let products = Product.random(count: 30, using: &generator)
    #expect(try mall.addProducts(products, stamp: "one") == CatalogueOutcome(addedCount: 30))
    #expect(try mall.addProducts(products) == CatalogueOutcome(unchangedCount: 30))
    #expect(try mall.catalogueStamp() == "one")
  }

  @Test func anInvalidProductRefusesTheWholeCatalogue() throws {
    try mall.addProducts([.sample("a", price: 5)], stamp: "one")
    #expect(throws: ServiceFailure(.refused, .invalidProduct, ["product": "c"])) {
      try mall.addProducts([.sample("a", price: 9), .sample("b"), .sample("c", price: -1)], stamp: "two")
    }
    #expect(try mall.productCounts([[]]) == [1])
    #expect(try mall.product(id: "a").price.amountMinor == 5)
    #expect(try mall.catalogueStamp() == "one")
  }

  @Test func productsAreStoredNormalised() throws {
    try mall.addProducts([
      .sample("a", brand: "Ca\u{8}non", model: "Canon a", purchaseCount: .max) { product in
        (product.fNumber, product.colours) = (.nan, ["BLACK", "black"])
      }
    ])
    let product = try mall.product(id: "a")
    #expect(product == .sample("a", model: "Canon a", purchaseCount: 1_000_000_000) { $0.colours = ["black"] })
    _ = try mall.buy(product: "a", key: "k")
    #expect(try mall.brands(page: PageRequest()).items.map(\.purchaseCount) == [1_000_000_001])
  }

  @Test func countsAreWhatCountingFinds() throws {
    var generator = SeededGenerator(seed: 3)
    for round in 0..<6 {
      try mall.addProducts(Product.random(count: 60, using: &generator))
      for turn in 0..<5 {
        let id = "id-\(Int.random(in: 0..<60, using: &generator))"
        _ = try mall.buy(product: id, key: "\(round).\(turn)")
      }
      try mall.file.read { db in
        for facet in ProductFacet.allCases {
          try expectSame(
            db, "SELECT low, high, productCount FROM facetCount WHERE facet = '\(facet)' ORDER BY low, high",
            """
            SELECT \(facet.low), \(facet.high), COUNT(*) FROM product WHERE \(facet.low) IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 2
            """)
        }
        try expectSame(
          db, "SELECT brandKey, productCount, purchaseCount FROM brand ORDER BY brandKey",
          "SELECT brandKey, COUNT(*), SUM(purchaseCount) FROM product GROUP BY brandKey ORDER BY brandKey")
        try expectSame(
          db, "SELECT itemCount FROM listCount ORDER BY list",
          """
          SELECT COUNT(*) FROM brand UNION ALL SELECT COUNT(*) FROM purchase UNION ALL SELECT COUNT(*) FROM product
          """)
      }
    }
  }
}
