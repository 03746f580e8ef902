import AlbumService
import AlbumStore
import Attributes
import Calls
import MallFixtures
import MallService
import MallStore
import TestSupport
import Testing

/// Thousands of each: lists are complete, and pages deep in them are found. Benchmarks measure how fast.
@Suite struct ScaleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func thousandsOfItemsAreReadToTheirEnd() throws {
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: { _ in true })
    var generator = SeededGenerator(seed: 3)
    #expect(try album.add(NewMediaItem.random(count: 4_000, using: &generator)).count == 4_000)
    for query in [MediaQuery(), MediaQuery(attributes: [Attribute(.brand, "Canon")], sort: .newest)] {
      var page = try album.items(query, page: PageRequest(limit: 500))
      var ids = Set(page.items.map(\.id))
      while let next = page.next {
        page = try album.items(query, page: PageRequest(.after(next), limit: 500))
        #expect(page.firstIndex == ids.count)
        ids.formUnion(page.items.map(\.id))
      }
      #expect(ids.count == page.totalCount)
    }
    #expect(try album.months(MediaQuery()).map(\.itemCount).reduce(0, +) <= 4_000)
  }

  @Test func thousandsOfProductsAreReadToTheirEnd() throws {
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: 3)
    let products = Product.random(count: 4_000, using: &generator)
    #expect(try mall.addProducts(products).addedCount == 4_000)
    #expect(try mall.addProducts(Array(products.prefix(1000))).unchangedCount == 1000)
    let query = ProductQuery(attributes: [Attribute(.fNumber, 2.8), Attribute(.brand, "Canon")], sort: .price)
    var page = try mall.products(query, page: PageRequest(limit: 500))
    var found = page.items
    while let next = page.next {
      page = try mall.products(query, page: PageRequest(.after(next), limit: 500))
      found += page.items
    }
    let matching = products.filter(try ProductCriteria(query.attributes).matches)
    #expect(found == matching.sorted(by: query.sort.areInIncreasingOrder))
    #expect(found.count == page.totalCount)
  }
}
