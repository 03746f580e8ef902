import GRDB
import MallService
import Storage

/// The products that meet some criteria, as a list to be counted and read.
struct ProductList {
  /// The most runs that are merged; more occur only in a catalogue of made-up numbers.
  private static let runLimit = 512

  /// The conditions with the number of products that meet each, the narrowest first.
  private let conditions: [(condition: ProductCriteria.Condition, productCount: Int)]

  init(_ db: Database, _ criteria: ProductCriteria) throws {
    conditions = try criteria.conditions.map { ($0, try $0.productCount(db)) }.sorted { $0.1 < $1.1 }
  }

  /// Returns the number of products: looked up, except for several conditions at once, which are counted.
  func totalCount(_ db: Database) throws -> Int {
    switch conditions.count {
    case 0: try Self.productCount(db)
    case 1: conditions[0].productCount
    default: try conditions[0].productCount == 0 ? 0 : count(db)
    }
  }

  /// Counts the products that meet several conditions: row by row those that meet the narrowest, or, if these are many,
  /// along the index `product_combined`, if it has all columns, at a tenth of the cost per product.
  private func count(_ db: Database) throws -> Int {
    let usesCombined =
      try conditions.allSatisfy(\.condition.isCombined) && 10 * conditions[0].productCount > Self.productCount(db)
    let filter = conditions.enumerated()
      .map { $0.element.condition.filter(usesIndex: usesCombined || $0.offset == 0) }
      .reduce(SQLCondition.always) { $0.and($1) }
    let source = usesCombined ? "product INDEXED BY product_combined" : "product"
    let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM \(source) WHERE \(filter.sql)")
    return try Int.fetchOne(statement, arguments: StatementArguments(filter.arguments)) ?? 0
  }

  private static func productCount(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT itemCount FROM listCount WHERE list = 'products'")
    return try Int.fetchOne(statement) ?? 0
  }

  /// Returns the list in an order, to be read in pages: the runs of the narrowest condition are merged, and the other
  /// conditions checked row by row.
  func list(_ db: Database, signature: String, sort: ProductQuery.Sort) throws -> KeysetPagination {
    KeysetPagination(
      signature: signature, selection: "SELECT * FROM product",
      columns: [.integer(Self.key(of: sort)), .text("model"), .text("id")], runs: try runs(db))
  }

  private func runs(_ db: Database) throws -> [SQLCondition] {
    if conditions.isEmpty { return [.always] }
    for (index, narrow) in conditions.enumerated() {
      let runs = try narrow.condition.runs(db)
      guard runs.count <= Self.runLimit else { continue }
      let others = conditions.indices.filter { $0 != index }
        .map { conditions[$0].condition.filter(usesIndex: false) }
      return runs.map { run in others.reduce(run) { $0.and($1) } }
    }
    return [conditions.map { $0.condition.filter(usesIndex: false) }.reduce(SQLCondition.always) { $0.and($1) }]
  }

  /// Returns the column of an order's first key.
  static func key(of sort: ProductQuery.Sort) -> String {
    switch sort {
    case .popular: "popularKey"
    case .price: "amountMinor"
    case .newest: "newestKey"
    }
  }
}

extension ProductQuery {
  /// Returns a text that distinguishes its list from all others, the same in every process; attributes may come in any order
  /// and case.
  func signature(_ criteria: ProductCriteria) -> String {
    let tests = criteria.conditions.flatMap(\.alternatives).map { "\($0.facet).\($0.comparison)" }
    return (["products.\(sort)"] + tests.sorted()).joined(separator: " ")
  }
}
