import AlbumService
import Calls
import GRDB
import Storage

/// Counts of a list's items.
///
/// They are stored for all items and for each facet, by person. A viewer's count is the sum for the people all of whose items the viewer
/// sees, plus the items in shared albums, minus those that are hidden behind a copy. For several facets at once, the items of the
/// narrowest facet are counted for each page, by its index alone.
extension MediaItemList {
  /// Returns the number of items.
  func totalCount(_ db: Database) throws -> Int {
    if isEmpty { return 0 }
    guard let part else {
      switch facets.count {
      case 0: return try Facet.all(db).itemCount
      case 1: return facets[0].itemCount
      default: return try count(db, condition)
      }
    }
    let count = try facets.count < 2 ? talliedCount(db, part) : self.count(db, condition)
    return count - (try hiddenRows(db, part, "id").count)
  }

  /// Returns the months of the list's items, newest first.
  func months(_ db: Database) throws -> [MonthCount] {
    if isEmpty { return [] }
    guard let part else { return try facets.count < 2 ? storedMonths(db) : countedMonths(db) }
    let months = try facets.count < 2 ? storedMonths(db, part) : countedMonths(db)
    var counts = Dictionary(months.map { ($0.month, $0.itemCount) }, uniquingKeysWith: +)
    for row in try hiddenRows(db, part, "month") {
      if let month = row["month"] as String? { counts[month, default: 0] -= 1 }
    }
    return counts.filter { $0.value > 0 }.sorted { $0.key > $1.key }
      .map { MonthCount(month: $0.key, itemCount: $0.value) }
  }

  /// Returns where the page of a date begins: just before the first item taken at or before it.
  ///
  /// The numbers of items in later months are stored; only the items in the date's own month are counted. For several facets at once,
  /// all later items are counted.
  func start(_ db: Database, at date: CaptureDate) throws -> KeysetPagination.Start {
    let justBefore: [KeyPart] = [.integer(date.newestKey - 1), .text(""), .integer(.max)]
    if isEmpty { return .after(justBefore, index: -1) }
    if facets.count > 1 { return .after(justBefore, index: try count(db, newestKeys: .min..<date.newestKey) - 1) }
    let laterMonths = try months(db).prefix { $0.month > date.month }.map(\.itemCount).reduce(0, +)
    let laterDays = try count(db, newestKeys: date.monthKey..<date.newestKey)
    return .after(justBefore, index: laterMonths + laterDays - 1)
  }

  /// Returns the number of items with each value of an attribute, in ascending order of the values.
  ///
  /// - Parameter attribute: The column of an attribute that the table `valueTally` contains.
  func values(_ db: Database, _ attribute: String) throws -> [ShootingStatistics.Bin] {
    guard let facet = facets.first else { return [] }
    guard let part else { return try storedValues(db, facet, attribute) }
    var counts: [Double: Int] = [:]
    for bin in try storedValues(db, facet, attribute, part) { counts[bin.value, default: 0] += bin.itemCount }
    for row in try hiddenRows(db, part, attribute) {
      if let value = row[attribute] as Double? { counts[value, default: 0] -= 1 }
    }
    return counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { ShootingStatistics.Bin(value: $0.key, itemCount: $0.value) }
  }

  /// Returns the number of items that the viewer sees, including those hidden behind a copy. The list has at most one facet.
  func talliedCount(_ db: Database, _ part: VisiblePart) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT SUM(photoCount) FROM facetTally WHERE facet = ? AND person IN (\(VisiblePart.marks(part.owners)))")
    let owned = try Int.fetchOne(statement, arguments: StatementArguments([facetNumber] + part.owners)) ?? 0
    return try owned + sharedRows(db, part, "id").count
  }
}

extension MediaItemList {
  private var facetNumber: Int64 { facets.first?.number ?? AlbumSchema.allItems }

  private func storedMonths(_ db: Database, _ part: VisiblePart) throws -> [MonthCount] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT month, SUM(photoCount) FROM monthTally WHERE facet = ? AND +person IN (\(VisiblePart.marks(part.owners)))
        GROUP BY month ORDER BY month DESC
        """)
    let owned = try Row.fetchAll(statement, arguments: StatementArguments([facetNumber] + part.owners))
      .map { MonthCount(month: $0[0], itemCount: $0[1]) }
    let shared = try sharedRows(db, part, "month").compactMap { $0["month"] as String? }
    return owned + shared.map { MonthCount(month: $0, itemCount: 1) }
  }

  private func storedMonths(_ db: Database) throws -> [MonthCount] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT month, SUM(photoCount) FROM monthTally WHERE facet = ? GROUP BY month ORDER BY month DESC
        """)
    return try Row.fetchAll(statement, arguments: [facetNumber]).map { MonthCount(month: $0[0], itemCount: $0[1]) }
  }

  private func countedMonths(_ db: Database) throws -> [MonthCount] {
    let statement = try db.cachedStatement(
      sql: "SELECT month, COUNT(*) FROM photo WHERE \(condition.sql) AND month IS NOT NULL GROUP BY month")
    return try Row.fetchAll(statement, arguments: StatementArguments(condition.arguments))
      .map { MonthCount(month: $0[0], itemCount: $0[1]) }.sorted { $0.month > $1.month }
  }

  private func storedValues(_ db: Database, _ facet: Facet, _ attribute: String) throws -> [ShootingStatistics.Bin] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT value, SUM(photoCount) FROM valueTally WHERE facet = ? AND attribute = ? GROUP BY value ORDER BY value
        """)
    return try Row.fetchAll(statement, arguments: [facet.number, attribute]).map(Self.bin)
  }

  private func storedValues(
    _ db: Database, _ facet: Facet, _ attribute: String, _ part: VisiblePart
  ) throws -> [ShootingStatistics.Bin] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT value, SUM(photoCount) FROM valueTally
        WHERE facet = ? AND attribute = ? AND +person IN (\(VisiblePart.marks(part.owners))) GROUP BY value
        """)
    let arguments = [facet.number.databaseValue, attribute.databaseValue] + part.owners.map(\.databaseValue)
    let owned = try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map(Self.bin)
    let shared = try sharedRows(db, part, attribute).compactMap { $0[attribute] as Double? }
    return owned + shared.map { ShootingStatistics.Bin(value: $0, itemCount: 1) }
  }

  private static func bin(_ row: Row) -> ShootingStatistics.Bin {
    ShootingStatistics.Bin(value: row[0], itemCount: row[1])
  }

  /// Returns a column of the list's items in albums that other people share with the viewer.
  private func sharedRows(_ db: Database, _ part: VisiblePart, _ column: String) throws -> [Row] {
    if part.albums.isEmpty { return [] }
    let isFound = Self.condition(facets)
    let statement = try db.cachedStatement(
      sql: "SELECT \(column) FROM photo WHERE albumFacet IN (\(VisiblePart.marks(part.albums))) AND \(isFound.sql)")
    return try Row.fetchAll(
      statement, arguments: StatementArguments(part.albums.map(\.databaseValue) + isFound.arguments))
  }

  /// Returns a column of the items that are hidden behind a copy. Few items have copies, and an index lists them by person.
  private func hiddenRows(
    _ db: Database, _ part: VisiblePart, _ column: String, and condition: SQLCondition = .always
  ) throws -> [Row] {
    let isHidden = Self.condition(facets).and(condition).and(isHidden(part))
    func rows(_ source: String, _ numbers: [Int64]) throws -> [Row] {
      if numbers.isEmpty { return [] }
      let statement = try db.cachedStatement(
        sql: "SELECT \(column) FROM photo \(source) IN (\(VisiblePart.marks(numbers))) AND \(isHidden.sql)")
      return try Row.fetchAll(
        statement, arguments: StatementArguments(numbers.map(\.databaseValue) + isHidden.arguments))
    }
    return try rows("INDEXED BY photo_copies WHERE person", part.owners) + rows("WHERE albumFacet", part.albums)
  }

  private func count(_ db: Database, newestKeys: Range<Int64>) throws -> Int {
    if newestKeys.isEmpty { return 0 }
    let bounds = [newestKeys.lowerBound, newestKeys.upperBound]
    let count = try count(db, condition.and(SQLCondition("newestKey >= ? AND newestKey < ?", bounds)))
    guard let part else { return count }
    let isBetween = SQLCondition("+newestKey >= ? AND +newestKey < ?", bounds)
    return count - (try hiddenRows(db, part, "id", and: isBetween).count)
  }

  private func count(_ db: Database, _ condition: SQLCondition) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM photo WHERE \(condition.sql)")
    return try Int.fetchOne(statement, arguments: StatementArguments(condition.arguments)) ?? 0
  }
}
