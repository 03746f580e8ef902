import Attributes
import Foundation
import GRDB
import MallService
import Storage

/// The mall's tables, with their numbered migrations.
enum MallSchema {
  static let schema = StoreSchema(
    name: "mall", applicationID: 0x5446_4D4C,  // "TFML"
    steps: [
      { db in try db.execute(sql: firstTables) },
      foldNamesAndHideNumbers,
      { db in try db.execute(sql: ordersOfAccounts) },
      { db in try db.execute(sql: DeviceAccountTable.sql) },
    ])

  /// Step 1, released with version 0.1.0. A new file gets only those of its tables that step 2 reads.
  private static let firstTables = """
    CREATE TABLE product (
      number INTEGER PRIMARY KEY, id TEXT, brand TEXT, model TEXT, kind TEXT, amountMinor INTEGER, currency TEXT,
      purchaseCount INTEGER, variant TEXT, year INTEGER, megapixels REAL, sensorSize TEXT, sensorWidthMM REAL,
      sensorHeightMM REAL, zoom REAL, equivalentMin REAL, equivalentMax REAL, focalMin REAL, focalMax REAL,
      lensMin REAL, lensMax REAL, fixedMin REAL, fixedMax REAL, fNumber REAL, isoMin REAL, isoMax REAL,
      exposureTime REAL, processor TEXT, colours TEXT, mount TEXT, picture TEXT
    );
    CREATE TABLE purchase (
      number INTEGER PRIMARY KEY, product TEXT, amountMinor INTEGER, currency TEXT, key TEXT, orderedAt TEXT
    );
    CREATE TABLE catalogue (stamp TEXT);
    INSERT INTO catalogue (stamp) VALUES (NULL);
    """

  /// Applies step 2: names are compared by folded columns in place of SQLite's NOCASE, which folds ASCII alone, and orders get
  /// identifiers that cannot be guessed. All tables but `catalogue` are created again.
  @Sendable private static func foldNamesAndHideNumbers(_ db: Database) throws {
    db.add(function: fold)
    db.add(function: foldList)
    let former = try Row.fetchAll(
      db, sql: "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL")
    for row in former { try db.execute(sql: "DROP \(row["type"] as String) \(row["name"] as String)") }
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS brand; DROP TABLE IF EXISTS tally; DROP TABLE IF EXISTS groupTally;
        ALTER TABLE product RENAME TO formerProduct; ALTER TABLE purchase RENAME TO formerPurchase;

        """ + tables + MallCountTriggers.triggers + copies + indexes)
    db.remove(function: fold)
    db.remove(function: foldList)
  }

  private static let fold = DatabaseFunction("foldedForComparison", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0])?.foldedForComparison()
  }

  /// The texts of a JSON list, folded, as `colourKeys` holds them.
  private static let foldList = DatabaseFunction("foldedLines", argumentCount: 1, pure: true) { values in
    guard let json = String.fromDatabaseValue(values[0]) else { return nil }
    let texts = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    return texts.isEmpty ? nil : ProductFacet.lines(texts.map { $0.foldedForComparison() })
  }

  private static let tables = """
    CREATE TABLE product (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      brand TEXT NOT NULL,
      model TEXT NOT NULL,
      kind TEXT NOT NULL,
      amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
      purchaseCount INTEGER NOT NULL,
      variant TEXT,
      year INTEGER,
      megapixels REAL,
      sensorSize TEXT, sensorWidthMM REAL, sensorHeightMM REAL,
      zoom REAL,
      equivalentMin REAL, equivalentMax REAL,
      focalMin REAL, focalMax REAL,
      fNumber REAL,
      isoMin REAL, isoMax REAL,
      exposureTime REAL,
      processor TEXT,
      colours TEXT,
      mount TEXT,
      picture TEXT,
      -- Facets that are no facts: see ProductFacet.
      brandKey TEXT NOT NULL, modelKey TEXT NOT NULL, lensKey TEXT, processorKey TEXT, sensorSizeKey TEXT,
      colourKeys TEXT,
      lensMin REAL, lensMax REAL, fixedMin REAL, fixedMax REAL,
      popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL,
      newestKey INTEGER NOT NULL GENERATED ALWAYS AS (-coalesce(year, 0)) VIRTUAL
    );
    CREATE TABLE brand (
      brandKey TEXT PRIMARY KEY,
      productCount INTEGER NOT NULL,
      purchaseCount INTEGER NOT NULL,
      popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL
    ) WITHOUT ROWID;
    CREATE TABLE purchase (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      publicID TEXT NOT NULL UNIQUE,
      product TEXT NOT NULL REFERENCES product (id),
      amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE,
      orderedAt TEXT NOT NULL
    );
    CREATE TABLE listCount (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
    -- How many products share a facet's value, or its range from low to high.
    CREATE TABLE facetCount (
      facet TEXT NOT NULL, low NOT NULL, high NOT NULL, productCount INTEGER NOT NULL,
      PRIMARY KEY (facet, low, high)
    ) WITHOUT ROWID;
    INSERT INTO listCount (list, itemCount) VALUES ('products', 0), ('brands', 0), ('orders', 0);

    """

  private static let copies: String = {
    let facts = """
      number, id, brand, model, kind, amountMinor, currency, purchaseCount, variant, year, megapixels, sensorSize,
      sensorWidthMM, sensorHeightMM, zoom, equivalentMin, equivalentMax, focalMin, focalMax, fNumber, isoMin, isoMax,
      exposureTime, processor, colours, mount, picture, lensMin, lensMax, fixedMin, fixedMax
      """
    return """
      INSERT INTO product (\(facts), brandKey, modelKey, lensKey, processorKey, sensorSizeKey, colourKeys)
        SELECT \(facts), foldedForComparison(brand), foldedForComparison(model),
          CASE WHEN kind = 'lens' THEN foldedForComparison(model) END, foldedForComparison(processor),
          foldedForComparison(sensorSize), foldedLines(colours)
        FROM formerProduct ORDER BY number;
      INSERT INTO purchase (number, publicID, product, amountMinor, currency, key, orderedAt)
        SELECT number, lower(hex(randomblob(10))), product, amountMinor, currency, key, orderedAt
        FROM formerPurchase ORDER BY number;
      DROP TABLE formerPurchase; DROP TABLE formerProduct;

      """
  }()

  /// Every order of products, by each facet and of all.
  private static let indexes: String = {
    let sorts = ProductQuery.Sort.allCases.map { ($0.rawValue, ProductList.key(of: $0)) }
    let all = sorts.map { "CREATE INDEX product_\($0) ON product (\($1), model, id);" }
    let byFacet = ProductFacet.allCases.flatMap { facet in
      sorts.map { sort, key in
        "CREATE INDEX product_\(facet)_\(sort) ON product (\(facet.columns.joined(separator: ", ")), \(key), model, id)"
          + (facet.isOptional ? " WHERE \(facet.low) IS NOT NULL;" : ";")
      }
    }
    let combined = ProductFacet.combined.flatMap(\.columns).joined(separator: ", ")
    let others = [
      "CREATE INDEX product_combined ON product (\(combined));",
      "CREATE INDEX brand_popular ON brand (popularKey, brandKey);",
      "CREATE INDEX purchase_newest ON purchase (orderedAt);",
    ]
    return (all + byFacet + others).joined(separator: "\n") + "\n"
  }()

  /// Step 3: an order belongs to an account, and each key is unique per account. The table is copied, because SQLite cannot drop a
  /// constraint.
  private static let ordersOfAccounts = """
    DROP TRIGGER order_added; DROP INDEX purchase_newest;
    ALTER TABLE purchase RENAME TO formerPurchase;
    CREATE TABLE purchase (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      publicID TEXT NOT NULL UNIQUE,
      product TEXT NOT NULL REFERENCES product (id),
      amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
      account TEXT NOT NULL,  -- '' for orders of no account
      key TEXT NOT NULL,
      orderedAt TEXT NOT NULL,
      UNIQUE (account, key)
    );
    INSERT INTO purchase (number, publicID, product, amountMinor, currency, account, key, orderedAt)
      SELECT number, publicID, product, amountMinor, currency, '', key, orderedAt FROM formerPurchase ORDER BY number;
    DROP TABLE formerPurchase;
    CREATE INDEX purchase_newest ON purchase (orderedAt);
    CREATE INDEX purchase_account_newest ON purchase (account, orderedAt);
    CREATE TRIGGER order_added AFTER INSERT ON purchase BEGIN
      UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'orders';
    END;
    """
}
