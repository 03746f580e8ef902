import Calls
import GRDB
import MallService
import Testing

@testable import MallStore

/// What a catalogue means to a mall that has some of it already.
@Suite struct CatalogueIntakeTests {
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
    #expect(try mall.productCount() == 3)
  }

  @Test func anOrderOutlivesItsProductsChanges() throws {
    try mall.addProducts([.sample("a", price: 5)])
    let order = try mall.buy(product: "a", key: "k")
    try mall.addProducts([.sample("a", price: 9)])
    #expect(try mall.buy(product: "a", key: "k") == order)
    let line = try #require(try mall.orders(page: PageRequest()).items.first)
    #expect(line.order.price.amountMinor == 5 && line.product?.price.amountMinor == 9)
  }

  @Test func nothingStoredHoldsAControlCharacter() throws {
    try mall.addProducts([
      .sample("a", brand: "Ca\u{8}non", model: " Canon\u{9B}1 ") {
        $0.processor = "\u{1}"
        $0.colours = ["Bl\u{0}ack", "\u{7F}"]
        $0.variant = ["en": "\u{85}", "zh-Hans": "黑\u{1}"]
      }
    ])
    let product = try mall.product(id: "a")
    #expect(product.brand == "Canon" && product.model == "Canon1" && product.processor == nil)
    #expect(product.colours == ["black"] && product.variant == ["zh-Hans": "黑"])
  }

  @Test func talliesAreWhatCountingFinds() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for round in 0..<6 {
      try mall.addProducts(Product.random(count: 60, using: &generator))
      for turn in 0..<5 {
        let id = "id-\(Int.random(in: 0..<60, using: &generator))"
        _ = try mall.buy(product: id, key: "\(round).\(turn)")
      }
      try mall.file.read { db in
        for grouping in Grouping.allCases {
          try expectSame(
            db, "SELECT low, high, productCount FROM groupTally WHERE grouping = '\(grouping)' ORDER BY low, high",
            """
            SELECT \(grouping.low), \(grouping.high), COUNT(*) FROM product WHERE \(grouping.low) IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 2
            """)
        }
        try expectSame(
          db, "SELECT fold, productCount, purchaseCount FROM brand ORDER BY fold",
          "SELECT brand, COUNT(*), SUM(purchaseCount) FROM product GROUP BY brand ORDER BY brand")
        try expectSame(
          db, "SELECT itemCount FROM tally ORDER BY list",
          """
          SELECT COUNT(*) FROM brand UNION ALL SELECT COUNT(*) FROM purchase UNION ALL SELECT COUNT(*) FROM product
          """)
      }
    }
  }
}
