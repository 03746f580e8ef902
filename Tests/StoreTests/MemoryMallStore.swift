import Attributes
import Calls
import MallService
import Synchronization

/// The mall service over values in memory: the rules of MallService and nothing else. That it passes the conformance tests
/// shows that the rules are complete.
final class MemoryMallStore: MallAPI, CatalogueWriter {
  private struct Content {
    var products: [String: Product] = [:]
    /// The orders with their accounts, the oldest first.
    var orders: [(account: String?, order: Order)] = []

    /// Returns the orders that an account sees; all for nil.
    func orders(of account: String?) -> [Order] {
      orders.filter { account == nil || $0.account == account }.map(\.order)
    }
    var stamp: String?
  }

  private let content = Mutex(Content())
  private let now: @Sendable () -> Instant

  init(now: @escaping @Sendable () -> Instant) {
    self.now = now
  }

  func products(
    _ query: ProductQuery, page: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Product> {
    try call.check()
    let criteria = try ProductCriteria(query.attributes)
    let products = content.withLock { Array($0.products.values) }.filter(criteria.matches)
    return try Self.page(products.sorted(by: query.sort.areInIncreasingOrder), page, "\(query)")
  }

  func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try call.check()
    let sets = try ProductCriteria.sets(attributeSets)
    let products = content.withLock { $0.products.values }
    return sets.map { criteria in criteria.map { products.count(where: $0.matches) } ?? 0 }
  }

  func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product {
    try call.check()
    guard let product = content.withLock({ $0.products[id] }) else { throw ServiceFailure(.notFound, .product) }
    return product
  }

  func brands(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try call.check()
    return try Self.page(Brand.brands(of: content.withLock { Array($0.products.values) }), page, "brands")
  }

  func orders(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try call.check()
    let lines = content.withLock { content in
      content.orders(of: call.caller.viewer).reversed().compactMap { order in
        content.products[order.product].map { OrderLine(order: order, product: $0) }
      }
    }
    return try Self.page(lines, page, "orders \(call.caller.viewer ?? "")")
  }

  func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order {
    try call.check()
    guard let order = content.withLock({ $0.orders(of: call.caller.viewer).first { $0.id == id } }) else {
      throw ServiceFailure(.notFound, .order)
    }
    return order
  }

  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    throw ServiceFailure(.notFound, .picture)
  }

  func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    try write.call.check()
    return try content.withLock { content throws(ServiceFailure) in
      let account = write.call.caller.viewer
      if let earlier = content.orders.first(where: { $0.account == account && $0.order.key == write.key.text })?.order {
        try earlier.checkAnswers(purchaseOf: id)
        return earlier
      }
      guard let product = content.products[id] else { throw ServiceFailure(.notFound, .product) }
      let order = Order(of: product, key: write.key, at: now())
      content.orders.append((account, order))
      content.products[id]?.purchaseCount += 1
      return order
    }
  }

  func addProducts(_ products: [Product], stamp: String?) throws(ServiceFailure) -> CatalogueOutcome {
    try content.withLock { content throws(ServiceFailure) in
      var (changed, outcome) = (content, CatalogueOutcome())
      for product in products {
        let change = try CatalogueChange(product, stored: changed.products[product.id])
        outcome.count(change)
        switch change {
        case .add(let product), .update(let product): changed.products[product.id] = product
        case .none: break
        }
      }
      changed.stamp = stamp ?? changed.stamp
      content = changed
      return outcome
    }
  }

  func catalogueStamp() -> String? {
    content.withLock { $0.stamp }
  }
}

extension MemoryMallStore {
  /// Cuts a page out of a whole list. A cursor is the list's name and the place of the item it stands for.
  private static func page<Item: Sendable>(
    _ items: [Item], _ request: PageRequest, _ list: String
  ) throws(ServiceFailure) -> Page<Item> {
    let range =
      switch request.position {
      case .first: items.indices.prefix(request.limit)
      case .after(let cursor):
        try items.indices.dropFirst(index(cursor, list, items.count) + 1).prefix(request.limit)
      case .before(let cursor):
        try items.indices.prefix(index(cursor, list, items.count)).suffix(request.limit)
      case .date: throw ServiceFailure(.refused, .date)
      }
    return Page(
      items: Array(items[range]), firstIndex: range.isEmpty ? 0 : range.lowerBound, totalCount: items.count,
      previous: range.lowerBound > 0 ? PageCursor(token: "\(list) \(range.lowerBound)") : nil,
      next: range.upperBound < items.count ? PageCursor(token: "\(list) \(range.upperBound - 1)") : nil)
  }

  private static func index(_ cursor: PageCursor, _ list: String, _ count: Int) throws(ServiceFailure) -> Int {
    guard cursor.token.hasPrefix(list + " "), let index = Int(cursor.token.dropFirst(list.count + 1)),
      (0..<count).contains(index)
    else { throw ServiceFailure(.refused, .cursor) }
    return index
  }
}
