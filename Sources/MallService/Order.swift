import Calls

/// A purchase: one product, bought once.
public struct Order: Hashable, Codable, Sendable, Identifiable {
  /// The mall service's identifier, which cannot be guessed.
  public var id: String
  /// The product's id.
  public var product: String
  /// The price that was paid.
  public var price: Money
  /// The buyer's idempotency key.
  public var key: String
  /// The time of the purchase, RFC 3339 in UTC, with whole seconds.
  public var orderedAt: String

  /// Creates an order.
  public init(id: String, product: String, price: Money, key: String, orderedAt: String) {
    self.id = id
    self.product = product
    self.price = price
    self.key = key
    self.orderedAt = orderedAt
  }
}

extension Order {
  /// Creates the order of a product at its present price, with a new identifier.
  ///
  /// - Parameter now: The time of the purchase, of which the order keeps the whole seconds.
  public init(of product: Product, key: IdempotencyKey, at now: Instant) {
    self.init(
      id: RandomID.make(), product: product.id, price: product.price, key: key.text, orderedAt: now.wholeSecond.rfc3339)
  }

  /// Checks that this order answers another purchase under its key, so that nothing is bought twice.
  ///
  /// - Throws: `conflict` if the key bought another product, which it names.
  public func checkAnswers(purchaseOf product: String) throws(ServiceFailure) {
    guard self.product == product else { throw ServiceFailure(.conflict, .keyUsed, ["product": self.product]) }
  }
}

/// An order together with the product that was bought, as the catalogue describes it today.
public struct OrderLine: Hashable, Sendable, Identifiable {
  /// The order's identifier.
  public var id: String { order.id }
  /// The order.
  public var order: Order
  /// The product; there always is one, since a mall never removes products.
  public var product: Product

  /// Creates a line.
  public init(order: Order, product: Product) {
    self.order = order
    self.product = product
  }
}

/// The part of the mall service that gives earlier orders to an account.
///
/// It is apart from ``MallAPI`` because only the machine that stores the mall does this: when its television gets its first profile.
public protocol OrderAdoption: Sendable {
  /// Gives all orders that were placed without an account to an account.
  func adoptOrders(intoAccount account: String) throws(ServiceFailure)
}
