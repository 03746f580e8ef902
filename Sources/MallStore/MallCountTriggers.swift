/// Triggers that keep every count in step with the products and orders, in the transaction that changes them.
///
/// The same statements count a row in and out, so whatever a product added is what it takes away again. A product's facts
/// and its purchases are never changed by one statement.
enum MallCountTriggers {
  static let triggers = """
    CREATE TRIGGER product_counted_in AFTER INSERT ON product BEGIN
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER product_counted_out AFTER DELETE ON product BEGIN
    \(count("OLD", by: -1))
    END;
    CREATE TRIGGER product_counted_anew
    AFTER UPDATE OF \(factColumns.joined(separator: ", ")) ON product BEGIN
    \(count("OLD", by: -1))
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER product_bought AFTER UPDATE OF purchaseCount ON product BEGIN
      UPDATE brand SET purchaseCount = purchaseCount + NEW.purchaseCount - OLD.purchaseCount WHERE fold = NEW.brand;
    END;
    CREATE TRIGGER order_counted_in AFTER INSERT ON purchase BEGIN
      UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'orders';
    END;
    CREATE TRIGGER brand_counted_in AFTER INSERT ON brand BEGIN
      UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'brands';
    END;
    CREATE TRIGGER brand_counted_out AFTER DELETE ON brand BEGIN
      UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'brands';
    END;

    """

  /// The stored columns that groupings read.
  private static let factColumns = [
    "brand", "model", "kind", "processor", "sensorSize", "colours", "fNumber", "isoMax", "exposureTime", "zoom",
    "megapixels", "equivalentMin", "equivalentMax", "lensMin", "lensMax", "fixedMin", "fixedMax",
  ]

  private static func count(_ row: String, by amount: Int) -> String {
    """
      UPDATE tally SET itemCount = itemCount + \(amount) WHERE list = 'products';
      INSERT INTO brand (fold, name, productCount, purchaseCount)
        VALUES (\(row).brand, \(row).brand, \(amount), \(row).purchaseCount)
        ON CONFLICT DO UPDATE SET productCount = productCount + \(amount),
          purchaseCount = purchaseCount + \(amount) * \(row).purchaseCount;
      DELETE FROM brand WHERE fold = \(row).brand AND productCount = 0;
    \(Grouping.allCases.map { count($0, of: row, by: amount) }.joined(separator: "\n"))
    """
  }

  private static func count(_ grouping: Grouping, of row: String, by amount: Int) -> String {
    let counted = """
        INSERT INTO groupTally (grouping, low, high, productCount)
          SELECT '\(grouping)', \(row).\(grouping.low), \(row).\(grouping.high), \(amount)
          WHERE \(row).\(grouping.low) IS NOT NULL
          ON CONFLICT DO UPDATE SET productCount = productCount + \(amount);
      """
    // A value that no product has any more is not a run to be looked into.
    let cleared = """

        DELETE FROM groupTally WHERE grouping = '\(grouping)' AND low = \(row).\(grouping.low)
          AND high = \(row).\(grouping.high) AND productCount = 0;
      """
    return amount < 0 ? counted + cleared : counted
  }
}
