import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: AlbumMaintenance {
  /// Returns how many items there are.
  public func itemCount() throws(ServiceFailure) -> Int {
    try file.read { db in try Facet.all(db).itemCount }
  }

  /// Returns whether there is an item that does not belong to the demo album.
  public func hasOwnItems() throws(ServiceFailure) -> Bool {
    try file.read { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM photo WHERE NOT isDemo)") ?? false }
  }

  /// Returns the album of a name; nil if no album has it.
  public func album(named name: String) throws(ServiceFailure) -> Album? {
    try file.read { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM facet WHERE kind = 'album' AND fold = ? ORDER BY id")
      return try Row.fetchOne(statement, arguments: [MediaFacet.album.comparisonKey(name)]).map {
        try Self.album(db, NamedRow($0), for: nil)
      }
    }
  }

  /// Removes the demo album, and each album that held nothing else.
  public func removeDemo() throws(ServiceFailure) -> Int {
    try file.write { db in
      let albums = try Int64.fetchAll(db, sql: "SELECT DISTINCT albumFacet FROM photo WHERE isDemo")
      try db.execute(sql: "DELETE FROM photo WHERE isDemo")
      let removedCount = db.changesCount
      // The pictures of the demo album are deleted with it, so that its removed items cannot be restored either.
      try db.execute(sql: "DELETE FROM removedItem WHERE isDemo")
      for album in albums {
        try db.execute(sql: "DELETE FROM facet WHERE id = ? AND photoCount = 0", arguments: [album])
      }
      return removedCount
    }
  }
}
