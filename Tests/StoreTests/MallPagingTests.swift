import Attributes
import Calls
import MallService
import MallStore
import Testing

/// Every list of products, read page by page there and back, is the whole list in its order.
@Suite struct MallPagingTests {
  private let folder: TemporaryFolder
  private let mall: SQLiteMallStore
  private let products: [Product]

  init() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    folder = try TemporaryFolder()
    mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    products = Product.random(count: 150, using: &generator)
    try mall.addProducts(products)
  }

  private static let attributeSets: [[Attribute]] = [
    [], [Attribute(.brand, "Nikon")], [Attribute(.fNumber, 4)], [Attribute(.iso, 400)],
    [Attribute(.focalLength, 30), Attribute(.focalLength35, 28)], [Attribute(.colour, "black")],
    [Attribute(.brand, "Canon"), Attribute(.fNumber, 2.8)],
    [Attribute(.iso, 1600), Attribute(.exposureTime, 0.001), Attribute(.megapixels, 20)], [Attribute(.brand, "Zenit")],
  ]

  @Test(arguments: ProductQuery.Sort.allCases, [1, 7, 60])
  func everyListIsItsPagesInOrder(_ sort: ProductQuery.Sort, limit: Int) throws {
    for attributes in Self.attributeSets {
      let query = ProductQuery(attributes: attributes, sort: sort)
      let whole = try mall.products(query, page: PageRequest(limit: 500)).items
      #expect(whole == sorted(whole, sort))
      var page = try mall.products(query, page: PageRequest(limit: limit))
      var pages = [page]
      while let next = page.next {
        page = try mall.products(query, page: PageRequest(.after(next), limit: limit))
        #expect(page.firstIndex == pages.count * limit)
        pages.append(page)
      }
      #expect(pages.flatMap(\.items) == whole && page.totalCount == whole.count, "\(attributes)")
      while let previous = page.previous {
        pages.removeLast()
        page = try mall.products(query, page: PageRequest(.before(previous), limit: limit))
        #expect(page == pages.last, "\(attributes)")
      }
      #expect(pages.count == 1)
    }
    #expect(
      sorted(products, sort) == (try mall.products(ProductQuery(sort: sort), page: PageRequest(limit: 500)).items))
  }

  private func sorted(_ products: [Product], _ sort: ProductQuery.Sort) -> [Product] {
    products.sorted { left, right in
      switch sort {
      case .popular where left.purchaseCount != right.purchaseCount: left.purchaseCount > right.purchaseCount
      case .price where left.price != right.price: left.price.amountMinor < right.price.amountMinor
      case .newest where left.year != right.year: left.year ?? 0 > right.year ?? 0
      default: (left.model, left.id) < (right.model, right.id)
      }
    }
  }
}
