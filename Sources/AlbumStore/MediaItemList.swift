import AlbumService
import Calls
import GRDB
import Storage

/// A query resolved to facets: what reading and counting a list of items needs.
struct MediaItemList {
  /// The facets searched by, the one with the fewest items first; empty for all items.
  private let facets: [Facet]
  /// Whether no item can match.
  private let isEmpty: Bool
  private let sort: MediaQuery.Sort

  /// Resolves a query.
  ///
  /// - Throws: `refused` with reason `attribute` for an attribute the album cannot search by.
  init(_ db: Database, _ query: MediaQuery) throws {
    let criteria = try query.criteria()
    var found = try criteria.map { try $0.map { try Facet.find(db, $0) } } ?? [nil]
    if let album = query.album { found.append(try Facet.album(db, id: album)) }
    facets = found.compactMap(\.self).sorted { $0.itemCount < $1.itemCount }
    isEmpty = facets.count < found.count
    sort = query.sort
  }

  /// Creates a list of one facet's items, most looked up first.
  init(of facet: Facet) {
    facets = [facet]
    isEmpty = false
    sort = .popular
  }

  /// The condition that the list's items meet.
  ///
  /// The index of the narrowest facet is read; a unary plus keeps SQLite from choosing another one's.
  var condition: SQLCondition {
    facets.enumerated().reduce(.always) { condition, facet in
      guard let column = facet.element.kind.column else { return condition }
      let next = SQLCondition("\(facet.offset == 0 ? "" : "+")\(column) = ?", [facet.element.number])
      return facet.offset == 0 ? next : condition.and(next)
    }
  }

  /// The list in its order: the columns are those of ``AlbumService/MediaSortKey``.
  var list: KeysetPagination {
    let leading = sort == .popular ? "popularKey" : "newestKey"
    let names = facets.map { "\($0.kind.rawValue)\($0.number)" }.sorted().joined(separator: ".")
    return KeysetPagination(
      signature: "items.\(sort.rawValue).\(names)", selection: MediaItemRow.selection,
      columns: [.integer(leading), .text("title"), .integer("id")], runs: isEmpty ? [] : [condition])
  }

  /// Returns the number of items.
  ///
  /// It is stored for all items and for each facet. For several facets at once, every item of the narrowest is counted, on
  /// each page anew, in the index alone.
  func totalCount(_ db: Database) throws -> Int {
    if isEmpty { return 0 }
    switch facets.count {
    case 0: return try Facet.all(db).itemCount
    case 1: return facets[0].itemCount
    default: return try count(db, condition)
    }
  }

  /// Returns the months of the list's items, newest first; counted as ``totalCount(_:)`` is.
  func months(_ db: Database) throws -> [MonthCount] {
    if isEmpty { return [] }
    if facets.count < 2 { return try storedMonths(db) }
    let statement = try db.cachedStatement(
      sql: "SELECT month, COUNT(*) FROM photo WHERE \(condition.sql) AND month IS NOT NULL GROUP BY month")
    return try Row.fetchAll(statement, arguments: StatementArguments(condition.arguments))
      .map { MonthCount(month: $0[0], itemCount: $0[1]) }.sorted { $0.month > $1.month }
  }

  /// Returns where the page of a date begins: just before the first item taken at or before it.
  ///
  /// The number of later items is stored by month; only those of the date's own month are counted. For several facets at once,
  /// all later items are counted.
  func start(_ db: Database, at date: CaptureDate) throws -> KeysetPagination.Start {
    let justBefore: [KeyPart] = [.integer(date.newestKey - 1), .text(""), .integer(.max)]
    if isEmpty { return .after(justBefore, index: -1) }
    if facets.count > 1 { return .after(justBefore, index: try count(db, newestKeys: .min..<date.newestKey) - 1) }
    let laterMonths = try storedMonths(db).prefix { $0.month > date.month }.map(\.itemCount).reduce(0, +)
    let laterDays = try count(db, newestKeys: date.monthKey..<date.newestKey)
    return .after(justBefore, index: laterMonths + laterDays - 1)
  }

  private func count(_ db: Database, newestKeys: Range<Int64>) throws -> Int {
    if newestKeys.isEmpty { return 0 }
    let isBetween = SQLCondition("newestKey >= ? AND newestKey < ?", [newestKeys.lowerBound, newestKeys.upperBound])
    return try count(db, condition.and(isBetween))
  }

  private func storedMonths(_ db: Database) throws -> [MonthCount] {
    let statement = try db.cachedStatement(
      sql: "SELECT month, photoCount FROM monthTally WHERE facet = ? ORDER BY month DESC")
    return try Row.fetchAll(statement, arguments: [facets.first?.number ?? AlbumSchema.allItems])
      .map { MonthCount(month: $0["month"], itemCount: $0["photoCount"]) }
  }

  private func count(_ db: Database, _ condition: SQLCondition) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM photo WHERE \(condition.sql)")
    return try Int.fetchOne(statement, arguments: StatementArguments(condition.arguments)) ?? 0
  }
}
