/// Triggers that keep all counts up to date by person, and mark the items whose content several people have.
///
/// They replace ``AlbumCountTriggers``. The same SQL increments and decrements, so the two cannot diverge. Triggers are part of a released
/// schema: a change needs a new migration.
enum AlbumPeopleTriggers {
  static let triggers = """
    CREATE TRIGGER photo_counted_in AFTER INSERT ON photo BEGIN
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER photo_counted_out AFTER DELETE ON photo BEGIN
    \(count("OLD", by: -1))
    END;
    CREATE TRIGGER photo_counted_anew
    AFTER UPDATE OF \((AlbumSchema.facetColumns + ["person", "month"] + values).joined(separator: ", ")) ON photo BEGIN
    \(count("OLD", by: -1))
    \(count("NEW", by: 1))
    END;
    CREATE TRIGGER photo_compared_in AFTER INSERT ON photo WHEN NEW.contentHash IS NOT NULL BEGIN
    \(noteCopies("NEW"))
    END;
    CREATE TRIGGER photo_compared_out AFTER DELETE ON photo WHEN OLD.hasCopies BEGIN
    \(noteCopies("OLD"))
    END;
    CREATE TRIGGER photo_compared_anew AFTER UPDATE OF contentHash ON photo
    WHEN OLD.contentHash IS NOT NEW.contentHash BEGIN
    \(noteCopies("OLD"))
      UPDATE photo SET hasCopies = 0 WHERE id = NEW.id AND hasCopies AND NEW.contentHash IS NULL;
    \(noteCopies("NEW"))
    END;
    CREATE TRIGGER album_counted_in AFTER INSERT ON facet WHEN NEW.kind = 'album' BEGIN
      UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'albums';
    END;
    CREATE TRIGGER album_counted_out AFTER DELETE ON facet WHEN OLD.kind = 'album' BEGIN
      UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'albums';
    END;

    """

  /// The columns that have a histogram for each camera and lens.
  private static let values = ["focalLength", "fNumber", "iso"]

  private static func noteCopies(_ row: String) -> String {
    let hasCopies = "((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = \(row).contentHash) > 1)"
    return
      "  UPDATE photo SET hasCopies = \(hasCopies) WHERE contentHash = \(row).contentHash AND hasCopies <> \(hasCopies);"
  }

  private static func count(_ row: String, by amount: Int) -> String {
    let facets = AlbumSchema.facetColumns.map { "\(row).\($0)" }.joined(separator: ", ")
    let cameraFacets = "\(row).brandFacet, \(row).modelFacet, \(row).lensFacet"
    return """
        UPDATE facet SET photoCount = photoCount + \(amount) WHERE id IN (\(AlbumSchema.allItems), \(facets));
        INSERT INTO facetTally (facet, person, photoCount)
          SELECT id, \(row).person, \(amount) FROM facet WHERE id IN (\(AlbumSchema.allItems), \(facets))
          ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
        INSERT INTO monthTally (facet, month, person, photoCount)
          SELECT id, \(row).month, \(row).person, \(amount) FROM facet
          WHERE id IN (\(AlbumSchema.allItems), \(facets)) AND \(row).month IS NOT NULL
          ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
      \(values.map { count($0, of: row, in: cameraFacets, by: amount) }.joined(separator: "\n"))
      """ + (amount < 0 ? deleteZeros(row, facets) : "")
  }

  private static func count(_ value: String, of row: String, in facets: String, by amount: Int) -> String {
    """
      INSERT INTO valueTally (facet, attribute, value, person, photoCount)
        SELECT id, '\(value)', \(row).\(value), \(row).person, \(amount) FROM facet
        WHERE id IN (\(facets)) AND \(row).\(value) IS NOT NULL
        ON CONFLICT DO UPDATE SET photoCount = photoCount + \(amount);
    """
  }

  /// Deletes the counts that have dropped to 0.
  private static func deleteZeros(_ row: String, _ facets: String) -> String {
    """

      DELETE FROM facetTally WHERE facet IN (\(AlbumSchema.allItems), \(facets))
        AND person = \(row).person AND photoCount = 0;
      DELETE FROM monthTally WHERE facet IN (\(AlbumSchema.allItems), \(facets))
        AND month = \(row).month AND person = \(row).person AND photoCount = 0;
    """
      + values.map { value in
        """

          DELETE FROM valueTally WHERE facet IN (\(row).brandFacet, \(row).modelFacet, \(row).lensFacet)
            AND attribute = '\(value)' AND value = \(row).\(value) AND person = \(row).person AND photoCount = 0;
        """
      }.joined()
  }
}
