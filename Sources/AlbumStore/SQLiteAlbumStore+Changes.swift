import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Counts one selection of a photo, once for each key, and returns its count; on disk when it returns.
  ///
  /// - Throws: `notFound` for no such photo; `refused` for a key that is blank, longer than 200 bytes, holds control
  ///   characters, or was used for another photo.
  public func recordSelection(photo id: String, key: String) throws(ServiceFailure) -> Int {
    guard key.storable == key, key.utf8.count <= 200 else {
      throw ServiceFailure(.refused, "A selection's key is 1 to 200 bytes of plain text.")
    }
    return try file.write { db in
      let number = try Self.number(of: id)
      let earlier = try Int64.fetchOne(db, sql: "SELECT photo FROM selection WHERE key = ?", arguments: [key])
      guard earlier == nil || earlier == number else {
        throw ServiceFailure(.refused, "This selection's key was used for another photo.")
      }
      if earlier == nil {
        try db.execute(
          sql: "UPDATE photo SET selectionCount = selectionCount + 1 WHERE id = ?", arguments: [number])
        guard db.changesCount == 1 else { throw Self.noPhoto(id) }
        try db.execute(sql: "INSERT INTO selection (key, photo) VALUES (?, ?)", arguments: [key, number])
      }
      return try Int.fetchOne(db, sql: "SELECT selectionCount FROM photo WHERE id = ?", arguments: [number]) ?? 0
    }
  }

  /// Says what camera took a photo: canonical names, which win over what its file says from then on, also after its file is
  /// read again. nil leaves a name to the file; nil for both takes a correction back.
  ///
  /// - Throws: `notFound` for no such photo, `refused` for a blank name.
  public func correctCamera(photo id: String, brand: String?, model: String?) throws(ServiceFailure) -> Photo {
    for name in [brand, model].compactMap(\.self) where name.storable == nil {
      throw ServiceFailure(.refused, "A camera's brand or model cannot be blank.")
    }
    return try file.write { db in
      try db.execute(
        sql: "UPDATE photo SET correctedBrand = ?, correctedModel = ? WHERE id = ?",
        arguments: [brand?.storable, model?.storable, try Self.number(of: id)])
      guard db.changesCount == 1 else { throw Self.noPhoto(id) }
      return try Self.refaceted(db, try Self.photo(db, id: id))
    }
  }

  /// Remembers why a photo cannot be shown, as whoever looked found it (its file has gone); nil when it can again.
  ///
  /// The row stays, with its selections; the next import that meets its content clears it.
  /// - Throws: `notFound` for no such photo.
  public func setProblem(photo id: String, reason: String?) throws(ServiceFailure) {
    try file.write { db in
      try db.execute(
        sql: "UPDATE photo SET noticedProblem = ? WHERE id = ?",
        arguments: [reason?.storable, try Self.number(of: id)])
      guard db.changesCount == 1 else { throw Self.noPhoto(id) }
    }
  }

  /// Takes photos out of the album (their files stay); those not there are passed over. Returns how many went.
  ///
  /// One that was taken out comes back only when it is imported again, as a new photo without selections.
  public func removePhotos(ids: [String]) throws(ServiceFailure) -> Int {
    try file.write { db in
      try ids.compactMap(OrdinalID.number).reduce(into: 0) { removedCount, number in
        try db.execute(sql: "DELETE FROM photo WHERE id = ?", arguments: [number])
        removedCount += db.changesCount
      }
    }
  }

  /// Takes an album and its photos out (their files stay). Returns how many photos went; `notFound` for no such album.
  public func removeAlbum(id: String) throws(ServiceFailure) -> Int {
    try file.write { db in
      guard let facet = try OrdinalID.number(id).flatMap({ try Facet.album(db, id: $0) }) else {
        throw ServiceFailure(.notFound, "There is no album “\(id.withoutControlCharacters)”; it may have been removed.")
      }
      try db.execute(sql: "DELETE FROM photo WHERE albumFacet = ?", arguments: [facet.id])
      let removedCount = db.changesCount
      try db.execute(sql: "DELETE FROM facet WHERE id = ?", arguments: [facet.id])
      return removedCount
    }
  }

  /// Takes the demo album out, and each album that held nothing else. Returns how many photos went.
  public func removeDemo() throws(ServiceFailure) -> Int {
    try file.write { db in
      let albums = try Int64.fetchAll(db, sql: "SELECT DISTINCT albumFacet FROM photo WHERE isDemo")
      try db.execute(sql: "DELETE FROM photo WHERE isDemo")
      let removedCount = db.changesCount
      for album in albums {
        try db.execute(sql: "DELETE FROM facet WHERE id = ? AND photoCount = 0", arguments: [album])
      }
      return removedCount
    }
  }

  /// Brings a photo's camera facets in step with its names; returns it.
  static func refaceted(_ db: Database, _ photo: Photo) throws -> Photo {
    try db.execute(
      sql: "UPDATE photo SET brandFacet = ?, modelFacet = ?, lensFacet = ? WHERE id = ?",
      arguments: [
        try Facet.number(db, .brand, of: photo.brand), try Facet.number(db, .model, of: photo.model),
        try Facet.number(db, .lens, of: photo.lens), try number(of: photo.id),
      ])
    return photo
  }
}
