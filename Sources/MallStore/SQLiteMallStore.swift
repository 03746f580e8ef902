import Attributes
import Calls
import GRDB
import MallService
import Storage

/// The mall service in one SQLite file.
///
/// Which products match and how lists are ordered is stated in ``MallService``; this store fetches and writes. The
/// cost of a page depends on its items, not on the length of the list: see ``Storage/KeysetPagination``. Triggers keep the
/// counts of whole lists, of brands and of single attributes. Only the products that match several attributes are counted
/// again for every page, along an index.
public final class SQLiteMallStore: MallAPI {
  /// The open file.
  let file: StoreFile
  /// The present time.
  let now: @Sendable () -> Instant
  private let picturePath: @Sendable (String) -> String?

  /// Opens a mall; a file that does not exist is created without products.
  ///
  /// - Parameters:
  ///   - path: The file, `mall.sqlite`; its folder must exist.
  ///   - readOnly: Whether the store never writes; the file must exist and have the newest schema then.
  ///   - now: The present time; the machine's clock by default.
  ///   - picturePath: Returns the path of a drawing by its name, which has the form of
  ///     ``MallService/Product/isValidPictureName(_:)``; nil if there is none.
  /// - Throws: `storage` if the file cannot be opened.
  public init(
    path: String, readOnly: Bool = false, now: @escaping @Sendable () -> Instant = { .now },
    picturePath: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: MallSchema.schema, readOnly: readOnly)
    self.now = now
    self.picturePath = picturePath
  }
}

extension SQLiteMallStore {
  /// Returns the version of the mall.
  public func contentVersion() throws(ServiceFailure) -> ContentVersion? {
    try file.contentVersion()
  }

  /// Returns a page of the products that match a query, in its order.
  public func products(
    _ query: ProductQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Product> {
    let criteria = try ProductCriteria(query.attributes)
    return try file.read(call) { db in
      let products = try ProductList(db, criteria)
      let list = try products.list(db, signature: query.signature(criteria), sort: query.sort)
      let start = try Self.start(of: request, in: list)
      try call.check()
      return try list.page(
        db, from: start, limit: request.limit, totalCount: try products.totalCount(db), item: ProductRow.product)
    }
  }

  /// Counts the products that match each set of attributes, in the order given.
  public func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    let sets = try ProductCriteria.sets(attributeSets)
    return try file.read(call) { db in
      try sets.map { criteria in
        try call.check()
        return try criteria.map { try ProductList(db, $0).totalCount(db) } ?? 0
      }
    }
  }

  /// Returns one product.
  public func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product {
    try file.read(call) { db in try Self.existingProduct(db, id: id) }
  }

  /// Returns a page of the brands, most bought first; ties by name.
  public func brands(page request: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try file.read(call) { db in
      try Self.brands.page(
        db, from: try Self.start(of: request, in: Self.brands), limit: request.limit,
        totalCount: try Self.itemCount(db, list: "brands")
      ) { row in
        let cover = try Self.cover(db, ofBrand: row["brandKey"])
        return Brand(
          name: cover.brand, productCount: row["productCount"], purchaseCount: row["purchaseCount"], cover: cover)
      }
    }
  }

  /// Opens the drawing that a reference names; the file as it is for every rendition.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    try call.check()
    guard Product.isValidPictureName(reference.token), let path = picturePath(reference.token) else {
      throw ServiceFailure(.notFound, .picture)
    }
    return try MediaContent(path: path, range: range)
  }
}

extension SQLiteMallStore {
  static let brands = KeysetPagination(
    signature: "brands", selection: "SELECT * FROM brand", columns: [.integer("popularKey"), .text("brandKey")])

  static func product(_ db: Database, id: String) throws -> Product? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM product WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(ProductRow.product)
  }

  static func existingProduct(_ db: Database, id: String) throws -> Product {
    guard let product = try product(db, id: id) else {
      throw ServiceFailure(.notFound, .product, ["product": String((id.sanitizedForStorage() ?? "").prefix(100))])
    }
    return product
  }

  private static func cover(_ db: Database, ofBrand key: String) throws -> Product {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM product WHERE brandKey = ? ORDER BY popularKey, model, id LIMIT 1")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else {
      throw ServiceFailure(.storage, nil, ["details": "no product of the brand \(key)"])
    }
    return try ProductRow.product(row)
  }

  static func itemCount(_ db: Database, list: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT itemCount FROM listCount WHERE list = ?", arguments: [list]) ?? 0
  }

  /// Returns the position at which a request's page begins in a list that has no dates.
  static func start(of request: PageRequest, in list: KeysetPagination) throws -> KeysetPagination.Start {
    guard let start = try list.start(of: request.position) else { throw ServiceFailure(.refused, .date) }
    return start
  }
}
