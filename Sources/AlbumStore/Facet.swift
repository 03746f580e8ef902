import AlbumService
import Calls
import GRDB

extension MediaFacet {
  /// The column with an item's facet of this kind; nil for `all`, which every item has.
  var column: String? {
    self == .all ? nil : "\(rawValue)Facet"
  }
}

/// A row of the table `facet`: a value by which items are listed and counted.
struct Facet {
  var kind: MediaFacet
  var number: Int64
  /// How many items have it.
  var itemCount: Int

  /// Returns the facet of a criterion; nil if no item ever met it.
  ///
  /// - Parameter owner: The number of the album's owner; 0 for all other facets, which items of several people can share.
  static func find(_ db: Database, _ criterion: MediaCriterion, owner: Int64 = 0) throws -> Facet? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, photoCount FROM facet WHERE kind = ? AND person = ? AND fold = ?")
    return try Row.fetchOne(statement, arguments: [criterion.facet.rawValue, owner, criterion.key]).map {
      Facet(kind: criterion.facet, number: $0["id"], itemCount: $0["photoCount"])
    }
  }

  /// Returns the facet of an album; nil if no album has this id, or the viewer does not see it.
  static func album(_ db: Database, id: String, for viewer: VisiblePart? = nil) throws -> Facet? {
    let statement = try db.cachedStatement(sql: "SELECT id, photoCount, person FROM facet WHERE publicID = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    if let viewer, !viewer.includes(album: row["id"], of: row["person"]) { return nil }
    return Facet(kind: .album, number: row["id"], itemCount: row["photoCount"])
  }

  /// Returns the facet that every item has.
  static func all(_ db: Database) throws -> Facet {
    let statement = try db.cachedStatement(sql: "SELECT photoCount FROM facet WHERE id = ?")
    let itemCount = try Int.fetchOne(statement, arguments: [AlbumSchema.allItems]) ?? 0
    return Facet(kind: .all, number: AlbumSchema.allItems, itemCount: itemCount)
  }

  /// Returns the number of an item's facet, which is created where it is new; nil if the item has no name of this kind.
  ///
  /// - Parameter person: The number of the person who owns the item and its album.
  static func number(_ db: Database, _ kind: MediaFacet, of item: MediaItem, person: Int64) throws -> Int64? {
    guard let name = item.name(of: kind) else { return nil }
    let criterion = MediaCriterion(kind, name)
    if let facet = try find(db, criterion, owner: kind == .album ? person : 0) { return facet.number }
    if kind == .album { return try insertAlbum(db, name: criterion.key, id: RandomID.make(), person: person) }
    try db.execute(
      sql: "INSERT INTO facet (kind, fold) VALUES (?, ?)", arguments: [kind.rawValue, criterion.key])
    return db.lastInsertedRowID
  }

  /// Creates an album and returns its number.
  static func insertAlbum(_ db: Database, name: String, id: String, person: Int64) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO facet (kind, fold, publicID, pinyin, person) VALUES ('album', ?, ?, ?, ?)",
      arguments: [name, id, PinyinKey.of(name), person])
    return db.lastInsertedRowID
  }
}

extension Facet {
  /// Returns the number of the album that an item goes into, which is created where it is new.
  static func albumNumber(_ db: Database, of new: NewMediaItem, _ item: MediaItem, person: Int64) throws -> Int64? {
    guard let folder = new.albumFolder else { return try number(db, .album, of: item, person: person) }
    let statement = try db.cachedStatement(sql: "SELECT id FROM facet WHERE person = ? AND folder = ?")
    return try Int64.fetchOne(statement, arguments: [person, folder.path])
      ?? create(db, albumOf: folder, person: person)
  }

  /// Creates the album of a folder. Albums of other folders with the same name get longer names where they need them.
  private static func create(_ db: Database, albumOf folder: AlbumFolder, person: Int64) throws -> Int64 {
    let others = try Row.fetchAll(
      db, sql: "SELECT id, fold, folder FROM facet WHERE person = ? AND folderName = ? ORDER BY id",
      arguments: [person, folder.name])
    let names = try AlbumFolder.names(of: others.map { AlbumFolder($0["folder"]) } + [folder]) { name in
      let sql = """
        SELECT EXISTS (SELECT 1 FROM facet WHERE kind = 'album' AND person = ? AND fold = ? AND folder IS NULL)
        """
      return try Bool.fetchOne(db, sql: sql, arguments: [person, name]) ?? false
    }
    for (album, name) in zip(others, names) where !(album["fold"] as String).utf8.elementsEqual(name.utf8) {
      try db.execute(
        sql: "UPDATE facet SET fold = ?, pinyin = ? WHERE id = ?",
        arguments: [name, PinyinKey.of(name), album["id"] as Int64])
    }
    let number = try insertAlbum(db, name: names.last ?? folder.name, id: RandomID.make(), person: person)
    try db.execute(
      sql: "UPDATE facet SET folder = ?, folderName = ? WHERE id = ?", arguments: [folder.path, folder.name, number])
    return number
  }
}
