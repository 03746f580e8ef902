import GRDB
import Storage

/// The mall's tables, by the numbered steps they grew by.
enum MallSchema {
  static let schema = StoreSchema(
    name: "mall", applicationID: 0x5446_4D4C,  // "TFML"
    steps: [
      { db in try db.execute(sql: tables + indexes + MallCountTriggers.triggers) }
    ])

  private static let tables = """
    CREATE TABLE product (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      brand TEXT NOT NULL COLLATE NOCASE,
      model TEXT NOT NULL,
      kind TEXT NOT NULL,
      amountMinor INTEGER NOT NULL,
      currency TEXT NOT NULL,
      purchaseCount INTEGER NOT NULL,
      variant TEXT,
      year INTEGER,
      megapixels REAL,
      sensorSize TEXT COLLATE NOCASE, sensorWidthMM REAL, sensorHeightMM REAL,
      zoom REAL,
      equivalentMin REAL, equivalentMax REAL,
      focalMin REAL, focalMax REAL,
      -- The same again, where it is a lens's focal length, and where it is a lens that stays on its camera.
      lensMin REAL, lensMax REAL,
      fixedMin REAL, fixedMax REAL,
      fNumber REAL,
      isoMin REAL, isoMax REAL,
      exposureTime REAL,
      processor TEXT COLLATE NOCASE,
      colours TEXT,
      mount TEXT,
      picture TEXT,
      popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL,
      newestKey INTEGER NOT NULL GENERATED ALWAYS AS (-coalesce(year, 0)) VIRTUAL,
      modelName TEXT COLLATE NOCASE GENERATED ALWAYS AS (model) VIRTUAL,
      lensName TEXT COLLATE NOCASE GENERATED ALWAYS AS (CASE WHEN kind = 'lens' THEN model END) VIRTUAL
    );
    CREATE TABLE brand (
      fold TEXT PRIMARY KEY COLLATE NOCASE,
      name TEXT NOT NULL,
      productCount INTEGER NOT NULL,
      purchaseCount INTEGER NOT NULL,
      popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL
    ) WITHOUT ROWID;
    CREATE TABLE purchase (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      product TEXT NOT NULL,
      amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE,
      orderedAt TEXT NOT NULL
    );
    CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
    -- How many products share a value, or a range from low to high, by which they are grouped.
    CREATE TABLE groupTally (
      grouping TEXT NOT NULL, low COLLATE NOCASE, high COLLATE NOCASE, productCount INTEGER NOT NULL,
      PRIMARY KEY (grouping, low, high)
    ) WITHOUT ROWID;
    INSERT INTO tally (list, itemCount) VALUES ('products', 0), ('brands', 0), ('orders', 0);
    -- One row: which catalogue was added last, as whoever added it tells catalogues apart.
    CREATE TABLE catalogue (stamp TEXT);
    INSERT INTO catalogue (stamp) VALUES (NULL);

    """

  /// Every order behind every grouping and behind none.
  private static let indexes: String = {
    let orders = ["popular": "popularKey", "price": "amountMinor", "newest": "newestKey"].sorted { $0.key < $1.key }
    let everything = orders.map { "CREATE INDEX product_\($0) ON product (\($1), model, id);" }
    let grouped = Grouping.allCases.flatMap { grouping in
      orders.map { name, key in
        """
        CREATE INDEX product_\(grouping)_\(name) ON product (\(grouping.columns.joined(separator: ", ")), \(key), model, id)
        \(grouping.isOptional ? "WHERE \(grouping.low) IS NOT NULL" : "");
        """
      }
    }
    // Not to find products by, but to count those that several marks of a photo hold of without a look at the rows.
    let marks = Grouping.marks.flatMap(\.columns).joined(separator: ", ")
    let others = [
      "CREATE INDEX product_marks ON product (\(marks));",
      "CREATE INDEX brand_popular ON brand (popularKey, name);",
      "CREATE INDEX purchase_newest ON purchase (orderedAt);",
    ]
    return (everything + grouped + others).joined(separator: "\n") + "\n"
  }()
}

/// A way products are grouped: each has an index for every order, and a tally of its values.
enum Grouping: String, CaseIterable {
  case brand, model, lens, kind, processor, sensorSize, colours
  case fNumber, iso, exposureTime, zoom, megapixels
  /// Lenses by the focal lengths they cover.
  case lensFocalLength
  /// Cameras whose lens stays on, by the equivalent focal lengths they cover.
  case fixedFocalLength
  /// Every product with equivalent focal lengths.
  case equivalentFocalLength

  /// What photos are most often looked up by, several at once; the columns of the index `product_marks`.
  static let marks: [Grouping] = [.fNumber, .iso, .exposureTime, .lensFocalLength, .fixedFocalLength, .brand]

  /// The column of the value, or of the range's lower end.
  var low: String {
    switch self {
    case .model: "modelName"
    case .lens: "lensName"
    case .iso: "isoMax"
    case .lensFocalLength: "lensMin"
    case .fixedFocalLength: "fixedMin"
    case .equivalentFocalLength: "equivalentMin"
    case .brand, .kind, .processor, .sensorSize, .colours, .fNumber, .exposureTime, .zoom, .megapixels: rawValue
    }
  }

  /// The column of the range's upper end; a value's own column.
  var high: String {
    switch self {
    case .lensFocalLength: "lensMax"
    case .fixedFocalLength: "fixedMax"
    case .equivalentFocalLength: "equivalentMax"
    default: low
    }
  }

  /// Whether products may lack it. An index of the others has no condition: an empty one would mislead SQLite's planner.
  var isOptional: Bool {
    self != .brand && self != .model && self != .kind
  }

  /// Its columns, one or two.
  var columns: [String] {
    low == high ? [low] : [low, high]
  }
}
