import Calls
import GRDB
import MallService
import Storage

extension SQLiteMallStore {
  /// Buys a product once for each key, however often it is called; on disk when it returns.
  ///
  /// A key seen before returns its stored order, also when its product has left the catalogue since.
  /// - Throws: `notFound` for no such product; `refused` for a key that is blank, longer than 200 bytes, holds control
  ///   characters, or was used for another product.
  public func buy(product id: String, key: String) throws(ServiceFailure) -> Order {
    guard key.storable == key, key.utf8.count <= 200 else {
      throw ServiceFailure(.refused, "An order's key is 1 to 200 bytes of plain text.")
    }
    return try file.write { db in
      if let earlier = try Self.order(db, key: key) {
        guard earlier.product == id else {
          throw ServiceFailure(.refused, "This key has already bought “\(earlier.product)”; nothing was bought now.")
        }
        return earlier
      }
      guard let product = try Self.product(db, id: id) else { throw Self.noProduct(id) }
      try db.execute(
        sql: "INSERT INTO purchase (product, amountMinor, currency, key, orderedAt) VALUES (?, ?, ?, ?, ?)",
        arguments: [id, product.price.amountMinor, product.price.currency, key, now()])
      let number = db.lastInsertedRowID
      try db.execute(sql: "UPDATE product SET purchaseCount = purchaseCount + 1 WHERE id = ?", arguments: [id])
      let row = try Row.fetchOne(db, sql: "SELECT * FROM purchase WHERE number = ?", arguments: [number])
      guard let row else {
        throw ServiceFailure(.storage, "The mall could not read the order back; nothing was bought.")
      }
      return Self.order(row)
    }
  }

  /// A part of the orders, newest first.
  public func orders(page request: PageRequest) throws(ServiceFailure) -> Page<OrderLine> {
    try file.read { db in
      let totalCount = try Int.fetchOne(db, sql: "SELECT itemCount FROM tally WHERE list = 'orders'") ?? 0
      return try Self.orders.page(
        db, from: try Self.start(of: request, in: Self.orders), limit: request.limit, totalCount: totalCount
      ) { row in
        let order = Self.order(row)
        return OrderLine(order: order, product: try Self.product(db, id: order.product))
      }
    }
  }

  /// The orders, newest first; of one moment the last made first.
  static let orders = KeysetPagination(
    signature: "orders", selection: "SELECT * FROM purchase", columns: [.text("orderedAt"), .integer("number")],
    isDescending: true)

  private static func order(_ db: Database, key: String) throws -> Order? {
    try Row.fetchOne(db, sql: "SELECT * FROM purchase WHERE key = ?", arguments: [key]).map(order)
  }

  private static func order(_ row: Row) -> Order {
    Order(
      id: OrdinalID.text(row["number"]), product: row["product"],
      price: Money(amountMinor: row["amountMinor"], currency: row["currency"]), key: row["key"],
      orderedAt: row["orderedAt"])
  }
}
