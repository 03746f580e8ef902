import AlbumService
import Attributes
import GRDB

/// The migrations that changed an existing album.
enum AlbumMigrations {
  /// Gives items and albums ids that cannot be guessed, adds the facts of videos and recordings and the keys of writes, and
  /// brings names into the form in which all services compare them.
  static func addPublicIDsAndMedia(_ db: Database) throws {
    // SQLite adds no column that is UNIQUE; an index is the same.
    try db.execute(
      sql: """
        ALTER TABLE photo ADD COLUMN publicID TEXT NOT NULL DEFAULT '';
        ALTER TABLE photo ADD COLUMN durationMS INTEGER;
        ALTER TABLE photo ADD COLUMN codec TEXT;
        ALTER TABLE photo ADD COLUMN rotationDegrees INTEGER;
        UPDATE photo SET publicID = lower(hex(randomblob(10)));
        CREATE UNIQUE INDEX photo_publicID ON photo (publicID);
        ALTER TABLE facet ADD COLUMN publicID TEXT;
        UPDATE facet SET publicID = lower(hex(randomblob(10))) WHERE kind = 'album';
        CREATE UNIQUE INDEX facet_publicID ON facet (publicID) WHERE publicID IS NOT NULL;
        -- Writes that cannot be repeated harmlessly, by their key: the request, and the number it was answered with.
        CREATE TABLE appliedWrite (key TEXT PRIMARY KEY, request TEXT NOT NULL, result INTEGER NOT NULL) WITHOUT ROWID;
        """)
    for kind in [MediaFacet.brand, .model, .lens] { try foldNames(db, kind) }
  }

  /// Folds the names of a facet again; facets that become one are merged.
  private static func foldNames(_ db: Database, _ kind: MediaFacet) throws {
    guard let column = kind.column else { return }
    let rows = try Row.fetchAll(db, sql: "SELECT id, fold FROM facet WHERE kind = ?", arguments: [kind.rawValue])
    for row in rows {
      let (number, old): (Int64, String) = (row["id"], row["fold"])
      let new = kind.comparisonKey(old)
      if new.utf8.elementsEqual(old.utf8) { continue }
      if let other = try Facet.find(db, MediaCriterion(kind, old)) {
        // Triggers move the counts.
        try db.execute(sql: "UPDATE photo SET \(column) = ? WHERE \(column) = ?", arguments: [other.number, number])
        try db.execute(sql: "DELETE FROM facet WHERE id = ?", arguments: [number])
      } else {
        try db.execute(sql: "UPDATE facet SET fold = ? WHERE id = ?", arguments: [new, number])
      }
    }
  }
}
