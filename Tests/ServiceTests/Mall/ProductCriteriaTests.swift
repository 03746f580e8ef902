import Attributes
import Calls
import MallFixtures
import MallService
import Testing

@Suite struct ProductCriteriaTests {
  @Test(arguments: MatchingExamples.rules.indices)
  func productsMatchEveryRule(_ index: Int) throws {
    let rule = MatchingExamples.rules[index]
    let criteria = try ProductCriteria(rule.attributes)
    #expect(Set(MatchingExamples.products.filter(criteria.matches).map(\.id)) == rule.ids, "\(rule.attributes)")
  }

  @Test func noProductPassesTwoAlternatives() throws {
    let criteria = try ProductCriteria([Attribute(.focalLength, 30), Attribute(.focalLength35, 30)])
    let condition = try #require(criteria.conditions.first)
    #expect(condition.alternatives.count == 2)
    for kind in ProductKind.allCases {
      let product = Product.sample("a", kind: kind) {
        ($0.focalLength, $0.equivalentFocalLength) = ([10, 100], [10, 100])
      }
      let passedCount = condition.alternatives.count { $0.isPassed(by: product) }
      #expect(passedCount == (kind.takesLenses ? 0 : 1), "\(kind)")
    }
  }

  @Test(arguments: AttributeName.allCases)
  func anAttributeIsSearchedByExactlyWhereItDescribesProducts(_ name: AttributeName) {
    let attribute = name.isNumeric ? Attribute(name, 1) : Attribute(name, "a")
    do throws(ServiceFailure) {
      #expect(try ProductCriteria([attribute]).conditions.count == 1)
      #expect(name.describesProducts)
    } catch {
      #expect(error == ServiceFailure(.refused, .attribute, ["attribute": name.rawValue]))
      #expect(!name.describesProducts)
    }
  }

  @Test func aSetWithAForeignAttributeMatchesNothing() throws {
    let brand = Attribute(.brand, "Canon")
    let sets = try ProductCriteria.sets([[brand], [brand, MatchingExamples.others[0]], []])
    #expect(sets == [try ProductCriteria([brand]), nil, try ProductCriteria([])])
  }

  @Test func tooManyAttributesAreRefused() throws {
    let attribute = Attribute(.iso, 100)
    let most = Array(repeating: attribute, count: ProductCriteria.attributeLimit)
    #expect(try ProductCriteria(most).conditions.count == most.count)
    let failure = ServiceFailure(.tooLarge, .attributes, ["limit": "32"])
    #expect(throws: failure) { try ProductCriteria(most + [attribute]) }
    #expect(throws: failure) { try ProductCriteria.sets([most + [attribute]]) }
    #expect(throws: ServiceFailure(.tooLarge, .attributeSets, ["limit": "1000"])) {
      try ProductCriteria.sets(Array(repeating: [], count: ProductCriteria.setLimit + 1))
    }
  }

  @Test func malformedRangesMatchNothing() throws {
    let criteria = try ProductCriteria([Attribute(.equivalentFocalLength, 30)])
    for bounds in [[], [50, 20], [.nan, 50], [20, .nan]] {
      #expect(!criteria.matches(.sample("a") { $0.equivalentFocalLength = bounds }), "\(bounds)")
    }
  }
}
