import Calls
import GRDB

/// An SQL condition with the values of its question marks.
public struct SQLCondition: Sendable {
  /// The condition, `albumFacet = ?`.
  public var sql: String
  /// One value for each question mark.
  public var arguments: [DatabaseValue]

  /// Creates a condition.
  public init(_ sql: String, _ arguments: [any DatabaseValueConvertible] = []) {
    self.sql = sql
    self.arguments = arguments.map(\.databaseValue)
  }

  /// The condition that always holds.
  public static let always = SQLCondition("1")

  /// Returns the condition that both hold.
  public func and(_ other: SQLCondition) -> SQLCondition {
    SQLCondition("\(sql) AND \(other.sql)", arguments + other.arguments)
  }
}

/// A list ordered by a unique key and read a page at a time (keyset pagination).
///
/// The time to read a page does not depend on its place or on the length of the list, because an index holds the key behind the
/// columns of the condition: SQLite seeks the key and continues from there. All columns of a key run in one direction, so that
/// one row-value comparison finds what follows; columns sorted the other way are stored negated.
///
/// A cursor holds the list's signature, and the key and place of an item; it is neither secret nor signed. It cannot be used for more
/// than it is meant for: which rows a list has follows from the request alone, so that a forged key is merely another
/// position in a list that its caller may read anyway, and a forged place can make ``Calls/Page/firstIndex`` wrong within the list. Cursors
/// of other lists and services are refused. (One of another database is taken as a position where both have a list of the same
/// signature.) A service with several viewers checks who asks before it builds the list, as it does for the first page.
///
/// A list may consist of several runs without common items, each with its own condition and in the same order, which are
/// merged: so "every aperture of f/2.8 or wider" keeps the order by purchases without sorting.
public struct KeysetPagination: Sendable {
  /// A text that no other list has, so that cursors of other lists are refused.
  public var signature: String
  /// The query without its condition, `SELECT * FROM photo`; its result includes the key's columns.
  public var selection: String
  /// The columns of the key, from the most to the least significant; together they are unique.
  public var columns: [KeyColumn]
  /// Whether the greatest key comes first.
  public var isDescending: Bool
  /// The runs; empty for a list without items.
  public var runs: [SQLCondition]

  /// Creates a list.
  public init(
    signature: String, selection: String, columns: [KeyColumn], isDescending: Bool = false,
    runs: [SQLCondition] = [.always]
  ) {
    self.signature = signature
    self.selection = selection
    self.columns = columns
    self.isDescending = isDescending
    self.runs = runs
  }

  /// The key at which a page begins or ends, with the place of the key's item in the list.
  public enum Start {
    /// The beginning of the list.
    case first
    /// The page begins behind the key; `index` is -1 before the first item.
    case after([KeyPart], index: Int)
    /// The page ends before the key.
    case before([KeyPart], index: Int)
  }

  /// Returns the key at which a requested page begins; nil for a date, which only the caller can turn into a key.
  ///
  /// - Throws: `refused` with reason `cursor` for a cursor that this list did not issue.
  public func start(of position: PageRequest.Position) throws -> Start? {
    switch position {
    case .first: return .first
    case .after(let cursor):
      let key = try ListKey(cursor, of: signature, columns: columns)
      return .after(key.parts, index: key.index)
    case .before(let cursor):
      let key = try ListKey(cursor, of: signature, columns: columns)
      return .before(key.parts, index: key.index)
    case .date: return nil
    }
  }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - start: The key at which it begins or ends.
  ///   - limit: The most items, 1 to 500.
  ///   - totalCount: The number of items in the whole list, which the caller knows.
  ///   - item: Converts a row to an item.
  public func page<Item: Sendable>(
    _ db: Database, from start: Start, limit: Int, totalCount: Int, item: (NamedRow) throws -> Item
  ) throws -> Page<Item> {
    switch start {
    case .first:
      try page(rows(db, .following, origin, limit + 1), limit, totalCount, 0, hasBefore: false, item: item)
    case .after(let key, let index):
      try pageAfter(db, key, index: index, limit: limit, totalCount: totalCount, item: item)
    case .before(let key, let index):
      try pageBefore(db, key, index: index, limit: limit, totalCount: totalCount, item: item)
    }
  }
}

extension KeysetPagination {
  private func pageAfter<Item: Sendable>(
    _ db: Database, _ key: [KeyPart], index: Int, limit: Int, totalCount: Int, item: (NamedRow) throws -> Item
  ) throws -> Page<Item> {
    let found = try rows(db, .following, key, limit + 1)
    guard let first = found.first else {
      // Nothing follows; the items up to that of the key can still be read backwards.
      let end = Array(key.dropLast()) + key.suffix(1).map { $0.next(isDescending: isDescending) }
      let hasItems = try !rows(db, .preceding, end, 1).isEmpty
      let previous = hasItems ? try ListKey(list: signature, index: totalCount, parts: end).cursor() : nil
      return Page(items: [], firstIndex: 0, totalCount: totalCount, previous: previous)
    }
    let hasBefore = try !rows(db, .preceding, self.key(of: first), 1).isEmpty
    return try page(found, limit, totalCount, index + 1, hasBefore: hasBefore, item: item)
  }

  private func pageBefore<Item: Sendable>(
    _ db: Database, _ key: [KeyPart], index: Int, limit: Int, totalCount: Int, item: (NamedRow) throws -> Item
  ) throws -> Page<Item> {
    let found = try rows(db, .preceding, key, limit + 1)
    let kept = Array(found.prefix(limit).reversed())
    guard let last = kept.last else { return Page(items: [], firstIndex: 0, totalCount: totalCount) }
    let following = try rows(db, .following, self.key(of: last), 1)
    return try page(
      kept + following, kept.count, totalCount, index - kept.count, hasBefore: found.count > limit, item: item)
  }

  /// Returns a page of at most `limit` of the rows; one row more means that something follows.
  private func page<Item: Sendable>(
    _ rows: [NamedRow], _ limit: Int, _ totalCount: Int, _ index: Int, hasBefore: Bool, item: (NamedRow) throws -> Item
  ) throws -> Page<Item> {
    let kept = rows.prefix(limit)
    guard let first = kept.first, let last = kept.last else {
      return Page(items: [], firstIndex: 0, totalCount: totalCount)
    }
    let hasAfter = rows.count > limit
    // A cursor's index is as old as its page; at both ends of the list the current one is known.
    let end = max(totalCount - kept.count, 0)
    let index = !hasBefore ? 0 : !hasAfter ? end : min(max(index, 1), max(end - 1, 1))
    return Page(
      items: try kept.map(item), firstIndex: index, totalCount: totalCount,
      previous: hasBefore ? try ListKey(list: signature, index: index, parts: key(of: first)).cursor() : nil,
      next: hasAfter
        ? try ListKey(list: signature, index: index + kept.count - 1, parts: key(of: last)).cursor() : nil)
  }

  private func key(of row: NamedRow) -> [KeyPart] {
    columns.map { row[$0.name] }
  }
}

extension KeysetPagination {
  /// The direction in which rows are read from a key.
  private enum Direction {
    /// Towards the list's end.
    case following
    /// Towards the list's beginning.
    case preceding
  }

  /// Returns the next rows in a direction, nearest to the key first.
  private func rows(_ db: Database, _ direction: Direction, _ key: [KeyPart], _ limit: Int) throws -> [NamedRow] {
    let isAscending = (direction == .following) != isDescending
    // All runs have the same columns.
    var names: NamedRow.Columns?
    func named(_ rows: [Row]) -> [NamedRow] {
      guard let first = rows.first else { return [] }
      let columns = names ?? NamedRow.Columns(of: first)
      names = columns
      return rows.map { NamedRow($0, columns) }
    }
    guard runs.count > 1 else {
      return try runs.first.map { named(try rows(db, in: $0, isAscending: isAscending, beyond: key, limit)) } ?? []
    }
    let merge = RunMerge(runCount: runs.count, limit: limit, isAscending: isAscending) { run, last, count in
      named(try rows(db, in: runs[run], isAscending: isAscending, beyond: last ?? key, count))
    } key: {
      self.key(of: $0)
    }
    return try merge.first(limit)
  }

  private func rows(
    _ db: Database, in run: SQLCondition, isAscending: Bool, beyond key: [KeyPart], _ limit: Int
  ) throws -> [Row] {
    let statement = try db.cachedStatement(sql: sql(for: run, isAscending: isAscending))
    let arguments = run.arguments + key.map(\.databaseValue) + [limit.databaseValue]
    return try Row.fetchAll(statement, arguments: StatementArguments(arguments))
  }

  /// Returns the statement that reads one run from a key.
  private func sql(for run: SQLCondition, isAscending: Bool) -> String {
    let names = columns.map(\.name).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let order = columns.map { isAscending ? $0.name : "\($0.name) DESC" }.joined(separator: ", ")
    return """
      \(selection) WHERE \(run.sql) AND (\(names)) \(isAscending ? ">" : "<") (\(marks))
      ORDER BY \(order) LIMIT ?
      """
  }

  /// A key before that of every item, so that the first page is read like any other.
  private var origin: [KeyPart] {
    columns.map { column in
      switch column.kind {
      case .integer: .integer(isDescending ? .max : .min)
      case .text: .text(isDescending ? "\u{10FFFF}" : "")
      }
    }
  }
}
