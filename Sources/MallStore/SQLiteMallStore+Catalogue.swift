import Calls
import GRDB
import MallService
import Storage

/// What became of the products of a catalogue.
public struct CatalogueOutcome: Hashable, Codable, Sendable {
  /// How many are new.
  public var addedCount: Int
  /// How many were there and say something else now.
  public var updatedCount: Int
  /// How many were there just so.
  public var unchangedCount: Int

  /// Counts; without arguments of nothing.
  public init(addedCount: Int = 0, updatedCount: Int = 0, unchangedCount: Int = 0) {
    self.addedCount = addedCount
    self.updatedCount = updatedCount
    self.unchangedCount = unchangedCount
  }
}

extension SQLiteMallStore {
  /// Takes products into the catalogue, by id; all on disk when it returns.
  ///
  /// A product that is new starts with the purchases it brings; one that stays keeps those made here, whatever it brings.
  /// Products of the catalogue that are not among these stay. An id that comes twice counts twice, the later one holds.
  ///
  /// - Parameter stamp: What ``catalogueStamp()`` says from then on; nil to leave it as it is.
  @discardableResult
  public func addProducts(_ products: [Product], stamp: String? = nil) throws(ServiceFailure) -> CatalogueOutcome {
    try file.write { db in
      if let stamp { try db.execute(sql: "UPDATE catalogue SET stamp = ?", arguments: [stamp]) }
      let formerCount = try ProductList(db, [])?.totalCount(db) ?? 0
      // Most of the indexes' entries will be new: building each once, sorted, beats finding every entry its place.
      guard products.count > max(formerCount, 1000) else { return try Self.add(db, products) }
      let indexes = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'product' AND sql IS NOT NULL"
      )
      for index in indexes { try db.execute(sql: "DROP INDEX \(index["name"] as String)") }
      let outcome = try Self.add(db, products)
      for index in indexes { try db.execute(sql: index["sql"]) }
      return outcome
    }
  }

  private static func add(_ db: Database, _ products: [Product]) throws -> CatalogueOutcome {
    try products.reduce(into: CatalogueOutcome()) { outcome, product in
      let product = product.storable
      guard var former = try Self.product(db, id: product.id) else {
        try insert(db, product)
        outcome.addedCount += 1
        return
      }
      former.purchaseCount = product.purchaseCount
      if former == product {
        outcome.unchangedCount += 1
      } else {
        try update(db, product)
        outcome.updatedCount += 1
      }
    }
  }

  /// Tells which catalogue was added last with a stamp; nil when none was.
  public func catalogueStamp() throws(ServiceFailure) -> String? {
    try file.read { db in try String.fetchOne(db, sql: "SELECT stamp FROM catalogue") }
  }

  private static func insert(_ db: Database, _ product: Product) throws {
    let columns = try ProductRow.facts(of: product) + [("purchaseCount", max(product.purchaseCount, 0).databaseValue)]
    let names = columns.map(\.column).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO product (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(columns.map(\.value)))
  }

  private static func update(_ db: Database, _ product: Product) throws {
    let columns = try ProductRow.facts(of: product)
    let settings = columns.map { "\($0.column) = ?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "UPDATE product SET \(settings) WHERE id = ?")
      .execute(arguments: StatementArguments(columns.map(\.value) + [product.id.databaseValue]))
  }
}
