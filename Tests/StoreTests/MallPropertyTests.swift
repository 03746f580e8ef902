import Attributes
import CatalogueFiles
import Foundation
import GRDB
import MallService
import TestSupport
import Testing

@testable import MallStore

/// SQL finds the products that the rules define, in their order, over the catalogue that comes with the program.
///
/// `TENFOOT_CATALOGUE_VALUES` sets how many values of each attribute are looked for; which ones follows from `TENFOOT_TEST_SEED`.
@Suite struct MallPropertyTests {
  private let mall: SQLiteMallStore
  private let products: [Product]

  private static let valueCount =
    ProcessInfo.processInfo.environment["TENFOOT_CATALOGUE_VALUES"].flatMap { Int($0) } ?? 50

  /// The catalogue in a store, which no test changes.
  private static let catalogue = Result {
    let file = Repository.root.appendingPathComponent("assets/catalogue/products.jsonl")
    let products = CatalogueFile(contents: try Data(contentsOf: file)).products
    let mall = try SQLiteMallStore(path: TemporaryFolder.untilExit().file("mall.sqlite"))
    try mall.addProducts(products)
    return (mall: mall, products: products)
  }

  init() throws {
    (mall, products) = try Self.catalogue.get()
  }

  @Test func valuesThatOccurFindWhatTheRulesSay() throws {
    let sorted = products.sorted(by: ProductQuery.Sort.popular.areInIncreasingOrder)
    // Each facet of each product is computed once here, not once per attribute.
    let values = Dictionary(
      uniqueKeysWithValues: ProductFacet.allCases.map { facet in (facet, sorted.map { $0.value(of: facet) }) })
    var generator = SeededGenerator()
    let occurring = Dictionary(grouping: Self.occurring(in: products), by: \.name)
    #expect(Set(occurring.keys) == Set(AttributeName.allCases.filter(\.describesProducts)))
    let names = AttributeName.allCases.compactMap { occurring[$0] }
    for attribute in names.flatMap({ $0.shuffled(using: &generator).prefix(Self.valueCount) }) {
      let criteria = try ProductCriteria([attribute])
      let test = try #require(criteria.conditions.first?.alternatives.first)
      let expected = zip(sorted, values[test.facet] ?? []).filter { $1.map(test.comparison.holds) ?? false }.map(\.0.id)
      #expect(!expected.isEmpty || attribute.name == .focalLength || attribute.name == .focalLength35)
      try expectFound(expected, by: [attribute], .popular)
    }
  }

  @Test func everySortIsThatOfTheRules() throws {
    let occurring = Dictionary(grouping: Self.occurring(in: products), by: \.name)
    for sort in ProductQuery.Sort.allCases {
      let sorted = products.sorted(by: sort.areInIncreasingOrder)
      try expectSame([], sort, among: sorted)
      for values in occurring.values {
        if let middle = values.dropFirst(values.count / 2).first { try expectSame([middle], sort, among: sorted) }
      }
    }
  }

  @Test func randomCombinationsFindWhatTheRulesSay() throws {
    var generator = SeededGenerator(seed: 13)
    let occurring = Self.occurring(in: products)
    let sorted = products.sorted(by: ProductQuery.Sort.price.areInIncreasingOrder)
    var foundCount = 0
    for _ in 0..<100 {
      let attributes = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Self.attribute(near: occurring, using: &generator)
      }
      foundCount += try expectSame(attributes, .price, among: sorted)
    }
    #expect(foundCount > 500)
  }

  /// Expects the list and the count of a query to be those of the rules; returns how many products match.
  @discardableResult
  private func expectSame(_ attributes: [Attribute], _ sort: ProductQuery.Sort, among sorted: [Product]) throws -> Int {
    let expected = sorted.filter(try ProductCriteria(attributes).matches).map(\.id)
    try expectFound(expected, by: attributes, sort)
    return expected.count
  }

  private func expectFound(_ expected: [String], by attributes: [Attribute], _ sort: ProductQuery.Sort) throws {
    let criteria = try ProductCriteria(attributes)
    let (found, count) = try mall.file.read { db in
      let products = try ProductList(db, criteria)
      var list = try products.list(db, signature: "test", sort: sort)
      // Reading whole rows of so many lists would take minutes.
      list.selection = "SELECT popularKey, amountMinor, newestKey, model, id FROM product"
      let page = try list.page(db, from: .first, limit: 10_000, totalCount: 0) { $0["id"] as String }
      return (page.items, try products.totalCount(db))
    }
    #expect(found == expected, "\(attributes)")
    #expect(count == expected.count, "\(attributes)")
  }
}

extension MallPropertyTests {
  /// Every attribute that a product of the catalogue has, each once.
  private static func occurring(in products: [Product]) -> [Attribute] {
    let all = products.flatMap { product -> [Attribute] in
      let texts: [(AttributeName, String?)] = [
        (.brand, product.brand), (.model, product.model), (.lens, product.kind == .lens ? product.model : nil),
        (.kind, product.kind.rawValue), (.processor, product.processor), (.sensorSize, product.sensorSize?.name),
      ]
      let numbers: [(AttributeName, [Double]?)] = [
        (.fNumber, product.fNumber.map { [$0] }), (.iso, product.isoRange),
        (.exposureTime, product.exposureTime.map { [$0] }), (.zoom, product.zoom.map { [$0] }),
        (.megapixels, product.megapixels.map { [$0] }), (.focalLength, product.focalLength),
        (.focalLength35, product.equivalentFocalLength), (.equivalentFocalLength, product.equivalentFocalLength),
      ]
      return texts.compactMap { name, text in text.map { Attribute(name, $0) } }
        + (product.colours ?? []).map { Attribute(.colour, $0) }
        + numbers.flatMap { name, numbers in (numbers ?? []).map { Attribute(name, $0) } }
    }
    return Set(all).map { (key: "\($0)", attribute: $0) }.sorted { $0.key < $1.key }.map(\.attribute)
  }

  /// An attribute that occurs, or one whose number lies near one that does, or whose text is spelled in other cases.
  private static func attribute(near occurring: [Attribute], using generator: inout SeededGenerator) -> Attribute {
    let names = AttributeName.allCases.filter(\.describesProducts)
    let name = names[Int.random(in: names.indices, using: &generator)]
    let values = occurring.filter { $0.name == name }
    let chosen = values[Int.random(in: values.indices, using: &generator)]
    return switch chosen.value {
    case .number(let number): Attribute(name, number * Double.random(in: 0.5...1.5, using: &generator))
    case .text(let text): Attribute(name, Bool.random(using: &generator) ? text.uppercased() : text)
    }
  }
}
