import GRDB

/// Turns a small album into a large one in a minute instead of ten: copies every photo and multiplies every count.
///
/// Indexes and triggers are dropped for the time and then created again; the counts that they would have kept are known.
struct AlbumMultiplication {
  /// The number of photos afterwards for each photo before.
  let factor: Int

  /// Multiplies the photos in an album's file, which no other connection may have open.
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
    let values = columns.map { column in
      switch column {
      case "title", "file", "contentHash": "\(column) || '-' || copy"
      case "publicID": "lower(hex(randomblob(10)))"
      default: column
      }
    }
    try db.execute(
      sql: """
        WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < ?)
        INSERT INTO photo (\(columns.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM copies, photo
        """, arguments: [factor - 1])
  }
}
