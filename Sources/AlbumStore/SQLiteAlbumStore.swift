import AlbumService
import Attributes
import Calls
import GRDB
import Glibc
import Storage

/// The album service in one SQLite file.
///
/// A page is read in a time that does not depend on the album's size; see ``Storage/KeysetPagination``. The counts of all items, of
/// each facet and of each month are kept by triggers; only lists by several facets at once count their items on each page, in
/// the index of the narrowest facet.
public final class SQLiteAlbumStore: AlbumAPI {
  /// The open file.
  let file: StoreFile
  /// The present time.
  let now: @Sendable () -> Instant
  /// Returns whether a path (``Calls/PathText``) has a file; never called within a transaction.
  let fileExists: @Sendable (String) -> Bool

  /// Opens an album, which is created if it does not exist.
  ///
  /// - Parameters:
  ///   - path: The path of the file, `album.sqlite`; its folder must exist.
  ///   - readOnly: Whether it is never written to; the file must then exist and be up to date.
  ///   - fileExists: Returns whether a path has a file; tests replace it.
  ///   - now: The present time; the machine's clock by default.
  /// - Throws: `storage`.
  public init(
    path: String, readOnly: Bool = false,
    fileExists: @escaping @Sendable (String) -> Bool = { $0.withPath { access($0, F_OK) == 0 } },
    now: @escaping @Sendable () -> Instant = { .now }
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: AlbumSchema.schema, readOnly: readOnly)
    self.now = now
    self.fileExists = fileExists
  }

  /// Returns the version of the album.
  public func contentVersion() throws(ServiceFailure) -> ContentVersion? {
    try file.contentVersion()
  }

  /// Returns one item.
  public func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try file.read(call) { db in MediaItemRow.item(try Self.row(db, id: id)) }
  }

  /// Opens the file of an item, unless the item's content has changed since the reference was given.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    guard let id = MediaItem.id(of: reference) else { throw Self.noItem }
    let path = try file.read(call) { db -> String in
      let row = try Self.row(db, id: id)
      guard MediaItemRow.item(row).picture == reference else { throw Self.noItem }
      return row["file"]
    }
    return try MediaContent(path: path, range: range)
  }

  /// Counts the items that match each attribute; the counts are stored.
  public func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try file.read(call) { db in
      try attributes.map { attribute in
        guard MediaFacet(attribute.name) != nil else { return 0 }
        return try Facet.find(db, try MediaCriterion(attribute))?.itemCount ?? 0
      }
    }
  }

  /// Returns histograms over the photos that match an attribute; they are stored.
  public func shootingStatistics(
    _ attribute: Attribute, _ call: CallContext
  ) throws(ServiceFailure) -> ShootingStatistics {
    let criterion = try MediaCriterion(attribute)
    return try file.read(call) { db in
      guard let facet = try Facet.find(db, criterion) else { return ShootingStatistics() }
      return ShootingStatistics(
        itemCount: facet.itemCount, focalLengths: try Self.bins(db, facet, "focalLength"),
        fNumbers: try Self.bins(db, facet, "fNumber"), isos: try Self.bins(db, facet, "iso"))
    }
  }

  private static func bins(_ db: Database, _ facet: Facet, _ attribute: String) throws -> [ShootingStatistics.Bin] {
    let statement = try db.cachedStatement(
      sql: "SELECT value, photoCount FROM valueTally WHERE facet = ? AND attribute = ? ORDER BY value")
    return try Row.fetchAll(statement, arguments: [facet.number, attribute]).map {
      ShootingStatistics.Bin(value: $0["value"], itemCount: $0["photoCount"])
    }
  }
}

extension SQLiteAlbumStore {
  /// The failure for an item that does not exist.
  static let noItem = ServiceFailure(.notFound, .item)

  /// Returns the row of an item.
  ///
  /// - Throws: `notFound`.
  static func row(_ db: Database, id: String) throws -> Row {
    let statement = try db.cachedStatement(sql: "\(MediaItemRow.selection) WHERE publicID = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw noItem }
    return row
  }

  /// Returns the row of an item by its number.
  ///
  /// - Throws: `notFound`.
  static func row(_ db: Database, number: Int64) throws -> Row {
    let statement = try db.cachedStatement(sql: "\(MediaItemRow.selection) WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { throw noItem }
    return row
  }
}
