import MallService

/// Triggers that keep every count equal to the number of rows it counts, in the transaction that changes them.
///
/// The same statements add and subtract, so that the two cannot diverge. Products and orders are never deleted. No statement
/// changes a product's facts and its purchase count at once.
enum MallCountTriggers {
  static let triggers = """
    CREATE TRIGGER product_added AFTER INSERT ON product BEGIN
      UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'products';
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER product_changed
    AFTER UPDATE OF \(ProductFacet.allCases.flatMap(\.columns).joined(separator: ", ")) ON product BEGIN
    \(count("OLD", by: -1))
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER product_bought AFTER UPDATE OF purchaseCount ON product BEGIN
      UPDATE brand SET purchaseCount = purchaseCount + NEW.purchaseCount - OLD.purchaseCount
        WHERE brandKey = NEW.brandKey;
    END;
    CREATE TRIGGER order_added AFTER INSERT ON purchase BEGIN
      UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'orders';
    END;
    CREATE TRIGGER brand_added AFTER INSERT ON brand BEGIN
      UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'brands';
    END;
    CREATE TRIGGER brand_removed AFTER DELETE ON brand BEGIN
      UPDATE listCount SET itemCount = itemCount - 1 WHERE list = 'brands';
    END;

    """

  private static func count(_ row: String, by amount: Int) -> String {
    """
      INSERT INTO brand (brandKey, productCount, purchaseCount)
        VALUES (\(row).brandKey, \(amount), \(amount) * \(row).purchaseCount)
        ON CONFLICT DO UPDATE SET productCount = productCount + \(amount),
          purchaseCount = purchaseCount + \(amount) * \(row).purchaseCount;
      DELETE FROM brand WHERE brandKey = \(row).brandKey AND productCount = 0;
    \(ProductFacet.allCases.map { count($0, of: row, by: amount) }.joined(separator: "\n"))
    """
  }

  private static func count(_ facet: ProductFacet, of row: String, by amount: Int) -> String {
    let counted = """
        INSERT INTO facetCount (facet, low, high, productCount)
          SELECT '\(facet)', \(row).\(facet.low), \(row).\(facet.high), \(amount)
          WHERE \(row).\(facet.low) IS NOT NULL
          ON CONFLICT DO UPDATE SET productCount = productCount + \(amount);
      """
    // A value that no product has is no run, and must not be read as one.
    let cleared = """

        DELETE FROM facetCount WHERE facet = '\(facet)' AND low = \(row).\(facet.low)
          AND high = \(row).\(facet.high) AND productCount = 0;
      """
    return amount < 0 ? counted + cleared : counted
  }
}
