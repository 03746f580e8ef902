import GRDB
import Storage

/// The album's tables, by the numbered steps they grew by.
///
/// A *facet* is one way to ask for photos: all of them, one album, one brand, model, lens or owner. A photo names its facets
/// by number, so that an index per facet and order stays small, and each facet keeps its own counts.
enum AlbumSchema {
  static let schema = StoreSchema(
    name: "album", applicationID: 0x5446_414C,  // "TFAL"
    steps: [
      { db in try db.execute(sql: tables + indexes + AlbumCountTriggers.triggers) }
    ])

  /// The facet that every photo has.
  static let allPhotos: Int64 = 1

  /// The facet columns of a photo, the kinds they belong to being ``Facet/Kind``.
  static let facetColumns = Facet.Kind.allCases.compactMap(\.column)

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

  /// Both orders behind every facet and behind none. Each ends in the row's id without naming it, as SQLite's indexes do.
  private static let indexes: String = {
    let everything = """
      CREATE INDEX photo_popular ON photo (popularKey, title);
      CREATE INDEX photo_newest ON photo (newestKey, title);
      """
    let byFacet = facetColumns.map { column in
      // Many photos have no lens or owner. Every photo has an album; an empty condition would mislead SQLite's planner.
      let condition = column == "albumFacet" ? "" : "WHERE \(column) IS NOT NULL"
      // The other facets ride along in one of the two, so that several at once are counted without a look at the rows.
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
    return ([everything] + byFacet + [others]).joined(separator: "\n")
  }()
}

/// One way to ask for photos.
struct Facet {
  /// What a facet goes by.
  enum Kind: String, CaseIterable {
    case all, album, brand, model, lens, owner

    /// The column of a photo that names its facet of this kind; every photo belongs to `all`.
    var column: String? {
      self == .all ? nil : "\(rawValue)Facet"
    }

    /// What names of this kind are compared by: cameras and lenses without regard to case, albums and owners exactly.
    func fold(_ name: String) -> String {
      switch self {
      case .brand, .model, .lens: name.lowercased()
      case .all, .album, .owner: name
      }
    }
  }

  var kind: Kind
  var id: Int64
  var photoCount: Int

  /// The facet of a name; nil where no photo ever had it.
  static func find(_ db: Database, _ kind: Kind, named name: String) throws -> Facet? {
    let statement = try db.cachedStatement(sql: "SELECT id, photoCount FROM facet WHERE kind = ? AND fold = ?")
    return try Row.fetchOne(statement, arguments: [kind.rawValue, kind.fold(name)]).map {
      Facet(kind: kind, id: $0["id"], photoCount: $0["photoCount"])
    }
  }

  /// The facet of an album by its number; nil where there is none.
  static func album(_ db: Database, id: Int64) throws -> Facet? {
    let statement = try db.cachedStatement(sql: "SELECT id, photoCount FROM facet WHERE id = ? AND kind = 'album'")
    return try Row.fetchOne(statement, arguments: [id]).map {
      Facet(kind: .album, id: $0["id"], photoCount: $0["photoCount"])
    }
  }

  /// The facet that every photo has.
  static func all(_ db: Database) throws -> Facet {
    let statement = try db.cachedStatement(sql: "SELECT photoCount FROM facet WHERE id = ?")
    let photoCount = try Int.fetchOne(statement, arguments: [AlbumSchema.allPhotos]) ?? 0
    return Facet(kind: .all, id: AlbumSchema.allPhotos, photoCount: photoCount)
  }

  /// The number of a name's facet, which is made where there is none; nil for no name.
  static func number(_ db: Database, _ kind: Kind, of name: String?) throws -> Int64? {
    guard let name, !name.isEmpty else { return nil }
    if let facet = try find(db, kind, named: name) { return facet.id }
    try db.execute(
      sql: "INSERT INTO facet (kind, fold) VALUES (?, ?)", arguments: [kind.rawValue, kind.fold(name)])
    return db.lastInsertedRowID
  }
}
