/// Triggers that keep all counts up to date, in the transaction that changes the items.
///
/// They are part of the first released schema, with which the migration of every album begins; ``AlbumPeopleTriggers`` replaces them.
///
/// The same SQL increments and decrements, so the two cannot diverge. Triggers are part of a released schema: a change needs a
/// new migration.
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

  /// The columns with a histogram per camera and lens.
  private static let values = ["focalLength", "fNumber", "iso"]

  private static func count(_ row: String, by amount: Int) -> String {
    let facets = AlbumSchema.facetColumns.map { "\(row).\($0)" }.joined(separator: ", ")
    let cameraFacets = "\(row).brandFacet, \(row).modelFacet, \(row).lensFacet"
    return """
        UPDATE facet SET photoCount = photoCount + \(amount) WHERE id IN (\(AlbumSchema.allItems), \(facets));
        INSERT INTO monthTally (facet, month, photoCount)
          SELECT id, \(row).month, \(amount) FROM facet
          WHERE id IN (\(AlbumSchema.allItems), \(facets)) AND \(row).month IS NOT NULL
          ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
      \(values.map { count($0, of: row, in: cameraFacets, by: amount) }.joined(separator: "\n"))
      """ + (amount < 0 ? deleteZeros(row, facets) : "")
  }

  private static func count(_ value: String, of row: String, in facets: String, by amount: Int) -> String {
    """
      INSERT INTO valueTally (facet, attribute, value, photoCount)
        SELECT id, '\(value)', \(row).\(value), \(amount) FROM facet
        WHERE id IN (\(facets)) AND \(row).\(value) IS NOT NULL
        ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
    """
  }

  /// Deletes the counts of months and values that have dropped to 0.
  private static func deleteZeros(_ row: String, _ facets: String) -> String {
    """

      DELETE FROM monthTally WHERE facet IN (\(AlbumSchema.allItems), \(facets))
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
