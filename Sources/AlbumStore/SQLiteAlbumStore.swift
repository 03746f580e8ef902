import AlbumService
import Attributes
import Calls
import GRDB
import Glibc
import Storage

/// The album service in one SQLite file.
///
/// Every read is limited to the part of the album that the caller sees (``VisiblePart``), which is determined in the same transaction.
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
    try read(call) { db, part in MediaItemRow.item(try Self.row(db, id: id, for: part), for: part) }
  }

  /// Opens the file of an item, unless the item's content has changed since the reference was given.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    guard let id = MediaItem.id(of: reference) else { throw Self.noItem }
    let (path, title) = try read(call) { db, part -> (String, String?) in
      let row = try Self.row(db, id: id, for: part)
      guard MediaItemRow.item(row).picture == reference else { throw Self.noItem }
      if rendition == .original, let part, !part.sharesOriginal(row) { throw ServiceFailure(.forbidden, .original) }
      return (row["file"], part.map { $0.owns(row) } ?? true ? nil : row["title"])
    }
    do throws(ServiceFailure) {
      return try MediaContent(path: path, range: range)
    } catch {
      // Only the owner may see the path; others get the title.
      guard let title else { throw error }
      throw ServiceFailure(error.code, error.reason, error.parameters.merging(["file": title]) { $1 })
    }
  }

  /// Counts the items that match each attribute; the counts are stored.
  public func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try read(call) { db, part in
      try attributes.map { attribute in
        guard MediaFacet(attribute.name) != nil else { return 0 }
        guard let facet = try Facet.find(db, try MediaCriterion(attribute)) else { return 0 }
        return try MediaItemList(of: facet, part).totalCount(db)
      }
    }
  }

  /// Returns histograms over the photos that match an attribute; they are stored.
  public func shootingStatistics(
    _ attribute: Attribute, _ call: CallContext
  ) throws(ServiceFailure) -> ShootingStatistics {
    let criterion = try MediaCriterion(attribute)
    return try read(call) { db, part in
      guard let facet = try Facet.find(db, criterion) else { return ShootingStatistics() }
      let photos = MediaItemList(of: facet, part)
      return ShootingStatistics(
        itemCount: try photos.totalCount(db), focalLengths: try photos.values(db, "focalLength"),
        fNumbers: try photos.values(db, "fNumber"), isos: try photos.values(db, "iso"))
    }
  }
}

extension SQLiteAlbumStore {
  /// Counts the items that match an attribute by owner; the counts are stored.
  public func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts {
    let criterion = try MediaCriterion(attribute)
    return try read(call) { db, part in
      guard let part, let facet = try Facet.find(db, criterion) else { return OwnerCounts() }
      func count(_ filter: OwnerFilter) throws -> Int {
        try MediaItemList(of: facet, try VisiblePart.limited(part, to: filter, db)).totalCount(db)
      }
      let friends = part.owners.filter { $0 != part.person }
      let statement = try db.cachedStatement(
        sql: "SELECT COUNT(*) FROM facetTally WHERE facet = ? AND person IN (\(VisiblePart.marks(friends)))")
      return OwnerCounts(
        ownCount: try count(.viewer),
        friendCount: try Int.fetchOne(statement, arguments: StatementArguments([facet.number] + friends)) ?? 0,
        friendItemCount: try count(.friends))
    }
  }
}

extension SQLiteAlbumStore {
  /// The failure for an item that does not exist.
  static let noItem = ServiceFailure(.notFound, .item)

  /// Returns the row of an item that a viewer sees.
  ///
  /// - Throws: `notFound`, also for an item that the viewer does not see.
  static func row(_ db: Database, id: String, for viewer: VisiblePart?) throws -> Row {
    let statement = try db.cachedStatement(sql: "\(MediaItemRow.selection) WHERE publicID = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]), viewer?.includes(row) ?? true else { throw noItem }
    return row
  }

  /// Returns the row of an item that a viewer may change.
  ///
  /// - Throws: `notFound`, and `forbidden` for an item that the viewer sees and does not own.
  static func ownRow(_ db: Database, id: String, of viewer: VisiblePart?) throws -> Row {
    let row = try row(db, id: id, for: viewer)
    guard viewer?.owns(row) ?? true else { throw ServiceFailure(.forbidden, .otherOwner) }
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
