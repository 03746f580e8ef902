import AlbumService
import Calls
import GRDB

/// The migration that gives items and albums an owner, and adds people with their friends, tokens and shared albums.
///
/// SQLite cannot drop a constraint, so the tables whose keys now contain the person are copied. After the migration, everything in the
/// album belongs to the first person, who has no name yet.
enum AlbumPeopleMigration {
  /// Applies the migration.
  static func apply(_ db: Database) throws {
    try db.execute(sql: oldTriggers + people)
    try db.execute(
      sql: "INSERT INTO person (id, publicID) VALUES (?, ?)",
      arguments: [AlbumSchema.firstPerson, RandomID.make()])
    try rebuild(db, "facet", columns: facet)
    try rebuild(db, "photo", columns: photo)
    try rebuild(db, "source", columns: source)
    try db.execute(sql: tallies + "ALTER TABLE removedItem ADD COLUMN person INTEGER NOT NULL DEFAULT 1;" + indexes)
    try db.execute(sql: AlbumPeopleTriggers.triggers)
  }

  /// Copies a table into one with other columns or constraints. Columns that both have keep their values, and rows keep their numbers.
  private static func rebuild(_ db: Database, _ table: String, columns: String) throws {
    try db.execute(sql: "CREATE TABLE new_\(table) (\n\(columns)")
    let query = "SELECT name FROM pragma_table_info(?)"
    let old = Set(try String.fetchAll(db, sql: query, arguments: [table]))
    let kept = try String.fetchAll(db, sql: query, arguments: ["new_\(table)"]).filter(old.contains)
    let names = kept.joined(separator: ", ")
    try db.execute(sql: "INSERT INTO new_\(table) (\(names)) SELECT \(names) FROM \(table)")
    // The number of a removed row must not be used again.
    let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
    try db.execute(sql: "DROP TABLE \(table); ALTER TABLE new_\(table) RENAME TO \(table)")
    guard let last else { return }
    try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = ?", arguments: [table])
    try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", arguments: [table, last])
  }

  private static let oldTriggers =
    ["photo_counted_in", "photo_counted_out", "photo_counted_anew"]
    .map { "DROP TRIGGER \($0);\n" }.joined() + "DROP TRIGGER album_counted_in;\nDROP TRIGGER album_counted_out;\n"

  private static let people = """
    CREATE TABLE person (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      publicID TEXT NOT NULL UNIQUE,
      name TEXT,
      fold TEXT UNIQUE,
      sharesPlaces INTEGER NOT NULL DEFAULT 0,
      sharesOriginals INTEGER NOT NULL DEFAULT 0
    );
    -- A person's decision about another one: asked, friend, refused or blocked. Two friends have two rows.
    CREATE TABLE friendship (
      person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      decision TEXT NOT NULL, sinceMS INTEGER NOT NULL,
      PRIMARY KEY (person, other)
    ) WITHOUT ROWID;
    CREATE INDEX friendship_other ON friendship (other);
    -- The times of friend requests, including those to unknown names.
    CREATE TABLE friendRequest (
      number INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, askedMS INTEGER NOT NULL
    );
    CREATE INDEX friendRequest_person ON friendRequest (person, askedMS);
    -- Tokens of people, as SHA-256 hashes.
    CREATE TABLE accessToken (
      hash TEXT PRIMARY KEY, publicID TEXT NOT NULL UNIQUE,
      person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      name TEXT NOT NULL, createdMS INTEGER NOT NULL, usedDay TEXT
    ) WITHOUT ROWID;
    CREATE INDEX accessToken_person ON accessToken (person, createdMS);
    -- The readers of albums: the people with whom the owner shares an album.
    CREATE TABLE albumReader (
      album INTEGER NOT NULL REFERENCES facet (id) ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      PRIMARY KEY (album, person)
    ) WITHOUT ROWID;
    CREATE INDEX albumReader_person ON albumReader (person);
    -- What was shared with whom; the other person's name and the album's name are those at the time.
    CREATE TABLE sharingEvent (
      number INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      otherName TEXT NOT NULL, event TEXT NOT NULL, album TEXT, atMS INTEGER NOT NULL
    );
    CREATE INDEX sharingEvent_person ON sharingEvent (person);

    """

  private static let facet = """
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      fold TEXT NOT NULL,
      photoCount INTEGER NOT NULL DEFAULT 0,
      publicID TEXT, folder TEXT, folderName TEXT, pinyin TEXT,
      -- The owner of an album; 0 for all other facets, which items of several people can share.
      person INTEGER NOT NULL DEFAULT 0,
      UNIQUE (kind, person, fold)
    );
    """

  private static let photo = """
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      file TEXT NOT NULL,
      contentHash TEXT,
      owner TEXT NOT NULL,
      mediaType TEXT NOT NULL,
      brand TEXT, model TEXT, lens TEXT,
      correctedBrand TEXT, correctedModel TEXT,
      exifMake TEXT, exifModel TEXT,
      exposureProgram TEXT, exposureTime REAL, fNumber REAL, iso REAL, exposureBias REAL,
      focalLength REAL, focalLength35 REAL,
      takenAt TEXT,
      width INTEGER, height INTEGER, orientation INTEGER,
      selectionCount INTEGER NOT NULL,
      problem TEXT,
      noticedProblem TEXT,
      isDemo INTEGER NOT NULL,
      month TEXT,
      newestKey INTEGER NOT NULL,
      popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-selectionCount) VIRTUAL,
      albumFacet INTEGER NOT NULL REFERENCES facet (id),
      brandFacet INTEGER REFERENCES facet (id),
      modelFacet INTEGER REFERENCES facet (id),
      lensFacet INTEGER REFERENCES facet (id),
      ownerFacet INTEGER REFERENCES facet (id),
      publicID TEXT NOT NULL DEFAULT '',
      durationMS INTEGER, codec TEXT, rotationDegrees INTEGER,
      rating INTEGER,
      -- One per line; a keyword contains no control character.
      keywords TEXT,
      takenAtIsModification INTEGER NOT NULL DEFAULT 0,
      latitude REAL, longitude REAL, altitude REAL,
      -- The person who owns the item; `owner` is a name only.
      person INTEGER NOT NULL DEFAULT 1 REFERENCES person (id),
      -- Whether other people have items with the same content.
      hasCopies INTEGER NOT NULL DEFAULT 0
    );
    """

  private static let source = """
      person INTEGER NOT NULL DEFAULT 1,
      path TEXT NOT NULL,
      inode INTEGER NOT NULL, sizeBytes INTEGER NOT NULL, modifiedNS INTEGER NOT NULL,
      photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
      sidecars TEXT NOT NULL DEFAULT '',
      changedNS INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (person, path)
    ) WITHOUT ROWID;
    """

  /// The counts by person; all existing ones are those of the first person.
  private static let tallies = """
    UPDATE facet SET person = 1 WHERE kind = 'album';
    CREATE TABLE facetTally (
      facet INTEGER NOT NULL, person INTEGER NOT NULL, photoCount INTEGER NOT NULL, PRIMARY KEY (facet, person)
    ) WITHOUT ROWID;
    INSERT INTO facetTally SELECT id, 1, photoCount FROM facet WHERE photoCount <> 0;
    CREATE TABLE new_monthTally (
      facet INTEGER NOT NULL, month TEXT NOT NULL, person INTEGER NOT NULL, photoCount INTEGER NOT NULL,
      PRIMARY KEY (facet, month, person)
    ) WITHOUT ROWID;
    INSERT INTO new_monthTally SELECT facet, month, 1, photoCount FROM monthTally;
    DROP TABLE monthTally;
    ALTER TABLE new_monthTally RENAME TO monthTally;
    CREATE TABLE new_valueTally (
      facet INTEGER NOT NULL, attribute TEXT NOT NULL, value REAL NOT NULL, person INTEGER NOT NULL,
      photoCount INTEGER NOT NULL, PRIMARY KEY (facet, attribute, value, person)
    ) WITHOUT ROWID;
    INSERT INTO new_valueTally SELECT facet, attribute, value, 1, photoCount FROM valueTally;
    DROP TABLE valueTally;
    ALTER TABLE new_valueTally RENAME TO valueTally;

    """

  /// The indexes for both orders, with and without a leading facet or person. All contain the person, so that rows of other people
  /// are skipped within the index.
  private static let indexes: String = {
    let all = """
      CREATE UNIQUE INDEX facet_publicID ON facet (publicID) WHERE publicID IS NOT NULL;
      CREATE UNIQUE INDEX facet_folder ON facet (person, folder) WHERE folder IS NOT NULL;
      CREATE INDEX facet_folderName ON facet (person, folderName) WHERE folderName IS NOT NULL;
      CREATE INDEX facet_name ON facet (kind, fold);
      CREATE INDEX facet_pinyin ON facet (pinyin, fold) WHERE pinyin IS NOT NULL;
      CREATE UNIQUE INDEX photo_publicID ON photo (publicID);
      CREATE UNIQUE INDEX photo_content ON photo (contentHash, person);
      CREATE INDEX photo_copies ON photo (person) WHERE hasCopies;
      CREATE INDEX photo_popular ON photo (popularKey, title, id, person);
      CREATE INDEX photo_newest ON photo (newestKey, title, id, person);
      CREATE INDEX photo_person_popular ON photo (person, popularKey, title);
      CREATE INDEX photo_person_newest ON photo (person, newestKey, title);
      """
    let byFacet = AlbumSchema.facetColumns.map { column in
      let condition = column == "albumFacet" ? "" : "WHERE \(column) IS NOT NULL"
      let others = AlbumSchema.facetColumns.filter { $0 != column }.joined(separator: ", ")
      return """
        CREATE INDEX photo_\(column)_popular ON photo (\(column), popularKey, title, id, person) \(condition);
        CREATE INDEX photo_\(column)_newest ON photo (\(column), newestKey, title, id, \(others), person) \(condition);
        """
    }
    let others = """
      CREATE INDEX photo_demo ON photo (id) WHERE isDemo;
      CREATE INDEX source_photo ON source (photo);

      """
    return ([all] + byFacet + [others]).joined(separator: "\n")
  }()
}
