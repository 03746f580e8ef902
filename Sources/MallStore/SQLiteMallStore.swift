import Attributes
import Calls
import Foundation
import GRDB
import MallService
import Storage

/// The mall server in one SQLite file.
///
/// Names are ordered by their UTF-8 bytes (SQLite's BINARY), so that every list has one order everywhere; brands, models,
/// lenses, processors and sensor sizes are compared without regard to the case of ASCII letters (SQLite's NOCASE). Prices
/// are ordered by their amounts: a catalogue keeps to one currency. A page of any list costs what its items cost, at ten
/// products as at a million: see ``Storage/KeysetPagination``. Counts are kept by triggers.
public final class SQLiteMallStore: MallAPI {
  /// The open file.
  let file: StoreFile
  /// The moment of an order, RFC 3339 in UTC.
  let now: @Sendable () -> String

  /// Opens a mall, which is made, without products, where there is none.
  ///
  /// - Parameters:
  ///   - path: The file, `mall.sqlite`; its folder must exist.
  ///   - readOnly: Never writes; the file must exist and be up to date.
  ///   - now: The moment of an order, RFC 3339 in UTC with whole seconds; the system's clock unless told otherwise.
  /// - Throws: `storage`, saying what happened, what is safe, and what to do.
  public init(
    path: String, readOnly: Bool = false, now: @escaping @Sendable () -> String = { Date.now.ISO8601Format() }
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: MallSchema.schema, readOnly: readOnly)
    self.now = now
  }

  /// A part of the products that a query names.
  ///
  /// - Throws: `refused` for an attribute that says nothing about products (`exposureProgram`, `exposureBias`, `takenAt`),
  ///   and for a cursor of another list.
  public func products(_ query: ProductQuery, page request: PageRequest) throws(ServiceFailure) -> Page<Product> {
    try file.read { db in
      guard let products = try ProductList(db, query.attributes) else {
        throw ServiceFailure(.refused, "Exposure program, compensation and capture time say nothing about products.")
      }
      let list = try products.list(db, attributes: query.attributes, sort: query.sort)
      return try list.page(
        db, from: try Self.start(of: request, in: list), limit: request.limit,
        totalCount: try products.totalCount(db), item: ProductRow.product)
    }
  }

  /// How many products match each set of attributes, in the order asked; 0 for a set that says nothing about products.
  public func productCounts(_ attributeSets: [[Attribute]]) throws(ServiceFailure) -> [Int] {
    try file.read { db in
      try attributeSets.map { try ProductList(db, $0)?.totalCount(db) ?? 0 }
    }
  }

  /// One product; `notFound` when there is none.
  public func product(id: String) throws(ServiceFailure) -> Product {
    try file.read { db in
      guard let product = try Self.product(db, id: id) else { throw Self.noProduct(id) }
      return product
    }
  }

  /// How many products there are.
  public func productCount() throws(ServiceFailure) -> Int {
    try productCounts([[]])[0]
  }

  /// A part of the brands, most bought first, ties by name.
  public func brands(page request: PageRequest) throws(ServiceFailure) -> Page<Brand> {
    try file.read { db in
      let totalCount = try Int.fetchOne(db, sql: "SELECT itemCount FROM tally WHERE list = 'brands'") ?? 0
      return try Self.brands.page(
        db, from: try Self.start(of: request, in: Self.brands), limit: request.limit, totalCount: totalCount
      ) { row in
        let attributes = [Attribute(.brand, row["fold"] as String)]
        let cover = try ProductList(db, attributes)?.list(db, attributes: attributes, sort: .popular)
          .page(db, from: .first, limit: 1, totalCount: 1, item: ProductRow.product)
        return Brand(
          name: row["name"], productCount: row["productCount"], purchaseCount: row["purchaseCount"],
          cover: cover?.items.first)
      }
    }
  }

  /// The brands in their order; their names are unique.
  static let brands = KeysetPagination(
    signature: "brands", selection: "SELECT * FROM brand", columns: [.integer("popularKey"), .text("name")])
}

extension SQLiteMallStore {
  static func product(_ db: Database, id: String) throws -> Product? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM product WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(ProductRow.product)
  }

  static func noProduct(_ id: String) -> ServiceFailure {
    ServiceFailure(.notFound, "The mall has no product “\(id.withoutControlCharacters)”.")
  }

  /// Where a request's page begins, in a list that knows no dates.
  static func start(of request: PageRequest, in list: KeysetPagination) throws -> KeysetPagination.Start {
    guard let start = try list.start(of: request.position) else {
      throw ServiceFailure(.refused, "This list is not ordered by date, so there is no date to begin at.")
    }
    return start
  }
}
