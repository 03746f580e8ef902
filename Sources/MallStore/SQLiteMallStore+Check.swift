import Calls
import MallService
import Storage

extension SQLiteMallStore {
  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [StoreFault] {
    try file.faults(counts: Self.keptCounts)
  }

  private static let keptCounts: [KeptCount] = {
    let facets = ProductFacet.allCases.map { facet in
      """
      SELECT '\(facet)' AS facet, \(facet.low) AS low, \(facet.high) AS high, COUNT(*) FROM product
      WHERE \(facet.low) IS NOT NULL GROUP BY low, high
      """
    }.joined(separator: " UNION ALL ")
    let lists: [(list: String, table: String, KeptCount.Subject)] = [
      ("brands", "brand", .brands), ("orders", "purchase", .orders), ("products", "product", .products),
    ]
    return lists.map { list, table, subject in
      KeptCount(
        subject, kept: "SELECT itemCount FROM listCount WHERE list = '\(list)'",
        counted: "SELECT COUNT(*) FROM \(table)")
    } + [
      KeptCount(
        .productsAndPurchasesOfBrands, kept: "SELECT brandKey, productCount, purchaseCount FROM brand",
        counted: "SELECT brandKey, COUNT(*), SUM(purchaseCount) FROM product GROUP BY brandKey"),
      KeptCount(
        .productsByValue, kept: "SELECT facet, low, high, productCount FROM facetCount", counted: facets),
      // Counts include invented purchases, so they may exceed the orders.
      KeptCount(
        .purchasesOfProducts, kept: "SELECT 0",
        counted: """
          SELECT COUNT(*) FROM (SELECT product, COUNT(*) AS orderCount FROM purchase GROUP BY product)
          LEFT JOIN product ON id = product WHERE id IS NULL OR purchaseCount < orderCount
          """),
    ]
  }()
}
