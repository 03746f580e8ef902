import AlbumService
import AlbumStore
import Attributes
import Calls
import MallService
import MallStore
import Testing

/// Ten thousand of each: lists are whole, and pages deep in them are found. (How fast is for the benchmarks.)
@Suite struct ScaleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func tenThousandPhotosAreReadToTheirEnd() throws {
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: { _ in true })
    var generator = SeededGenerator(seed: 3)
    #expect(try album.add(NewMediaItem.random(count: 10_000, using: &generator)).count == 10_000)
    for query in [PhotoQuery(), PhotoQuery(attributes: [Attribute(.brand, "Canon")], sort: .newest)] {
      var page = try album.photos(query, page: PageRequest(limit: 500))
      var ids = Set(page.items.map(\.id))
      while let next = page.next {
        page = try album.photos(query, page: PageRequest(.after(next), limit: 500))
        #expect(page.firstIndex == ids.count)
        ids.formUnion(page.items.map(\.id))
      }
      #expect(ids.count == page.totalCount)
    }
    #expect(try album.months(PhotoQuery()).map(\.photoCount).reduce(0, +) <= 10_000)
  }

  @Test func tenThousandProductsAreReadToTheirEnd() throws {
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: 3)
    let products = Product.random(count: 10_000, using: &generator)
    #expect(try mall.addProducts(products).addedCount == 10_000)
    #expect(try mall.addProducts(Array(products.prefix(2000))).unchangedCount == 2000)
    let query = ProductQuery(attributes: [Attribute(.fNumber, 2.8), Attribute(.brand, "Canon")], sort: .price)
    var page = try mall.products(query, page: PageRequest(limit: 500))
    var found = page.items
    while let next = page.next {
      page = try mall.products(query, page: PageRequest(.after(next), limit: 500))
      found += page.items
    }
    #expect(Set(found.map(\.id)) == Set(products.filter { $0.brand == "Canon" && $0.fNumber ?? 9 <= 2.94 }.map(\.id)))
    #expect(found.count == page.totalCount)
    #expect(found.map(\.price.amountMinor) == found.map(\.price.amountMinor).sorted())
  }
}
