import Calls
import GRDB
import MallService
import Storage

extension SQLiteMallStore {
  /// Buys a product at its present price, once per account and key, and returns the order.
  public func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    let account = write.call.caller.viewer ?? Self.noAccount
    return try file.write(write) { db in
      if let earlier = try Self.order(db, of: account, key: write.key) {
        try earlier.checkAnswers(purchaseOf: id)
        return earlier
      }
      let order = Order(of: try Self.existingProduct(db, id: id), key: write.key, at: now())
      try Self.insert(db, order, of: account)
      return order
    }
  }

  /// Returns a page of the caller's orders, newest first; of orders of the same time the last one first.
  public func orders(page request: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    let list = Self.orders(of: call.caller.viewer)
    return try file.read(call) { db in
      try list.page(
        db, from: try Self.start(of: request, in: list), limit: request.limit,
        totalCount: try Self.orderCount(db, of: call.caller.viewer)
      ) { row in
        let order = Self.order(row)
        return OrderLine(order: order, product: try Self.existingProduct(db, id: order.product))
      }
    }
  }

  /// Returns one of the caller's orders.
  public func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order {
    try file.read(call) { db in
      let row = try Row.fetchOne(db, sql: Self.orderByID, arguments: [id])
      guard let row, call.caller.viewer.map({ $0 == row["account"] }) ?? true else {
        throw ServiceFailure(.notFound, .order)
      }
      return Self.order(NamedRow(row))
    }
  }

  static let orderByID = "SELECT * FROM purchase WHERE publicID = ?"

  /// The account of orders that callers without an account have placed.
  static let noAccount = ""

  /// Returns the list of an account's orders; of all orders for nil.
  static func orders(of account: String?) -> KeysetPagination {
    KeysetPagination(
      signature: account.map { "orders \($0)" } ?? "orders", selection: "SELECT * FROM purchase",
      columns: [.text("orderedAt"), .integer("number")], isDescending: true,
      runs: [account.map { SQLCondition("account = ?", [$0]) } ?? .always])
  }

  private static func orderCount(_ db: Database, of account: String?) throws -> Int {
    guard let account else { return try itemCount(db, list: "orders") }
    return try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM purchase WHERE account = ?", arguments: [account]) ?? 0
  }

  private static func insert(_ db: Database, _ order: Order, of account: String) throws {
    try db.execute(
      sql: """
        INSERT INTO purchase (publicID, product, amountMinor, currency, account, key, orderedAt)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        order.id, order.product, order.price.amountMinor, order.price.currency, account, order.key, order.orderedAt,
      ])
    try db.execute(
      sql: "UPDATE product SET purchaseCount = purchaseCount + 1 WHERE id = ?", arguments: [order.product])
  }

  private static func order(_ db: Database, of account: String, key: IdempotencyKey) throws -> Order? {
    try Row.fetchOne(db, sql: "SELECT * FROM purchase WHERE account = ? AND key = ?", arguments: [account, key.text])
      .map { order(NamedRow($0)) }
  }

  private static func order(_ row: NamedRow) -> Order {
    Order(
      id: row["publicID"], product: row["product"],
      price: Money(amountMinor: row["amountMinor"], currency: row["currency"]), key: row["key"],
      orderedAt: row["orderedAt"])
  }
}

extension SQLiteMallStore: OrderAdoption {
  /// Gives all orders that were placed without an account to an account. An order under a key that the account has used stays as it is.
  public func adoptOrders(intoAccount account: String) throws(ServiceFailure) {
    try file.write { db in
      try db.execute(
        sql: "UPDATE OR IGNORE purchase SET account = ? WHERE account = ?", arguments: [account, Self.noAccount])
    }
  }
}
