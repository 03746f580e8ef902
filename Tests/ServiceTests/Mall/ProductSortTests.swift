import MallFixtures
import MallService
import Testing

@Suite struct ProductSortTests {
  private static let products: [Product] = [
    .sample("e", model: "Canon A", price: 3) { $0.year = 2012 },
    .sample("d", model: "Canon A", price: 2),
    .sample("c", model: "Canon B", price: 2, purchaseCount: 9) { $0.year = 2014 },
    .sample("b", model: "Canon Z", price: 1) { $0.year = 2014 },
    .sample("a", model: "Canon a", price: 1),
  ]

  @Test(arguments: [
    (ProductQuery.Sort.popular, "cdeba"), (.price, "badce"), (.newest, "cbeda"),
  ])
  func tiesAreOrderedByModelThenID(_ sort: ProductQuery.Sort, _ ids: String) {
    #expect(Self.products.sorted(by: sort.areInIncreasingOrder).map(\.id).joined() == ids)
  }

  @Test(arguments: ProductQuery.Sort.allCases)
  func numbersAtTheirLimitsAreOrdered(_ sort: ProductQuery.Sort) {
    var products: [Product] = []
    for number in [Int.min, -1, 0, 1, Int.max] {
      products.append(.sample("\(number)", price: Int64(number), purchaseCount: number) { $0.year = number })
    }
    let sorted = products.sorted(by: sort.areInIncreasingOrder)
    #expect(Set(sorted.map(\.id)).count == 5)
    #expect((sort == .price ? sorted.last : sorted.first)?.id == "\(Int.max)")
  }

  @Test func brandsAreMostBoughtFirstAndTiesByName() {
    let brands = Brand.brands(of: [
      .sample("a", brand: "nikon", purchaseCount: 1), .sample("b", brand: "Canon", purchaseCount: 2),
      .sample("c", brand: "CANON", purchaseCount: 3), .sample("d", brand: "Éclair", purchaseCount: 1),
      .sample("e", brand: "Leica", purchaseCount: 1), .sample("f", brand: "éclair"),
    ])
    #expect(brands.map(\.name) == ["CANON", "Leica", "nikon", "Éclair"])
    #expect(brands.map(\.purchaseCount) == [5, 1, 1, 1])
    #expect(brands.map(\.productCount) == [2, 1, 1, 2])
    #expect(brands.map(\.cover.id) == ["c", "e", "a", "d"])
    #expect(Brand.brands(of: []).isEmpty)
  }
}
