import GRDB

/// Checks the databases of a data folder: their integrity, and that stored counts are what counting finds.
enum DatabaseCheck {
  /// All faults, a sentence each.
  static func faults(in data: String) throws -> [String] {
    try faults(in: data + "/album.sqlite", "tally", album) + faults(in: data + "/mall.sqlite", "listCount", mall)
      + faults(in: data + "/interaction.sqlite", "tally", interaction)
  }

  /// The faults of one database; one that does not exist has none.
  private static func faults(
    in path: String, _ countTable: String, _ counts: [(kept: String, counted: String)]
  ) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in
      let health = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      guard health == ["ok"], orphans.isEmpty else { return ["\(path): \(health) \(orphans)"] }
      guard try db.tableExists(countTable) else { return [] }
      return try counts.compactMap { kept, counted in
        let rows = try [kept, counted].map { try Row.fetchAll(db, sql: $0).map { Array($0.databaseValues) } }
        return rows[0] == rows[1] ? nil : "\(path): \(kept) gives \(rows[0]), and counting \(rows[1])"
      }
    }
  }

  private static let facets = ["1", "albumFacet", "brandFacet", "modelFacet", "lensFacet", "ownerFacet"]

  private static let album: [(kept: String, counted: String)] = {
    let memberships = facets.map { "SELECT \($0) AS facet, month FROM photo" }.joined(separator: " UNION ALL ")
    return [
      (
        "SELECT id, photoCount FROM facet WHERE photoCount <> 0 ORDER BY id",
        "SELECT facet, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL GROUP BY facet ORDER BY facet"
      ),
      (
        "SELECT facet, month, photoCount FROM monthTally ORDER BY facet, month",
        """
        SELECT facet, month, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL AND month IS NOT NULL
        GROUP BY facet, month ORDER BY facet, month
        """
      ),
      ("SELECT itemCount FROM tally", "SELECT COUNT(*) FROM facet WHERE kind = 'album'"),
      (
        "SELECT id, selectionCount FROM photo WHERE NOT isDemo ORDER BY id",
        """
        SELECT photo.id, COUNT(selection.key) FROM photo LEFT JOIN selection ON selection.photo = photo.id
        WHERE NOT isDemo GROUP BY photo.id ORDER BY photo.id
        """
      ),
    ]
  }()

  private static let mall: [(kept: String, counted: String)] = [
    ("SELECT itemCount FROM listCount WHERE list = 'orders'", "SELECT COUNT(*) FROM purchase"),
    ("SELECT itemCount FROM listCount WHERE list = 'products'", "SELECT COUNT(*) FROM product"),
    (
      "SELECT brandKey, productCount, purchaseCount FROM brand ORDER BY brandKey",
      "SELECT brandKey, COUNT(*), SUM(purchaseCount) FROM product GROUP BY brandKey ORDER BY brandKey"
    ),
  ]

  private static let interaction: [(kept: String, counted: String)] = [
    (
      "SELECT interaction, deed, choice, responseCount FROM tally ORDER BY interaction, deed, choice",
      """
      SELECT interaction, deed, choice, COUNT(*) FROM response
      GROUP BY interaction, deed, choice ORDER BY interaction, deed, choice
      """
    )
  ]
}
