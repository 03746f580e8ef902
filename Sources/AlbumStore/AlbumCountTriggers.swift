/// Triggers that keep every count in step with the photos, in the transaction that changes them.
///
/// The same statements count a row in and out, so whatever a photo added is what it takes away again.
enum AlbumCountTriggers {
  static let triggers = """
    CREATE TRIGGER photo_counted_in AFTER INSERT ON photo BEGIN
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER photo_counted_out AFTER DELETE ON photo BEGIN
    \(count("OLD", by: -1))
    END;
    CREATE TRIGGER photo_counted_anew
    AFTER UPDATE OF \((AlbumSchema.facetColumns + ["month"] + values).joined(separator: ", ")) ON photo BEGIN
    \(count("OLD", by: -1))
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER album_counted_in AFTER INSERT ON facet WHEN NEW.kind = 'album' BEGIN
      UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'albums';
    END;
    CREATE TRIGGER album_counted_out AFTER DELETE ON facet WHEN OLD.kind = 'album' BEGIN
      UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'albums';
    END;

    """

  /// The values whose spread is evidence for a product.
  private static let values = ["focalLength", "fNumber", "iso"]

  private static func count(_ row: String, by amount: Int) -> String {
    let facets = AlbumSchema.facetColumns.map { "\(row).\($0)" }.joined(separator: ", ")
    let cameraFacets = "\(row).brandFacet, \(row).modelFacet, \(row).lensFacet"
    return """
        UPDATE facet SET photoCount = photoCount + \(amount) WHERE id IN (\(AlbumSchema.allPhotos), \(facets));
        INSERT INTO monthTally (facet, month, photoCount)
          SELECT id, \(row).month, \(amount) FROM facet
          WHERE id IN (\(AlbumSchema.allPhotos), \(facets)) AND \(row).month IS NOT NULL
          ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
      \(values.map { count($0, of: row, in: cameraFacets, by: amount) }.joined(separator: "\n"))
      """ + (amount < 0 ? clearing(row, facets) : "")
  }

  private static func count(_ value: String, of row: String, in facets: String, by amount: Int) -> String {
    """
      INSERT INTO valueTally (facet, attribute, value, photoCount)
        SELECT id, '\(value)', \(row).\(value), \(amount) FROM facet
        WHERE id IN (\(facets)) AND \(row).\(value) IS NOT NULL
        ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
    """
  }

  /// A month or a value that no photo has any more is not listed with 0.
  private static func clearing(_ row: String, _ facets: String) -> String {
    """

      DELETE FROM monthTally WHERE facet IN (\(AlbumSchema.allPhotos), \(facets))
        AND month = \(row).month AND photoCount = 0;
    """
      + values.map { value in
        """

          DELETE FROM valueTally WHERE facet IN (\(row).brandFacet, \(row).modelFacet, \(row).lensFacet)
            AND attribute = '\(value)' AND value = \(row).\(value) AND photoCount = 0;
        """
      }.joined()
  }
}
