import Attributes
import Calls
import MallFixtures
import MallService
import MallStore
import TestSupport
import Testing

/// The implementations of ``MallService/MallAPI``, which all pass the same tests.
enum MallConformer: String, CaseIterable, CustomTestStringConvertible {
  case sqlite
  case memory
  case served

  var testDescription: String { rawValue }

  /// Creates a service without products, whose orders are made a second apart from 20:00 on.
  func emptyService(_ folder: TemporaryFolder) throws -> any MallAPI & CatalogueWriter {
    let clock = TickingClock()
    return switch self {
    case .sqlite: try SQLiteMallStore(path: folder.file("mall.sqlite"), now: clock.next)
    case .memory: MemoryMallStore(now: clock.next)
    case .served: try ServedMall(SQLiteMallStore(path: folder.file("served-mall.sqlite"), now: clock.next))
    }
  }

  /// Creates a service with products.
  func service(_ folder: TemporaryFolder, _ products: [Product] = []) throws -> any MallAPI & CatalogueWriter {
    let service = try emptyService(folder)
    try service.addProducts(products)
    return service
  }
}

/// What every mall service does.
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
  func everySortEndsTiesByModelThenID(_ conformer: MallConformer) throws {
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
  func aProductIsReadAsItWasAdded(_ conformer: MallConformer) throws {
    var generator = SeededGenerator(seed: 11)
    var products = Product.random(count: 20, using: &generator)
    products[0].variant = ["en": "Black \"kit\"", "zh-Hans": "黑色"]
    products[0].mount = "Canon EF"
    products[0].picture = MediaReference(token: "dslr-black")
    products[1].colours = ["black \"jet\"", "a,b", "grün"]
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
    expect(.conflict) { try mall.buy(product: "b", key: "k1") }
    #expect(try mall.product(id: "b").purchaseCount == 0)
    #expect(try mall.buy(product: "a", key: "k2").id != order.id)
    #expect(try mall.product(id: "a").purchaseCount == 9)
  }

  @Test(arguments: MallConformer.allCases)
  func ordersCannotBeGuessed(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a")])
    let orders = try (0..<20).map { try mall.buy(product: "a", key: "\($0)") }
    #expect(Set(orders.map(\.id)).count == 20)
    for order in orders { #expect(RandomID.isWellFormed(order.id), "\(order.id)") }
    #expect(try mall.orders(page: PageRequest()).items.map(\.order) == orders.reversed())
  }

  @Test(arguments: MallConformer.allCases)
  func anOrderOutlivesChangesOfItsProduct(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a", price: 5)])
    let order = try mall.buy(product: "a", key: "k")
    try mall.addProducts([.sample("a", price: 9)])
    #expect(try mall.buy(product: "a", key: "k") == order)
    let line = try #require(try mall.orders(page: PageRequest()).items.first)
    #expect(line.order.price.amountMinor == 5 && line.product.price.amountMinor == 9)
  }

  @Test(arguments: MallConformer.allCases)
  func anOrderIsFoundByItsIdentifier(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a"), .sample("b")])
    let orders = try ["a", "b"].map { try mall.buy(product: $0, key: $0) }
    for order in orders { #expect(try mall.order(id: order.id) == order) }
    for id in ["a", "1", " ", "\(orders[0].id)x", "\0"] { expect(.notFound) { try mall.order(id: id) } }
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
    #expect(lines.allSatisfy { $0.product.id == $0.order.product })
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
    #expect(page.items[0].purchaseCount == 6 && page.items[0].productCount == 2 && page.items[0].cover.id == "c")
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

  @Test(arguments: MallConformer.allCases)
  func aReferenceToNoDrawingIsNotFound(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder)
    for token in ["", "..", "../mall.sqlite", "/etc/passwd", "a/b", "none", String(repeating: "a", count: 1_000)] {
      expect(.notFound) { try mall.open(MediaReference(token: token), .original, range: nil, .test) }
    }
  }

  @Test(arguments: MallConformer.allCases)
  func aCancelledCallIsNotAnswered(_ conformer: MallConformer) throws {
    let mall = try conformer.service(folder, [.sample("a")])
    let call = CallContext(caller: Caller(device: "d"))
    call.cancellation.cancel()
    expect(.cancelled) { try mall.products(ProductQuery(), page: PageRequest(), call) }
    expect(.cancelled) { try mall.productCounts([[]], call) }
    expect(.cancelled) { try mall.product(id: "a", call) }
    expect(.cancelled) { try mall.brands(page: PageRequest(), call) }
    expect(.cancelled) { try mall.orders(page: PageRequest(), call) }
    let key = try #require(IdempotencyKey("k"))
    expect(.cancelled) { try mall.buy(product: "a", WriteContext(call, key: key)) }
    #expect(try mall.product(id: "a").purchaseCount == 0)
  }
}
