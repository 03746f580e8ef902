import Calls
import MallFixtures
import MallService
import Testing

@Suite struct OrderTests {
  private func order() throws -> Order {
    let key = try #require(IdempotencyKey("k"))
    return Order(of: .sample("a", price: 5), key: key, at: Instant(unixMS: 1_795_291_200_999))
  }

  @Test func anOrderStatesWhatWasPaid() throws {
    let order = try order()
    #expect(order.product == "a" && order.key == "k" && order.orderedAt == "2026-11-21T20:00:00Z")
    #expect(order.price == Money(amountMinor: 5, currency: "CNY"))
  }

  @Test func identifiersCannotBeGuessed() throws {
    let ids = try (0..<100).map { _ in try order().id }
    #expect(Set(ids).count == 100)
    for id in ids { #expect(RandomID.isWellFormed(id), "\(id)") }
  }

  @Test func aKeyBuysOneProduct() throws {
    let order = try order()
    try order.checkAnswers(purchaseOf: "a")
    #expect(throws: ServiceFailure(.conflict, .keyUsed, ["product": "a"])) {
      try order.checkAnswers(purchaseOf: "b")
    }
  }
}
