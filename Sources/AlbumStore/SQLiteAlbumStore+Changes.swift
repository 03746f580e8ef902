import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Counts one look-up of an item, once per key.
  public func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try self.write(write) { db, viewer in
      let key = Self.key(write.key, of: viewer).text
      let row = try Self.row(db, id: id, for: viewer)
      let number: Int64 = row["id"]
      let earlier = try Int64.fetchOne(db, sql: "SELECT photo FROM selection WHERE key = ?", arguments: [key])
      guard try WriteOnce.isNew(number, earlier: earlier) else { return row["selectionCount"] }
      try db.execute(sql: "UPDATE photo SET selectionCount = selectionCount + 1 WHERE id = ?", arguments: [number])
      try db.execute(sql: "INSERT INTO selection (key, photo) VALUES (?, ?)", arguments: [key, number])
      return row["selectionCount"] + 1
    }
  }

  /// Sets the camera that took an item.
  public func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem {
    let correction = try CameraCorrection(brand: brand, model: model)
    return try self.write(write) { db, viewer in
      let request = "correctCamera \(id) \(correction.brand ?? "")\n\(correction.model ?? "")"
      try Self.once(db, Self.key(write.key, of: viewer), request) {
        let number: Int64 = try Self.ownRow(db, id: id, of: viewer)["id"]
        try db.execute(
          sql: "UPDATE photo SET correctedBrand = ?, correctedModel = ? WHERE id = ?",
          arguments: [correction.brand, correction.model, number])
        try Self.updateFacets(db, try Self.row(db, number: number))
        return 1
      }
      return MediaItemRow.item(try Self.ownRow(db, id: id, of: viewer), for: viewer)
    }
  }

  /// Removes items from the album; one that is imported again, and not restored, is a new item without look-ups.
  public func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try self.write(write) { db, viewer in
      let key = Self.key(write.key, of: viewer)
      return try Self.once(db, key, "removeItems \(ids.joined(separator: " "))") {
        let removals = RemovedItems(db: db, nowMS: now().unixMS)
        try removals.deleteExpired()
        if ids.count <= Removal.itemLimit { try removals.keep(ids, removal: key, for: viewer) }
        let statement = try db.cachedStatement(
          sql: "DELETE FROM photo WHERE publicID = ? AND person = coalesce(?, person)")
        return try ids.reduce(into: 0) { removedCount, id in
          try statement.execute(arguments: [id, viewer?.person])
          removedCount += db.changesCount
        }
      }
    }
  }

  /// Brings back the items of one removal.
  public func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
    try self.write(write) { db, viewer in
      let key = Self.key(write.key, of: viewer)
      let removal = Self.key(removal, of: viewer)
      let removals = RemovedItems(db: db, nowMS: now().unixMS)
      try removals.deleteExpired()
      let ids = try removals.ids(of: removal)
      if ids.isEmpty { throw ServiceFailure(.notFound, .removal) }
      try Self.once(db, key, "restoreItems \(removal.text)") { try removals.restore(removal) }
      let statement = try db.cachedStatement(sql: "\(MediaItemRow.selection) WHERE publicID = ?")
      return try ids.compactMap { id in
        try Row.fetchOne(statement, arguments: [id]).map { MediaItemRow.item($0, for: viewer) }
      }
    }
  }

  /// Removes an album and its items.
  public func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try self.write(write) { db, viewer in
      try Self.once(db, Self.key(write.key, of: viewer), "removeAlbum \(id)") {
        let facet = try Self.ownAlbum(db, id: id, of: viewer)
        try db.execute(sql: "DELETE FROM photo WHERE albumFacet = ?", arguments: [facet.number])
        let removedCount = db.changesCount
        try db.execute(sql: "DELETE FROM facet WHERE id = ?", arguments: [facet.number])
        return removedCount
      }
    }
  }
}

extension SQLiteAlbumStore {
  /// Returns the key under which a write is stored. It contains the viewer, because two people may use the same key.
  static func key(_ key: IdempotencyKey, of viewer: VisiblePart?) -> IdempotencyKey {
    viewer.map { key.scoped(to: "\($0.person)") } ?? key
  }

  /// Returns an album that a viewer may change.
  ///
  /// - Throws: `notFound`, and `forbidden` for an album that the viewer sees and does not own.
  static func ownAlbum(_ db: Database, id: String, of viewer: VisiblePart?) throws -> Facet {
    guard let facet = try Facet.album(db, id: id, for: viewer) else { throw ServiceFailure(.notFound, .album) }
    guard let viewer else { return facet }
    let owner = try Int64.fetchOne(db, sql: "SELECT person FROM facet WHERE id = ?", arguments: [facet.number])
    guard owner == viewer.person else { throw ServiceFailure(.forbidden, .otherOwner) }
    return facet
  }

  /// Applies a write unless its key was used before, and returns its result, or that of the first time.
  ///
  /// - Throws: `conflict` for a key that was used for another request, and what the work throws.
  @discardableResult
  static func once(
    _ db: Database, _ key: IdempotencyKey, _ request: String, _ work: () throws -> Int
  ) throws -> Int {
    let earlier = try Row.fetchOne(
      db, sql: "SELECT request, result FROM appliedWrite WHERE key = ?", arguments: [key.text])
    if let earlier, try !WriteOnce.isNew(request, earlier: earlier["request"]) { return earlier["result"] }
    let result = try work()
    try db.execute(
      sql: "INSERT INTO appliedWrite (key, request, result) VALUES (?, ?, ?)", arguments: [key.text, request, result])
    return result
  }

  /// Brings the camera facets of an item's row up to date with its names.
  static func updateFacets(_ db: Database, _ row: Row) throws {
    let item = MediaItemRow.item(row)
    try db.execute(
      sql: "UPDATE photo SET brandFacet = ?, modelFacet = ?, lensFacet = ? WHERE id = ?",
      arguments: [
        try Facet.number(db, .brand, of: item, person: 0), try Facet.number(db, .model, of: item, person: 0),
        try Facet.number(db, .lens, of: item, person: 0), row["id"] as Int64,
      ])
  }
}
