import Attributes
import Calls
import MallFixtures
import MallService
import MallStore
import TestSupport
import Testing

/// Every list of products, read page by page to its end and back, is the whole list in its order.
@Suite struct MallPagingTests {
  private let folder: TemporaryFolder
  private let mall: SQLiteMallStore
  private let products: [Product]

  init() throws {
    let seed = TestSeed.value
    var generator = SeededGenerator(seed: seed)
    folder = try TemporaryFolder()
    mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    products = Product.random(count: 60, using: &generator)
    try mall.addProducts(products)
  }

  private static let attributeSets: [[Attribute]] = [
    [], [Attribute(.brand, "Nikon")], [Attribute(.fNumber, 4)], [Attribute(.iso, 400)],
    [Attribute(.focalLength, 30), Attribute(.focalLength35, 28)], [Attribute(.colour, "black")],
    [Attribute(.brand, "Canon"), Attribute(.fNumber, 2.8)],
    [Attribute(.iso, 1600), Attribute(.exposureTime, 0.001), Attribute(.megapixels, 20)], [Attribute(.brand, "Zenit")],
  ]

  @Test(arguments: ProductQuery.Sort.allCases, [1, 7, 25])
  func everyListIsItsPagesInOrder(_ sort: ProductQuery.Sort, limit: Int) throws {
    for attributes in Self.attributeSets {
      let query = ProductQuery(attributes: attributes, sort: sort)
      let whole = try mall.products(query, page: PageRequest(limit: 500)).items
      let criteria = try ProductCriteria(attributes)
      #expect(whole == products.filter(criteria.matches).sorted(by: sort.areInIncreasingOrder), "\(attributes)")
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
  }
}
