import Calls
import MallFixtures
import MallService
import TestSupport
import Testing

/// The accounts of malls: an order belongs to the account that placed it.
@Suite struct MallAccountConformance {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func mall(_ conformer: MallConformer) throws -> any MallAPI {
    try conformer.service(folder, [.sample("a"), .sample("b")])
  }

  private func call(_ account: String?) -> CallContext {
    CallContext(caller: Caller(viewer: account, device: "device"))
  }

  private func buy(_ product: String, as account: String?, key: String, at mall: any MallAPI) throws -> Order {
    try mall.buy(product: product, WriteContext(call(account), key: .test(key)))
  }

  /// Clients are left out, because a server determines the account of a client from its token.
  private static let conformers: [MallConformer] = [.sqlite, .memory]

  @Test(arguments: conformers)
  func anAccountSeesItsOwnOrders(_ conformer: MallConformer) throws {
    let mall = try mall(conformer)
    let mine = try buy("a", as: "ada", key: "1", at: mall)
    let other = try buy("b", as: "bo", key: "2", at: mall)
    let page = try mall.orders(page: PageRequest(), call("ada"))
    #expect(page.items.map(\.order) == [mine] && page.totalCount == 1)
    #expect(try mall.order(id: mine.id, call("ada")) == mine)
    expect(.notFound) { try mall.order(id: other.id, call("ada")) }
    #expect(try mall.orders(page: PageRequest(), call("cleo")).totalCount == 0)
  }

  @Test(arguments: conformers)
  func aCallerWithoutAnAccountSeesAllOrders(_ conformer: MallConformer) throws {
    let mall = try mall(conformer)
    let orders = try [("ada", "1"), (nil, "2"), ("bo", "3")].map { try buy("a", as: $0.0, key: $0.1, at: mall) }
    #expect(try mall.orders(page: PageRequest(), call(nil)).items.map(\.order) == orders.reversed())
    for order in orders { #expect(try mall.order(id: order.id, call(nil)) == order) }
  }

  @Test(arguments: conformers)
  func aKeyCountsOnceForEachAccount(_ conformer: MallConformer) throws {
    let mall = try mall(conformer)
    let before = try mall.product(id: "a", .test).purchaseCount
    let mine = try buy("a", as: "ada", key: "same", at: mall)
    let other = try buy("b", as: "bo", key: "same", at: mall)
    #expect(other.product == "b" && other.id != mine.id)
    #expect(try buy("a", as: "ada", key: "same", at: mall) == mine)
    #expect(try mall.product(id: "a", .test).purchaseCount == before + 1)
  }

  @Test(arguments: conformers)
  func anAccountsOrdersArePaged(_ conformer: MallConformer) throws {
    let mall = try mall(conformer)
    for number in 0..<10 { _ = try buy("a", as: number % 2 == 0 ? "ada" : "bo", key: "\(number)", at: mall) }
    let first = try mall.orders(page: PageRequest(limit: 3), call("ada"))
    #expect(first.items.map(\.order.key) == ["8", "6", "4"] && first.totalCount == 5)
    let next = try #require(first.next)
    #expect(try mall.orders(page: PageRequest(.after(next)), call("ada")).items.map(\.order.key) == ["2", "0"])
    // Another account's cursor is one of another list.
    expect(.refused) { try mall.orders(page: PageRequest(.after(next)), call("bo")) }
  }
}
