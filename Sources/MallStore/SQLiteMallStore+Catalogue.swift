import Calls
import GRDB
import MallService
import Storage

extension SQLiteMallStore: CatalogueWriter {
  /// Adds products or changes those that have the same ids, in one transaction.
  @discardableResult
  public func addProducts(_ products: [Product], stamp: String?) throws(ServiceFailure) -> CatalogueOutcome {
    try file.write { db in
      if let stamp { try db.execute(sql: "UPDATE catalogue SET stamp = ?", arguments: [stamp]) }
      // Where most entries of the indexes will be new, building each index once, sorted, is faster than filling it.
      guard products.count > max(try Self.itemCount(db, list: "products"), 1000) else {
        return try Self.add(db, products)
      }
      let indexes = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'product' AND sql IS NOT NULL"
      )
      for index in indexes { try db.execute(sql: "DROP INDEX \(index["name"] as String)") }
      let outcome = try Self.add(db, products)
      for index in indexes { try db.execute(sql: index["sql"]) }
      return outcome
    }
  }

  /// Returns the stamp of the last stamped catalogue; nil if there was none.
  public func catalogueStamp() throws(ServiceFailure) -> String? {
    try file.read { db in try String.fetchOne(db, sql: "SELECT stamp FROM catalogue") }
  }

  private static func add(_ db: Database, _ products: [Product]) throws -> CatalogueOutcome {
    try products.reduce(into: CatalogueOutcome()) { outcome, product in
      let change = try CatalogueChange(product, stored: try Self.product(db, id: product.id))
      switch change {
      case .add(let product): try insert(db, product)
      case .update(let product): try update(db, product)
      case .none: break
      }
      outcome.count(change)
    }
  }

  private static func insert(_ db: Database, _ product: Product) throws {
    let columns = try ProductRow.columns(of: product) + [("purchaseCount", product.purchaseCount.databaseValue)]
    let names = columns.map(\.name).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO product (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(columns.map(\.value)))
  }

  private static func update(_ db: Database, _ product: Product) throws {
    let columns = try ProductRow.columns(of: product)
    let settings = columns.map { "\($0.name) = ?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "UPDATE product SET \(settings) WHERE id = ?")
      .execute(arguments: StatementArguments(columns.map(\.value) + [product.id.databaseValue]))
  }
}
