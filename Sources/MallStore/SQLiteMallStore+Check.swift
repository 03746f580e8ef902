import Calls
import MallService
import Storage

extension SQLiteMallStore {
  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [String] {
    try file.faults(counts: Self.keptCounts)
  }

  private static let keptCounts: [KeptCount] = {
    let facets = ProductFacet.allCases.map { facet in
      """
      SELECT '\(facet)' AS facet, \(facet.low) AS low, \(facet.high) AS high, COUNT(*) FROM product
      WHERE \(facet.low) IS NOT NULL GROUP BY low, high
      """
    }.joined(separator: " UNION ALL ")
    let lists = ["products": "product", "brands": "brand", "orders": "purchase"].sorted { $0.key < $1.key }
    return lists.map { list, table in
      KeptCount(
        list, kept: "SELECT itemCount FROM listCount WHERE list = '\(list)'", counted: "SELECT COUNT(*) FROM \(table)")
    } + [
      KeptCount(
        "products and purchases of brands", kept: "SELECT brandKey, productCount, purchaseCount FROM brand",
        counted: "SELECT brandKey, COUNT(*), SUM(purchaseCount) FROM product GROUP BY brandKey"),
      KeptCount(
        "products by value", kept: "SELECT facet, low, high, productCount FROM facetCount", counted: facets),
      // Counts include invented purchases, so they may exceed the orders.
      KeptCount(
        "purchases of products", kept: "SELECT 0",
        counted: """
          SELECT COUNT(*) FROM (SELECT product, COUNT(*) AS orderCount FROM purchase GROUP BY product)
          LEFT JOIN product ON id = product WHERE id IS NULL OR purchaseCount < orderCount
          """),
    ]
  }()
}
