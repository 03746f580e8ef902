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

  /// Lets albums stand for folders, and composes the names of albums and owners.
  ///
  /// Every album stays. One whose name is that of a single folder with photos of it stands for that folder from now on, so that
  /// later photos of the folder join it; one that was made of several folders keeps its name and stands for none.
  static func addFoldersOfAlbums(_ db: Database) throws {
    try db.execute(
      sql: """
        -- For the album of a folder: the path, and the last name of it.
        ALTER TABLE facet ADD COLUMN folder TEXT;
        ALTER TABLE facet ADD COLUMN folderName TEXT;
        CREATE UNIQUE INDEX facet_folder ON facet (folder) WHERE folder IS NOT NULL;
        CREATE INDEX facet_folderName ON facet (folderName) WHERE folderName IS NOT NULL;
        """)
    for kind in [MediaFacet.album, .owner] { try foldNames(db, kind) }
    let albums = try Row.fetchAll(db, sql: "SELECT id, fold FROM facet WHERE kind = 'album'")
    let folders = try foldersOfAlbums(db)
    for album in albums {
      let (number, name): (Int64, String) = (album["id"], album["fold"])
      let candidates = folders[number, default: []].filter { $0.name == name }
      guard let folder = candidates.first, candidates.count == 1 else { continue }
      try db.execute(
        sql: "UPDATE facet SET folder = ?, folderName = ? WHERE id = ?", arguments: [folder.path, folder.name, number])
    }
  }

  /// Returns the folders with files of each album, by the album's number.
  private static func foldersOfAlbums(_ db: Database) throws -> [Int64: Set<AlbumFolder>] {
    let sql = "SELECT albumFacet, path FROM source JOIN photo ON photo.id = source.photo"
    let rows = try Row.fetchCursor(db, sql: sql)
    var folders: [Int64: Set<AlbumFolder>] = [:]
    while let row = try rows.next() {
      folders[row["albumFacet"], default: []].insert(AlbumFolder(ofFile: row["path"]))
    }
    return folders
  }

  /// Adds ratings and keywords, and the state of the sidecars that may contain them.
  static func addDescriptions(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE photo ADD COLUMN rating INTEGER;
        -- One a line; a keyword holds no control character.
        ALTER TABLE photo ADD COLUMN keywords TEXT;
        ALTER TABLE source ADD COLUMN sidecars TEXT NOT NULL DEFAULT '';
        """)
  }

  /// Adds where an item was taken, and whether its time is that of the last change.
  static func addPlaces(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE photo ADD COLUMN takenAtIsModification INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE photo ADD COLUMN latitude REAL;
        ALTER TABLE photo ADD COLUMN longitude REAL;
        ALTER TABLE photo ADD COLUMN altitude REAL;
        """)
  }

  /// Adds when each file was last changed. The files of earlier albums are read once more, since they may have been edited.
  static func addChangeTimes(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE source ADD COLUMN changedNS INTEGER NOT NULL DEFAULT 0")
  }

  /// Keeps removed items for a time, and sorts albums by pinyin.
  static func addRemovalsAndPinyin(_ db: Database) throws {
    try db.execute(
      sql: """
        -- Items that were removed, by the key of their removal; `content` is NULL once they were restored.
        CREATE TABLE removedItem (
          number INTEGER PRIMARY KEY, removal TEXT NOT NULL, publicID TEXT NOT NULL, removedMS INTEGER NOT NULL,
          isDemo INTEGER NOT NULL, content BLOB
        );
        CREATE INDEX removedItem_removal ON removedItem (removal);
        CREATE INDEX removedItem_removedMS ON removedItem (removedMS);
        ALTER TABLE facet ADD COLUMN pinyin TEXT;
        CREATE INDEX facet_pinyin ON facet (pinyin, fold) WHERE pinyin IS NOT NULL;
        """)
    for row in try Row.fetchAll(db, sql: "SELECT id, fold FROM facet WHERE kind = 'album'") {
      try db.execute(
        sql: "UPDATE facet SET pinyin = ? WHERE id = ?",
        arguments: [PinyinKey.of(row["fold"]), row["id"] as Int64])
    }
  }

  /// Sorts albums by pinyin again, since more readings of characters are known.
  static func sortByPinyinAgain(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, fold FROM facet WHERE kind = 'album' AND pinyin IS NOT NULL") {
      try db.execute(
        sql: "UPDATE facet SET pinyin = ? WHERE id = ?", arguments: [PinyinKey.of(row["fold"]), row["id"] as Int64])
    }
  }

  /// Folds the names of a facet again; facets that become one are merged.
  private static func foldNames(_ db: Database, _ kind: MediaFacet) throws {
    guard let column = kind.column else { return }
    let rows = try Row.fetchAll(db, sql: "SELECT id, fold FROM facet WHERE kind = ?", arguments: [kind.rawValue])
    for row in rows {
      let (number, old): (Int64, String) = (row["id"], row["fold"])
      let new = kind.comparisonKey(old)
      if new.utf8.elementsEqual(old.utf8) { continue }
      let query = "SELECT id FROM facet WHERE kind = ? AND fold = ?"
      if let other = try Int64.fetchOne(db, sql: query, arguments: [kind.rawValue, new]) {
        // Triggers move the counts.
        try db.execute(sql: "UPDATE photo SET \(column) = ? WHERE \(column) = ?", arguments: [other, number])
        try db.execute(sql: "DELETE FROM facet WHERE id = ?", arguments: [number])
      } else {
        try db.execute(sql: "UPDATE facet SET fold = ? WHERE id = ?", arguments: [new, number])
      }
    }
  }
}
