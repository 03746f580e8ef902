import Attributes
import GRDB
import MallService
import Storage

/// A query resolved to conditions: what a list of products needs to be read and counted.
struct ProductList {
  /// More groups than this are not merged; only a catalogue of made-up numbers has so many.
  private static let mostRuns = 512

  /// The conditions with how many products each holds of, the narrowest first.
  private let conditions: [(condition: ProductCondition, productCount: Int)]

  /// Resolves a set of attributes; nil when one of them says nothing about products.
  init?(_ db: Database, _ attributes: [Attribute]) throws {
    guard let conditions = ProductCondition.conditions(for: attributes) else { return nil }
    self.conditions = try conditions.map { ($0, try $0.productCount(db)) }.sorted { $0.1 < $1.1 }
  }

  /// How many products there are: looked up, except for several conditions at once, which are counted.
  func totalCount(_ db: Database) throws -> Int {
    switch conditions.count {
    case 0: try Self.productCount(db)
    case 1: conditions[0].productCount
    default: try conditions[0].productCount == 0 ? 0 : count(db)
    }
  }

  /// Counts products that several conditions hold of: those the narrowest holds of are looked at one by one, or, when
  /// they are many and nothing but marks is asked, the index of marks is read along, at a tenth of the cost of a row.
  private func count(_ db: Database) throws -> Int {
    let isAlongMarks =
      try conditions.allSatisfy(\.condition.isOfMarks) && 10 * conditions[0].productCount > Self.productCount(db)
    let filter = conditions.enumerated()
      .map { $0.element.condition.filter(isDriving: isAlongMarks || $0.offset == 0) }
      .reduce(SQLCondition.always) { $0.and($1) }
    let source = isAlongMarks ? "product INDEXED BY product_marks" : "product"
    let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM \(source) WHERE \(filter.sql)")
    return try Int.fetchOne(statement, arguments: StatementArguments(filter.arguments)) ?? 0
  }

  private static func productCount(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT itemCount FROM tally WHERE list = 'products'")
    return try Int.fetchOne(statement) ?? 0
  }

  /// The list in an order.
  ///
  /// The narrowest condition's groups are merged, and the other conditions looked at row by row.
  func list(_ db: Database, attributes: [Attribute], sort: ProductQuery.Sort) throws -> KeysetPagination {
    KeysetPagination(
      signature: "products.\(sort.rawValue).\(Self.signature(of: attributes))",
      selection: "SELECT * FROM product",
      columns: [.integer(Self.key(of: sort)), .text("model"), .text("id")], runs: try runs(db))
  }

  private func runs(_ db: Database) throws -> [SQLCondition] {
    if conditions.isEmpty { return [.always] }
    for (index, driver) in conditions.enumerated() {
      let runs = try driver.condition.runs(db)
      guard runs.count <= Self.mostRuns else { continue }
      let others = conditions.indices.filter { $0 != index }.map { conditions[$0].condition.filter() }
      return runs.map { run in others.reduce(run) { $0.and($1) } }
    }
    return [conditions.map { $0.condition.filter() }.reduce(SQLCondition.always) { $0.and($1) }]
  }

  private static func key(of sort: ProductQuery.Sort) -> String {
    switch sort {
    case .popular: "popularKey"
    case .price: "amountMinor"
    case .newest: "newestKey"
    }
  }

  /// The attributes as one short word, the same in every process: FNV-1a of 64 bits (Fowler, Noll and Vo).
  private static func signature(of attributes: [Attribute]) -> String {
    let words = attributes.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "\n")
    let hash = words.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}
