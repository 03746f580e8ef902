import GRDB

/// Turns a small album into a large one, in a minute instead of ten: every photo is copied, and every count multiplied.
///
/// Indexes and triggers are removed meanwhile and restored afterwards; the counts that they would have kept are computed.
struct PhotoMultiplication {
  /// The number of photos afterwards for each one before.
  let factor: Int

  /// Multiplies the photos of an album's file, which must not be open elsewhere.
  func perform(on path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      let parts = try Row.fetchAll(
        db,
        sql: """
          SELECT type, name, sql FROM sqlite_schema
          WHERE tbl_name = 'photo' AND type IN ('index', 'trigger') AND sql IS NOT NULL
          """)
      for part in parts { try db.execute(sql: "DROP \(part["type"] as String) \(part["name"] as String)") }
      try copyPhotos(db)
      for table in ["facet", "monthTally", "valueTally"] {
        try db.execute(sql: "UPDATE \(table) SET photoCount = photoCount * ?", arguments: [factor])
      }
      for part in parts { try db.execute(sql: part["sql"]) }
    }
    try queue.close()
  }

  private func copyPhotos(_ db: Database) throws {
    let columns = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_xinfo('photo') WHERE hidden = 0 AND name <> 'id'")
    let values = columns.map { ["title", "file", "contentHash"].contains($0) ? "\($0) || '-' || copy" : $0 }
    try db.execute(
      sql: """
        WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < ?)
        INSERT INTO photo (\(columns.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM copies, photo
        """, arguments: [factor - 1])
  }
}
