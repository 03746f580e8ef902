import AlbumService
import GRDB
import Storage

/// A query resolved to facets: what a list of photos needs to be read and counted.
struct PhotoList {
  /// The facets asked for, the one with the fewest photos first; none for every photo.
  private let facets: [Facet]
  /// Whether a facet was asked for that no photo has.
  private let isEmpty: Bool
  private let query: PhotoQuery

  /// Resolves a query.
  ///
  /// - Throws: `refused` for an attribute the album is not asked by.
  init(_ db: Database, _ query: PhotoQuery) throws {
    var found: [Facet?] = []
    if let album = query.album {
      found.append(try OrdinalID.number(album).flatMap { try Facet.album(db, id: $0) })
    }
    for attribute in query.attributes {
      guard SQLiteAlbumStore.facetKind(of: attribute) != nil else { throw SQLiteAlbumStore.unknownAttribute(attribute) }
      found.append(try SQLiteAlbumStore.facet(db, of: attribute))
    }
    if let owner = query.owner { found.append(try Facet.find(db, .owner, named: owner)) }
    facets = found.compactMap(\.self).sorted { $0.photoCount < $1.photoCount }
    isEmpty = facets.count < found.count
    self.query = query
  }

  /// What holds of the list's photos.
  ///
  /// The narrowest facet's index is walked; a unary plus keeps SQLite from choosing another's.
  var condition: SQLCondition {
    facets.enumerated().reduce(.always) { condition, facet in
      guard let column = facet.element.kind.column else { return condition }
      let next = SQLCondition("\(facet.offset == 0 ? "" : "+")\(column) = ?", [facet.element.id])
      return facet.offset == 0 ? next : condition.and(next)
    }
  }

  /// The list in its order.
  var list: KeysetPagination {
    let leading = query.sort == .popular ? "popularKey" : "newestKey"
    let names = facets.map { "\($0.kind.rawValue)\($0.id)" }.sorted().joined(separator: ".")
    return KeysetPagination(
      signature: "photos.\(query.sort.rawValue).\(names)", selection: PhotoRow.selection,
      columns: [.integer(leading), .text("title"), .integer("id")], runs: isEmpty ? [] : [condition])
  }

  /// How many photos the list has: looked up, except for several facets at once, where the narrowest is walked.
  func totalCount(_ db: Database) throws -> Int {
    if isEmpty { return 0 }
    switch facets.count {
    case 0: return try Facet.all(db).photoCount
    case 1: return facets[0].photoCount
    default: return try count(db, condition)
    }
  }

  /// The months of the list's photos, newest first.
  func months(_ db: Database) throws -> [MonthCount] {
    if isEmpty { return [] }
    if facets.count < 2 { return try tallies(db) }
    let statement = try db.cachedStatement(
      sql: "SELECT month, COUNT(*) FROM photo WHERE \(condition.sql) AND month IS NOT NULL GROUP BY month")
    return try Row.fetchAll(statement, arguments: StatementArguments(condition.arguments))
      .map { MonthCount(month: $0[0], photoCount: $0[1]) }.sorted { $0.month > $1.month }
  }

  /// Where the page of a date begins: just before the first photo taken at or before it.
  ///
  /// How many were taken later is looked up month by month, and counted along the index only within the date's own month;
  /// for several facets at once it is counted along the index from the newest on.
  func start(_ db: Database, at date: CaptureDate) throws -> KeysetPagination.Start {
    let justBefore: [KeyPart] = [.integer(Int64(date.newestKey) - 1), .text(""), .integer(.max)]
    if isEmpty { return .after(justBefore, index: -1) }
    if facets.count > 1 { return .after(justBefore, index: try count(db, newestKeys: Int.min..<date.newestKey) - 1) }
    let laterMonths = try tallies(db).prefix { $0.month > date.month }.map(\.photoCount).reduce(0, +)
    let laterDays = try count(db, newestKeys: date.monthKey..<date.newestKey)
    return .after(justBefore, index: laterMonths + laterDays - 1)
  }

  private func count(_ db: Database, newestKeys: Range<Int>) throws -> Int {
    if newestKeys.isEmpty { return 0 }
    let isBetween = SQLCondition("newestKey >= ? AND newestKey < ?", [newestKeys.lowerBound, newestKeys.upperBound])
    return try count(db, condition.and(isBetween))
  }

  private func tallies(_ db: Database) throws -> [MonthCount] {
    let statement = try db.cachedStatement(
      sql: "SELECT month, photoCount FROM monthTally WHERE facet = ? ORDER BY month DESC")
    return try Row.fetchAll(statement, arguments: [facets.first?.id ?? AlbumSchema.allPhotos])
      .map { MonthCount(month: $0["month"], photoCount: $0["photoCount"]) }
  }

  private func count(_ db: Database, _ condition: SQLCondition) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM photo WHERE \(condition.sql)")
    return try Int.fetchOne(statement, arguments: StatementArguments(condition.arguments)) ?? 0
  }
}
