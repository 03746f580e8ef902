import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Counts one look-up of an item, once per key.
  public func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    let key = write.key.text
    return try file.write(write) { db in
      let row = try Self.row(db, id: id)
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
    return try file.write(write) { db in
      let request = "correctCamera \(id) \(correction.brand ?? "")\n\(correction.model ?? "")"
      try Self.once(db, write.key, request) {
        try db.execute(
          sql: "UPDATE photo SET correctedBrand = ?, correctedModel = ? WHERE publicID = ?",
          arguments: [correction.brand, correction.model, id])
        guard db.changesCount == 1 else { throw Self.noItem }
        try Self.updateFacets(db, try Self.row(db, id: id))
        return 1
      }
      return MediaItemRow.item(try Self.row(db, id: id))
    }
  }

  /// Removes items from the album; one that is imported again, and not restored, is a new item without look-ups.
  public func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try file.write(write) { db in
      try Self.once(db, write.key, "removeItems \(ids.joined(separator: " "))") {
        let removals = RemovedItems(db: db, nowMS: now().unixMS)
        try removals.deleteExpired()
        if ids.count <= Removal.itemLimit { try removals.keep(ids, removal: write.key) }
        let statement = try db.cachedStatement(sql: "DELETE FROM photo WHERE publicID = ?")
        return try ids.reduce(into: 0) { removedCount, id in
          try statement.execute(arguments: [id])
          removedCount += db.changesCount
        }
      }
    }
  }

  /// Brings back the items of one removal.
  public func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
    try file.write(write) { db in
      let removals = RemovedItems(db: db, nowMS: now().unixMS)
      try removals.deleteExpired()
      let ids = try removals.ids(of: removal)
      if ids.isEmpty { throw ServiceFailure(.notFound, .removal) }
      try Self.once(db, write.key, "restoreItems \(removal.text)") { try removals.restore(removal) }
      let statement = try db.cachedStatement(sql: "\(MediaItemRow.selection) WHERE publicID = ?")
      return try ids.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(MediaItemRow.item) }
    }
  }

  /// Removes an album and its items.
  public func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try file.write(write) { db in
      try Self.once(db, write.key, "removeAlbum \(id)") {
        guard let facet = try Facet.album(db, id: id) else { throw ServiceFailure(.notFound, .album) }
        try db.execute(sql: "DELETE FROM photo WHERE albumFacet = ?", arguments: [facet.number])
        let removedCount = db.changesCount
        try db.execute(sql: "DELETE FROM facet WHERE id = ?", arguments: [facet.number])
        return removedCount
      }
    }
  }
}

extension SQLiteAlbumStore {
  /// Applies a write unless its key was used before, and returns its result, or that of the first time.
  ///
  /// - Throws: `conflict` for a key that was used for another request, and what the work throws.
  @discardableResult
  private static func once(
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
        try Facet.number(db, .brand, of: item), try Facet.number(db, .model, of: item),
        try Facet.number(db, .lens, of: item), row["id"] as Int64,
      ])
  }
}
