import Attributes
import Calls
import MallFixtures
import MallService
import TestSupport
import Testing

/// How every mall service matches products to attributes; ProductCriteriaTests has the rules alone.
@Suite struct MallMatching {
  @Test(arguments: MallConformer.allCases)
  func productsMatchEveryRule(_ conformer: MallConformer) throws {
    let folder = try TemporaryFolder()
    let mall = try conformer.service(folder, MatchingExamples.products)
    for (attributes, expected) in MatchingExamples.rules {
      for sort in ProductQuery.Sort.allCases {
        let page = try mall.products(ProductQuery(attributes: attributes, sort: sort), page: PageRequest())
        #expect(Set(page.items.map(\.id)) == expected && page.items.count == expected.count, "\(attributes)")
        #expect(page.totalCount == expected.count, "\(attributes)")
      }
    }
    #expect(try mall.productCounts(MatchingExamples.rules.map(\.0)) == MatchingExamples.rules.map(\.1.count))
  }

  @Test(arguments: MallConformer.allCases, MatchingExamples.others)
  func attributesThatProductsDoNotHaveAreRefusedAndCountZero(_ conformer: MallConformer, attribute: Attribute) throws {
    let folder = try TemporaryFolder()
    let mall = try conformer.service(folder, MatchingExamples.products)
    expect(.refused) { try mall.products(ProductQuery(attributes: [attribute]), page: PageRequest()) }
    expect(.refused) {
      try mall.products(ProductQuery(attributes: [Attribute(.brand, "Canon"), attribute]), page: PageRequest())
    }
    #expect(try mall.productCounts([[attribute], [Attribute(.kind, "lens")], []]) == [0, 2, 9])
  }
}
