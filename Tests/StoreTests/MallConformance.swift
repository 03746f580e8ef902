import Attributes
import Calls
import MallService
import MallStore
import Testing

/// Who keeps the promises of ``MallAPI/MallAPI``; a client over HTTP joins here, and passes the same tests.
enum MallConformer: CaseIterable, CustomTestStringConvertible {
  case store

  var testDescription: String {
    switch self {
    case .store: "store"
    }
  }

  /// A service with these products, whose orders are made a second apart from 20:00 on.
  func service(_ folder: TemporaryFolder, _ products: [Product] = []) throws -> any MallAPI {
    switch self {
    case .store:
      let clock = TickingClock()
      let store = try SQLiteMallStore(path: folder.file("mall.sqlite"), now: clock.next)
      try store.addProducts(products)
      return store
    }
  }
}

/// What every mall server does, whoever it is.
@Suite struct MallConformance {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: MallConformer.allCases)
  func anEmptyMallHasEmptyLists(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder)
    #expect(try mall.products(ProductQuery(), page: PageRequest()) == Page(items: [], firstIndex: 0, totalCount: 0))
    #expect(try mall.brands(page: PageRequest()).items.isEmpty)
    #expect(try mall.orders(page: PageRequest()).items.isEmpty)
    #expect(try mall.productCounts([[], [Attribute(.brand, "Canon")]]) == [0, 0])
    expect(.notFound) { try mall.product(id: "none") }
    expect(.notFound) { try mall.buy(product: "none", key: "k") }
  }

  @Test(arguments: MallConformer.allCases)
  func eachOrderEndsTiesByNameThenID(_ conformer: MallConformer) throws {
    let mall = try conformer.service(
      folder,
      [
        .sample("e", model: "Canon A", price: 3) { $0.year = 2012 }, .sample("d", model: "Canon A", price: 2),
        .sample("c", model: "Canon B", price: 2, purchaseCount: 9) { $0.year = 2014 },
        .sample("b", model: "Canon Z", price: 1) { $0.year = 2014 }, .sample("a", model: "Canon a", price: 1),
      ])
    func ids(_ sort: ProductQuery.Sort) throws -> [String] {
      try mall.products(ProductQuery(sort: sort), page: PageRequest()).items.map(\.id)
    }
    #expect(try ids(.popular) == ["c", "d", "e", "b", "a"])
    #expect(try ids(.price) == ["b", "a", "d", "c", "e"])
    #expect(try ids(.newest) == ["c", "b", "e", "d", "a"])
  }

  @Test(arguments: MallConformer.allCases)
  func aProductIsWhatWasAdded(_ conformer: MallConformer) throws {
    var generator = SeededGenerator(seed: 11)
    var products = Product.random(count: 20, using: &generator)
    products[0].variant = ["en": "Black \"kit\"", "zh-Hans": "黑色"]
    products[0].mount = "Canon EF"
    products[0].picture = "dslr-black"
    let mall = try conformer.service(folder, products)
    for product in products { #expect(try mall.product(id: product.id) == product) }
  }

  @Test(arguments: MallConformer.allCases)
  func buyingCountsOnceForEachKey(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a", price: 5, purchaseCount: 7), .sample("b")])
    let order = try mall.buy(product: "a", key: "k1")
    #expect(order.product == "a" && order.key == "k1" && order.orderedAt == "2026-11-21T20:00:00Z")
    #expect(order.price == Money(amountMinor: 5, currency: "CNY"))
    #expect(try mall.buy(product: "a", key: "k1") == order)
    #expect(try mall.product(id: "a").purchaseCount == 8)
    expect(.refused) { try mall.buy(product: "b", key: "k1") }
    #expect(try mall.product(id: "b").purchaseCount == 0)
    #expect(try mall.buy(product: "a", key: "k2").id != order.id)
    #expect(try mall.product(id: "a").purchaseCount == 9)
  }

  @Test(arguments: MallConformer.allCases, ["", " k", "a\n", "\u{90}", String(repeating: "键", count: 67)])
  func anOrdersKeyIsPlainText(_ conformer: MallConformer, key: String) throws {
    let mall = try conformer.service(folder, [.sample("a")])
    expect(.refused) { try mall.buy(product: "a", key: key) }
    #expect(try mall.orders(page: PageRequest()).totalCount == 0)
  }

  @Test(arguments: MallConformer.allCases)
  func ordersAreNewestFirstWithTheirProducts(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a"), .sample("b")])
    for index in 0..<12 { _ = try mall.buy(product: index.isMultiple(of: 2) ? "a" : "b", key: "\(index)") }
    var page = try mall.orders(page: PageRequest(limit: 5))
    var lines = page.items
    while let next = page.next {
      page = try mall.orders(page: PageRequest(.after(next), limit: 5))
      #expect(page.firstIndex == lines.count && page.totalCount == 12)
      lines += page.items
    }
    #expect(lines.map(\.order.key) == (0..<12).reversed().map(String.init))
    #expect(lines.allSatisfy { $0.product?.id == $0.order.product })
    let back = try #require(page.previous)
    #expect(try mall.orders(page: PageRequest(.before(back), limit: 5)).items == Array(lines[5..<10]))
  }

  @Test(arguments: MallConformer.allCases)
  func brandsAreMostBoughtFirst(_ conformer: MallConformer) throws {
    let mall = try conformer.service(
      folder,
      [
        .sample("a", brand: "Nikon", purchaseCount: 1), .sample("b", brand: "Canon", purchaseCount: 2),
        .sample("c", brand: "Canon", purchaseCount: 3), .sample("d", brand: "Leica", purchaseCount: 1),
      ])
    _ = try mall.buy(product: "c", key: "k")
    let page = try mall.brands(page: PageRequest(limit: 2))
    #expect(page.items.map(\.name) == ["Canon", "Leica"] && page.totalCount == 3)
    #expect(page.items[0].purchaseCount == 6 && page.items[0].productCount == 2 && page.items[0].cover?.id == "c")
    let next = try #require(page.next)
    #expect(try mall.brands(page: PageRequest(.after(next))).items.map(\.name) == ["Nikon"])
  }

  @Test(arguments: MallConformer.allCases, ["", "nonsense", "eyJsIjoiYiIsImkiOjAsImsiOlsxLCJiIl19"])
  func aMalformedCursorIsRefused(_ conformer: MallConformer, token: String) throws {
    let mall = try conformer.service(folder, [.sample("a")])
    let request = PageRequest(.after(PageCursor(token: token)))
    expect(.refused) { try mall.products(ProductQuery(), page: request) }
    expect(.refused) { try mall.brands(page: request) }
    expect(.refused) { try mall.orders(page: request) }
  }

  @Test(arguments: MallConformer.allCases)
  func aCursorOfAnotherListIsRefused(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a"), .sample("b")])
    let cursor = try #require(try mall.products(ProductQuery(), page: PageRequest(limit: 1)).next)
    let canon = ProductQuery(attributes: [Attribute(.brand, "Canon")])
    expect(.refused) { try mall.products(ProductQuery(sort: .price), page: PageRequest(.after(cursor))) }
    expect(.refused) { try mall.products(canon, page: PageRequest(.after(cursor))) }
    expect(.refused) { try mall.products(ProductQuery(), page: PageRequest(.date("2014-06"))) }
  }
}
