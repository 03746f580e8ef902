import AlbumService
import Calls
import GRDB
import Storage

/// A list of items: a query resolved to facets, and limited to the part of the album that a viewer sees.
struct MediaItemList {
  /// The facets searched by, the one with the fewest items first; empty for all items.
  let facets: [Facet]
  /// Whether no item can match.
  let isEmpty: Bool
  /// The part of the album that the viewer sees; nil for all of it.
  let part: VisiblePart?
  private let sort: MediaQuery.Sort

  /// Resolves a query.
  ///
  /// - Throws: `refused` with reason `attribute` for an attribute the album cannot search by.
  init(_ db: Database, _ query: MediaQuery, _ part: VisiblePart?) throws {
    let limited = try VisiblePart.limited(part, to: query.person, db)
    let criteria = try query.criteria()
    var found = try criteria.map { try $0.map { try Facet.find(db, $0) } } ?? [nil]
    if let album = query.album { found.append(try Facet.album(db, id: album, for: part)) }
    facets = found.compactMap(\.self).sorted { $0.itemCount < $1.itemCount }
    isEmpty = facets.count < found.count
    sort = query.sort
    self.part = limited
  }

  /// Creates a list of one facet's items, most looked up first.
  init(of facet: Facet, _ part: VisiblePart?) {
    facets = [facet]
    isEmpty = false
    sort = .popular
    self.part = part
  }

  /// The condition that the list's items meet.
  ///
  /// The index of the narrowest facet is read; a unary plus keeps SQLite from choosing another one's.
  var condition: SQLCondition {
    let isFound = Self.condition(facets, leadingIsIndexed: true)
    guard let part else { return isFound }
    return facets.isEmpty ? part.condition() : isFound.and(part.condition())
  }

  /// Returns the condition that an item has all of some facets.
  ///
  /// - Parameters:
  ///   - table: The name of the table `photo` in the query.
  ///   - leadingIsIndexed: Whether the first facet may be looked up in an index.
  static func condition(
    _ facets: [Facet], of table: String = "photo", leadingIsIndexed: Bool = false
  ) -> SQLCondition {
    let conditions = facets.enumerated().compactMap { index, facet in
      facet.kind.column.map { column in
        SQLCondition("\(leadingIsIndexed && index == 0 ? "" : "+")\(table).\(column) = ?", [facet.number])
      }
    }
    guard let first = conditions.first else { return .always }
    return conditions.dropFirst().reduce(first) { $0.and($1) }
  }

  /// Returns the list in its order: the columns are those of ``AlbumService/MediaSortKey``.
  func list(_ db: Database) throws -> KeysetPagination {
    let leading = sort == .popular ? "popularKey" : "newestKey"
    let names = facets.map { "\($0.kind.rawValue)\($0.number)" }.sorted().joined(separator: ".")
    let viewer = part?.signature ?? ""
    return KeysetPagination(
      signature: "items.\(sort.rawValue).\(names)\(viewer)", selection: MediaItemRow.selection,
      columns: [.integer(leading), .text("title"), .integer("id")], runs: isEmpty ? [] : try runs(db))
  }
}

extension MediaItemList {
  /// Returns the condition that an item is hidden behind another one of the list with the same content. The viewer's own item is shown,
  /// otherwise the one that was imported first.
  func isHidden(_ part: VisiblePart) -> SQLCondition {
    let other = Self.condition(facets, of: "other").and(part.condition(of: "other"))
    return SQLCondition(
      """
      hasCopies AND EXISTS (SELECT 1 FROM photo AS other
        WHERE other.contentHash = photo.contentHash AND other.id <> photo.id AND \(other.sql)
          AND (other.person = ? OR photo.person <> ? AND other.id < photo.id))
      """, other.arguments + [part.person, part.person])
  }

  /// Returns the runs of the list, chosen by their expected cost; see ``AlbumService/ViewerListPlan``.
  private func runs(_ db: Database) throws -> [SQLCondition] {
    guard let part else { return [condition] }
    let hidden = isHidden(part)
    func withoutCopies(_ condition: SQLCondition) -> SQLCondition {
      condition.and(SQLCondition("NOT (\(hidden.sql))", hidden.arguments))
    }
    let plan = ViewerListPlan(
      listCount: try facets.first?.itemCount ?? Facet.all(db).itemCount,
      visibleCount: facets.count > 1 ? nil : try talliedCount(db, part),
      ownedCount: try ownedCount(db, part), runCount: part.owners.count + part.albums.count)
    guard plan == .mergeOwners else { return [withoutCopies(condition)] }
    let isFound = Self.condition(facets)
    let leading =
      part.owners.map { SQLCondition("person = ?", [$0]) } + part.albums.map { SQLCondition("albumFacet = ?", [$0]) }
    return leading.map { withoutCopies($0.and(isFound)) }
  }

  /// Returns the number of items of the viewer and the viewer's friends, with and without the facets.
  private func ownedCount(_ db: Database, _ part: VisiblePart) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT SUM(photoCount) FROM facetTally WHERE facet = ? AND person IN (\(VisiblePart.marks(part.owners)))")
    return try Int.fetchOne(statement, arguments: StatementArguments([AlbumSchema.allItems] + part.owners)) ?? 0
  }
}
