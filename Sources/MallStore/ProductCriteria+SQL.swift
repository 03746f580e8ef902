import GRDB
import MallService
import Storage

// A facet's values are counted in the table `facetCount`. So one comparison serves three statements: the filter of product
// rows, the count of products, and the list of the values that pass, each of which is a run of rows in an index's order.

extension ProductCriteria.Condition {
  /// Whether the index `product_combined` holds all columns it compares.
  var isCombined: Bool {
    alternatives.allSatisfy { ProductFacet.combined.contains($0.facet) }
  }

  /// Returns the number of products that meet it, from the counts.
  func productCount(_ db: Database) throws -> Int {
    try alternatives.reduce(0) { count, test in
      let passing = test.condition(low: "low", high: "high")
      let statement = try db.cachedStatement(
        sql: "SELECT coalesce(SUM(productCount), 0) FROM facetCount WHERE facet = ? AND \(passing.sql)")
      return try count + (Int.fetchOne(statement, arguments: test.arguments(passing)) ?? 0)
    }
  }

  /// Returns one condition for each facet value that passes; an index holds the rows of each in every order.
  func runs(_ db: Database) throws -> [SQLCondition] {
    try alternatives.flatMap { test in
      let passing = test.condition(low: "low", high: "high")
      let statement = try db.cachedStatement(
        sql: "SELECT low, high FROM facetCount WHERE facet = ? AND \(passing.sql)")
      let columns = test.facet.columns
      let run = columns.map { "\($0) = ?" }.joined(separator: " AND ")
      return try Row.fetchAll(statement, arguments: test.arguments(passing)).map { row in
        SQLCondition(run, Array(row.databaseValues.prefix(columns.count)))
      }
    }
  }

  /// Returns the condition on a product's row.
  ///
  /// - Parameter usesIndex: Whether SQLite may find the rows by it; a unary plus before the columns keeps it from that.
  func filter(usesIndex: Bool) -> SQLCondition {
    let plus = usesIndex ? "" : "+"
    let tests = alternatives.map { $0.condition(low: plus + $0.facet.low, high: plus + $0.facet.high) }
    let sql = tests.map { "(\($0.sql))" }.joined(separator: " OR ")
    return SQLCondition(tests.count == 1 ? sql : "(\(sql))", tests.flatMap(\.arguments))
  }
}

extension ProductCriteria.Test {
  /// Returns the comparison as SQL, given the names of the columns that hold the value.
  fileprivate func condition(low: String, high: String) -> SQLCondition {
    switch comparison {
    case .equals(let text): SQLCondition("\(low) = ?", [text])
    case .contains(let text): SQLCondition("instr(\(low), ?) > 0", [ProductFacet.lines([text])])
    case .atMost(let number): SQLCondition("\(low) <= ?", [number])
    case .atLeast(let number): SQLCondition("\(low) >= ?", [number])
    case .covers(let range): SQLCondition("\(low) <= ? AND \(high) >= ?", [range.lowerBound, range.upperBound])
    }
  }

  fileprivate func arguments(_ passing: SQLCondition) -> StatementArguments {
    StatementArguments([facet.rawValue.databaseValue] + passing.arguments)
  }
}
