import Calls
import GRDB
import MallService
import Storage

extension SQLiteMallStore {
  /// Buys a product at its present price, once per key, and returns the order.
  public func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    try file.write(write) { db in
      if let earlier = try Self.order(db, key: write.key) {
        try earlier.checkAnswers(purchaseOf: id)
        return earlier
      }
      let order = Order(of: try Self.existingProduct(db, id: id), key: write.key, at: now())
      try Self.insert(db, order)
      return order
    }
  }

  /// Returns a page of the orders, newest first; of orders of the same time the last one first.
  public func orders(page request: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try file.read(call) { db in
      try Self.orders.page(
        db, from: try Self.start(of: request, in: Self.orders), limit: request.limit,
        totalCount: try Self.itemCount(db, list: "orders")
      ) { row in
        let order = Self.order(row)
        return OrderLine(order: order, product: try Self.existingProduct(db, id: order.product))
      }
    }
  }

  /// Returns one order.
  public func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order {
    try file.read(call) { db in
      let row = try Row.fetchOne(db, sql: Self.orderByID, arguments: [id])
      guard let row else { throw ServiceFailure(.notFound, .order) }
      return Self.order(NamedRow(row))
    }
  }

  static let orderByID = "SELECT * FROM purchase WHERE publicID = ?"

  static let orders = KeysetPagination(
    signature: "orders", selection: "SELECT * FROM purchase", columns: [.text("orderedAt"), .integer("number")],
    isDescending: true)

  private static func insert(_ db: Database, _ order: Order) throws {
    try db.execute(
      sql: """
        INSERT INTO purchase (publicID, product, amountMinor, currency, key, orderedAt) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        order.id, order.product, order.price.amountMinor, order.price.currency, order.key, order.orderedAt,
      ])
    try db.execute(
      sql: "UPDATE product SET purchaseCount = purchaseCount + 1 WHERE id = ?", arguments: [order.product])
  }

  private static func order(_ db: Database, key: IdempotencyKey) throws -> Order? {
    try Row.fetchOne(db, sql: "SELECT * FROM purchase WHERE key = ?", arguments: [key.text]).map { order(NamedRow($0)) }
  }

  private static func order(_ row: NamedRow) -> Order {
    Order(
      id: row["publicID"], product: row["product"],
      price: Money(amountMinor: row["amountMinor"], currency: row["currency"]), key: row["key"],
      orderedAt: row["orderedAt"])
  }
}
