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
  static func find(_ db: Database, _ criterion: MediaCriterion) throws -> Facet? {
    let statement = try db.cachedStatement(sql: "SELECT id, photoCount FROM facet WHERE kind = ? AND fold = ?")
    return try Row.fetchOne(statement, arguments: [criterion.facet.rawValue, criterion.key]).map {
      Facet(kind: criterion.facet, number: $0["id"], itemCount: $0["photoCount"])
    }
  }

  /// Returns the facet of an album; nil if no album has this id.
  static func album(_ db: Database, id: String) throws -> Facet? {
    let statement = try db.cachedStatement(sql: "SELECT id, photoCount FROM facet WHERE publicID = ?")
    return try Row.fetchOne(statement, arguments: [id]).map {
      Facet(kind: .album, number: $0["id"], itemCount: $0["photoCount"])
    }
  }

  /// Returns the facet that every item has.
  static func all(_ db: Database) throws -> Facet {
    let statement = try db.cachedStatement(sql: "SELECT photoCount FROM facet WHERE id = ?")
    let itemCount = try Int.fetchOne(statement, arguments: [AlbumSchema.allItems]) ?? 0
    return Facet(kind: .all, number: AlbumSchema.allItems, itemCount: itemCount)
  }

  /// Returns the number of an item's facet, which is created where it is new; nil if the item has no name of this kind.
  static func number(_ db: Database, _ kind: MediaFacet, of item: MediaItem) throws -> Int64? {
    guard let name = item.name(of: kind) else { return nil }
    let criterion = MediaCriterion(kind, name)
    if let facet = try find(db, criterion) { return facet.number }
    if kind == .album { return try insertAlbum(db, name: criterion.key, id: RandomID.make()) }
    try db.execute(
      sql: "INSERT INTO facet (kind, fold) VALUES (?, ?)", arguments: [kind.rawValue, criterion.key])
    return db.lastInsertedRowID
  }

  /// Creates an album and returns its number.
  static func insertAlbum(_ db: Database, name: String, id: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO facet (kind, fold, publicID, pinyin) VALUES ('album', ?, ?, ?)",
      arguments: [name, id, PinyinKey.of(name)])
    return db.lastInsertedRowID
  }
}

extension Facet {
  /// Returns the number of the album that an item goes into, which is created where it is new.
  static func albumNumber(_ db: Database, of new: NewMediaItem, _ item: MediaItem) throws -> Int64? {
    guard let folder = new.albumFolder else { return try number(db, .album, of: item) }
    let statement = try db.cachedStatement(sql: "SELECT id FROM facet WHERE folder = ?")
    return try Int64.fetchOne(statement, arguments: [folder.path]) ?? create(db, albumOf: folder)
  }

  /// Creates the album of a folder. Albums of other folders with the same name get longer names where they need them.
  private static func create(_ db: Database, albumOf folder: AlbumFolder) throws -> Int64 {
    let others = try Row.fetchAll(
      db, sql: "SELECT id, fold, folder FROM facet WHERE folderName = ? ORDER BY id", arguments: [folder.name])
    let names = try AlbumFolder.names(of: others.map { AlbumFolder($0["folder"]) } + [folder]) { name in
      let sql = "SELECT EXISTS (SELECT 1 FROM facet WHERE kind = 'album' AND fold = ? AND folder IS NULL)"
      return try Bool.fetchOne(db, sql: sql, arguments: [name]) ?? false
    }
    for (album, name) in zip(others, names) where !(album["fold"] as String).utf8.elementsEqual(name.utf8) {
      try db.execute(
        sql: "UPDATE facet SET fold = ?, pinyin = ? WHERE id = ?",
        arguments: [name, PinyinKey.of(name), album["id"] as Int64])
    }
    let number = try insertAlbum(db, name: names.last ?? folder.name, id: RandomID.make())
    try db.execute(
      sql: "UPDATE facet SET folder = ?, folderName = ? WHERE id = ?", arguments: [folder.path, folder.name, number])
    return number
  }
}
