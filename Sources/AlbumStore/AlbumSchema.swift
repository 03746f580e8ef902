import AlbumService
import GRDB
import Storage

/// The album's tables, as the numbered migrations that create them.
///
/// A *facet* (table `facet`) is a value by which items are listed and counted: all of them, an album, a brand, model, lens or owner.
/// An item names its facets by number, so that the index for each facet and order stays small, and each facet has its own counts.
///
/// Each item and each album belongs to a *person* (table `person`): the counts of each facet are stored by person, so that those of
/// a viewer are the sum for the people whose items the viewer sees.
///
/// Tables and columns say `photo` and `photoCount` where they mean items of any medium: the names were released.
enum AlbumSchema {
  static let schema = StoreSchema(
    name: "album", applicationID: 0x5446_414C,  // "TFAL"
    rebuildingSteps: [8],
    steps: [
      { db in try db.execute(sql: tables + indexes + AlbumCountTriggers.triggers) },
      { db in try AlbumMigrations.addPublicIDsAndMedia(db) },
      { db in try AlbumMigrations.addFoldersOfAlbums(db) },
      { db in try AlbumMigrations.addDescriptions(db) },
      { db in try AlbumMigrations.addPlaces(db) },
      { db in try AlbumMigrations.addChangeTimes(db) },
      { db in try AlbumMigrations.addRemovalsAndPinyin(db) },
      { db in try AlbumPeopleMigration.apply(db) },
      { db in try db.execute(sql: signIn) },
      { db in try AlbumMigrations.sortByPinyinAgain(db) },
    ])

  /// The number of the facet that every item has.
  static let allItems: Int64 = 1

  /// The number of the person who owns the items of an album without named people.
  static let firstPerson: Int64 = 1

  /// The facet columns of an item.
  static let facetColumns = MediaFacet.allCases.compactMap(\.column)

  private static let signIn = """
    -- A PHC string; NULL for a person who cannot sign in.
    ALTER TABLE person ADD COLUMN passwordHash TEXT;
    -- Sessions of the web pages, by the hash of their secrets.
    CREATE TABLE webSession (
      hash TEXT PRIMARY KEY, publicID TEXT NOT NULL UNIQUE,
      person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      name TEXT NOT NULL, createdMS INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX webSession_person ON webSession (person, createdMS);
    CREATE INDEX webSession_created ON webSession (createdMS);
    CREATE TABLE invitation (
      hash TEXT PRIMARY KEY, person INTEGER NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
      createdMS INTEGER NOT NULL
    ) WITHOUT ROWID;
    -- Requests of devices for access, by the hash of their device codes; `approver` is the person who has approved.
    CREATE TABLE deviceAuthorization (
      hash TEXT PRIMARY KEY, userCode TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL, address TEXT NOT NULL, network TEXT NOT NULL, isOfThisMachine INTEGER NOT NULL,
      createdMS INTEGER NOT NULL, intervalMS INTEGER NOT NULL, polledMS INTEGER,
      isRefused INTEGER NOT NULL DEFAULT 0, approver TEXT REFERENCES person (publicID) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX deviceAuthorization_created ON deviceAuthorization (createdMS, network);
    CREATE INDEX deviceAuthorization_approver ON deviceAuthorization (approver) WHERE approver IS NOT NULL;
    """

  private static let tables = """
    CREATE TABLE facet (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      fold TEXT NOT NULL,
      photoCount INTEGER NOT NULL DEFAULT 0,
      UNIQUE (kind, fold)
    );
    CREATE TABLE photo (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      file TEXT NOT NULL,
      contentHash TEXT UNIQUE,
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
      ownerFacet INTEGER REFERENCES facet (id)
    );
    -- Every file whose content an album's photo is: a photo may lie in several places.
    CREATE TABLE source (
      path TEXT PRIMARY KEY,
      inode INTEGER NOT NULL, sizeBytes INTEGER NOT NULL, modifiedNS INTEGER NOT NULL,
      photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE TABLE selection (
      key TEXT PRIMARY KEY,
      photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE monthTally (
      facet INTEGER NOT NULL, month TEXT NOT NULL, photoCount INTEGER NOT NULL, PRIMARY KEY (facet, month)
    ) WITHOUT ROWID;
    CREATE TABLE valueTally (
      facet INTEGER NOT NULL, attribute TEXT NOT NULL, value REAL NOT NULL, photoCount INTEGER NOT NULL,
      PRIMARY KEY (facet, attribute, value)
    ) WITHOUT ROWID;
    INSERT INTO facet (id, kind, fold) VALUES (1, 'all', '');
    INSERT INTO tally (list, itemCount) VALUES ('albums', 0);

    """

  /// The indexes for both orders, with and without a facet before them. Each ends in the row's id, as all of SQLite's indexes do.
  private static let indexes: String = {
    let all = """
      CREATE INDEX photo_popular ON photo (popularKey, title);
      CREATE INDEX photo_newest ON photo (newestKey, title);
      """
    let byFacet = facetColumns.map { column in
      // Many items have no lens or owner. Every item has an album, and a condition that is always true misleads SQLite's planner.
      let condition = column == "albumFacet" ? "" : "WHERE \(column) IS NOT NULL"
      // One of the two also holds the other facets, so that several at once are counted from the index alone.
      let others = facetColumns.filter { $0 != column }.joined(separator: ", ")
      return """
        CREATE INDEX photo_\(column)_popular ON photo (\(column), popularKey, title) \(condition);
        CREATE INDEX photo_\(column)_newest ON photo (\(column), newestKey, title, id, \(others)) \(condition);
        """
    }
    let others = """
      CREATE INDEX photo_demo ON photo (id) WHERE isDemo;
      CREATE INDEX source_photo ON source (photo);
      CREATE INDEX selection_photo ON selection (photo);

      """
    return ([all] + byFacet + [others]).joined(separator: "\n")
  }()
}
