import Calls
import GRDB

/// A condition in SQL with what its question marks stand for.
public struct SQLCondition: Sendable {
  /// The condition, `albumFacet = ?`.
  public var sql: String
  /// One value for each question mark.
  public var arguments: [DatabaseValue]

  /// A condition.
  public init(_ sql: String, _ arguments: [any DatabaseValueConvertible] = []) {
    self.sql = sql
    self.arguments = arguments.map(\.databaseValue)
  }

  /// What always holds.
  public static let always = SQLCondition("1")

  /// Both at once.
  public func and(_ other: SQLCondition) -> SQLCondition {
    SQLCondition("\(sql) AND \(other.sql)", arguments + other.arguments)
  }
}

/// A list ordered by a unique key, read a page at a time from wherever one stands (keyset paging).
///
/// A page costs what its items cost, wherever it lies and however long the list is, because an index holds the key behind
/// what the condition compares: SQLite steps to the key and walks on from there. All columns of a key run in one
/// direction, so that one row-value comparison is the whole of "after"; what shall run the other way is stored negated.
///
/// A list may be made of several runs, each with a condition of its own and all ordered alike, that have no item in common:
/// they are merged. That is how "every aperture of f/2.8 or wider" keeps the order by purchases without a sort.
public struct KeysetPagination: Sendable {
  /// Tells this list from every other, so that a cursor of another is refused.
  public var signature: String
  /// What is selected, the key's columns among it, and from where: `SELECT * FROM photo`.
  public var selection: String
  /// The key: its columns from the most to the least significant, together unique.
  public var columns: [KeyColumn]
  /// Whether the greatest key comes first.
  public var isDescending: Bool
  /// The runs; none for a list without items.
  public var runs: [SQLCondition]

  /// A list.
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

  /// Where a page begins or ends.
  public enum Start {
    /// At the list's beginning.
    case first
    /// With what follows a key, the item of which has a place in the list; -1 before the first.
    case after([KeyPart], index: Int)
    /// With what precedes a key, the item of which has a place in the list.
    case before([KeyPart], index: Int)
  }

  /// Where a request's page begins; nil for a date, which only the caller can turn into a key.
  ///
  /// - Throws: `refused` for a cursor that is malformed or of another list.
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
  ///   - start: Where it begins or ends.
  ///   - limit: At most this many items, at least 1.
  ///   - totalCount: How many items the whole list has, known to the caller.
  ///   - item: Turns a row into an item.
  public func page<Item: Sendable>(
    _ db: Database, from start: Start, limit: Int, totalCount: Int, item: (Row) throws -> Item
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
    _ db: Database, _ key: [KeyPart], index: Int, limit: Int, totalCount: Int, item: (Row) throws -> Item
  ) throws -> Page<Item> {
    let found = try rows(db, .following, key, limit + 1)
    guard let first = found.first else {
      // Nothing follows: what precedes may still be asked for, the item of the key itself included.
      let end = Array(key.dropLast()) + key.suffix(1).map { $0.next(isDescending: isDescending) }
      let hasItems = try !rows(db, .preceding, end, 1).isEmpty
      let previous = hasItems ? try ListKey(list: signature, index: totalCount, parts: end).cursor() : nil
      return Page(items: [], firstIndex: 0, totalCount: totalCount, previous: previous)
    }
    let hasBefore = try !rows(db, .preceding, self.key(of: first), 1).isEmpty
    return try page(found, limit, totalCount, index + 1, hasBefore: hasBefore, item: item)
  }

  private func pageBefore<Item: Sendable>(
    _ db: Database, _ key: [KeyPart], index: Int, limit: Int, totalCount: Int, item: (Row) throws -> Item
  ) throws -> Page<Item> {
    let found = try rows(db, .preceding, key, limit + 1)
    let kept = Array(found.prefix(limit).reversed())
    guard let last = kept.last else { return Page(items: [], firstIndex: 0, totalCount: totalCount) }
    let following = try rows(db, .following, self.key(of: last), 1)
    return try page(
      kept + following, kept.count, totalCount, index - kept.count, hasBefore: found.count > limit, item: item)
  }

  /// A page of at most `limit` of the rows found, of which one more says that something follows.
  private func page<Item: Sendable>(
    _ rows: [Row], _ limit: Int, _ totalCount: Int, _ index: Int, hasBefore: Bool, item: (Row) throws -> Item
  ) throws -> Page<Item> {
    let kept = rows.prefix(limit)
    guard let first = kept.first, let last = kept.last else {
      return Page(items: [], firstIndex: 0, totalCount: totalCount)
    }
    let hasAfter = rows.count > limit
    // A cursor's index is only as fresh as its page; at both ends of the list the true one is known.
    let end = max(totalCount - kept.count, 0)
    let index = !hasBefore ? 0 : !hasAfter ? end : min(max(index, 1), max(end - 1, 1))
    return Page(
      items: try kept.map(item), firstIndex: index, totalCount: totalCount,
      previous: hasBefore ? try ListKey(list: signature, index: index, parts: key(of: first)).cursor() : nil,
      next: hasAfter
        ? try ListKey(list: signature, index: index + kept.count - 1, parts: key(of: last)).cursor() : nil)
  }

  private func key(of row: Row) -> [KeyPart] {
    columns.map { row[$0.name] }
  }
}

extension KeysetPagination {
  /// Which way a walk goes from a key.
  private enum Way {
    /// Towards the list's end.
    case following
    /// Towards the list's beginning.
    case preceding
  }

  /// The next rows on a way, nearest to the key first.
  private func rows(_ db: Database, _ way: Way, _ key: [KeyPart], _ limit: Int) throws -> [Row] {
    let isAscending = (way == .following) != isDescending
    guard runs.count > 1 else {
      return try runs.first.map { try rows(db, in: $0, isAscending: isAscending, beyond: key, limit) } ?? []
    }
    var merge = RunMerge(runCount: runs.count, limit: limit, isAscending: isAscending) { run, last, count in
      try rows(db, in: runs[run], isAscending: isAscending, beyond: last ?? key, count)
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

  /// The statement that walks one run from a key.
  private func sql(for run: SQLCondition, isAscending: Bool) -> String {
    let names = columns.map(\.name).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let order = columns.map { isAscending ? $0.name : "\($0.name) DESC" }.joined(separator: ", ")
    return """
      \(selection) WHERE \(run.sql) AND (\(names)) \(isAscending ? ">" : "<") (\(marks))
      ORDER BY \(order) LIMIT ?
      """
  }

  /// What every item comes after, so that the first page is read as any other is.
  private var origin: [KeyPart] {
    columns.map { column in
      switch column.kind {
      case .integer: .integer(isDescending ? .max : .min)
      case .text: .text(isDescending ? "\u{10FFFF}" : "")
      }
    }
  }
}
