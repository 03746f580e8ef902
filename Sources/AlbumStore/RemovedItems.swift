import AlbumService
import Calls
import Foundation
import GRDB

/// The items that were removed and can be restored: the table `removedItem`.
///
/// An item is kept with all columns of its row and all rows of other tables that refer to it, so that what a later version
/// stores about an item comes back as well.
struct RemovedItems {
  let db: Database
  /// The present time, in milliseconds since 1970.
  let nowMS: Int64

  /// The stored state of a removed item.
  private struct Content: Codable {
    /// The id and the name of its album.
    var albumID: String
    var album: String
    /// The columns of its row, except its facets, which are found by name again.
    var item: [String: StoredValue]
    /// The rows of other tables that refer to it, by table.
    var referring: [String: [[String: StoredValue]]]

    /// The number of the item's owner; the first person for an item that was removed before items had owners.
    var person: Int64 {
      if case .integer(let number)? = item["person"] { number } else { AlbumSchema.firstPerson }
    }
  }

  /// A column by which another table refers to items.
  private struct Reference {
    var table: String
    var column: String
  }

  /// Deletes what is kept of removals that can no longer be undone.
  func deleteExpired() throws {
    try db.execute(sql: "DELETE FROM removedItem WHERE removedMS <= ?", arguments: [nowMS - Removal.keptMS])
  }

  /// Returns the ids of a removal's items, in the order of their removal; empty if nothing is kept of it.
  func ids(of removal: IdempotencyKey) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT publicID FROM removedItem WHERE removal = ? ORDER BY number", arguments: [removal.text])
  }

  // MARK: Keeping

  /// Keeps items that are about to be removed. Ids of missing items and of items that the viewer does not own are ignored.
  func keep(_ ids: [String], removal: IdempotencyKey, for viewer: VisiblePart?) throws {
    let references = try references()
    var kept: Set<String> = []
    for id in ids where kept.insert(id).inserted {
      guard let row = try Row.fetchOne(db, sql: "\(MediaItemRow.selection) WHERE publicID = ?", arguments: [id]) else {
        continue
      }
      if let viewer, viewer.person != row["person"] { continue }
      let content = try JSONEncoder().encode(try content(of: row, references))
      try db.execute(
        sql: """
          INSERT INTO removedItem (removal, publicID, removedMS, isDemo, content, person) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [removal.text, id, nowMS, row["isDemo"] as Bool, content, row["person"] as Int64])
    }
  }

  private func content(of row: Row, _ references: [Reference]) throws -> Content {
    let number: Int64 = row["id"]
    let columns = try itemColumns().subtracting(AlbumSchema.facetColumns)
    var referring: [String: [[String: StoredValue]]] = [:]
    for reference in references {
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM \(reference.table) WHERE \(reference.column) = ?", arguments: [number])
      referring[reference.table] = rows.map { Self.values(of: $0) }
    }
    let albumID = try String.fetchOne(
      db, sql: "SELECT publicID FROM facet WHERE id = ?", arguments: [row["albumFacet"] as Int64])
    return Content(
      albumID: albumID ?? RandomID.make(), album: row["album"],
      item: Self.values(of: row).filter { columns.contains($0.key) }, referring: referring)
  }

  private static func values(of row: Row) -> [String: StoredValue] {
    Dictionary(row.map { ($0, StoredValue($1)) }) { first, _ in first }
  }

  /// The columns of an item that are stored, and not computed.
  private func itemColumns() throws -> Set<String> {
    // Without generated columns, which GRDB lists as well.
    Set(try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('photo')"))
  }

  private func references() throws -> [Reference] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return try tables.flatMap { table in
      try db.foreignKeys(on: table).filter { $0.destinationTable == "photo" }
        .flatMap(\.originColumns).map { Reference(table: table, column: $0) }
    }
  }
}

extension RemovedItems {
  /// Restores the items of a removal that were not restored before, and returns how many there were.
  func restore(_ removal: IdempotencyKey) throws -> Int {
    let references = try references()
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, content FROM removedItem WHERE removal = ? AND content IS NOT NULL ORDER BY number",
      arguments: [removal.text])
    for row in rows {
      try restore(try JSONDecoder().decode(Content.self, from: row["content"] as Data), references)
      try db.execute(sql: "UPDATE removedItem SET content = NULL WHERE number = ?", arguments: [row["number"] as Int64])
    }
    return rows.count
  }

  private func restore(_ content: Content, _ references: [Reference]) throws {
    guard case .integer(let number)? = content.item["id"] else { return }
    let successor = try detachSuccessor(of: content)
    let columns = try itemColumns()
    var item = content.item.filter { columns.contains($0.key) }
    item["albumFacet"] = .integer(try album(content))
    try insert(item, into: "photo")
    for reference in references {
      for row in content.referring[reference.table] ?? [] { try insert(row, into: reference.table) }
    }
    if let successor { try merge(successor, into: number, references) }
    try restoreFacets(number)
  }

  /// Returns the number of the item that the same content was imported as meanwhile; nil if it was not.
  private func detachSuccessor(of content: Content) throws -> Int64? {
    guard case .text(let hash)? = content.item["contentHash"] else { return nil }
    let successor = try KnownItemRow.number(db, content: hash, of: content.person)
    // No two items of a person may have the same content, not even temporarily.
    try db.execute(sql: "UPDATE photo SET contentHash = NULL WHERE id = ?", arguments: [successor])
    return successor
  }

  /// Moves everything that refers to an item to another one, with its look-ups and its file, and deletes it.
  private func merge(_ successor: Int64, into number: Int64, _ references: [Reference]) throws {
    for reference in references {
      try db.execute(
        sql: "UPDATE OR IGNORE \(reference.table) SET \(reference.column) = ? WHERE \(reference.column) = ?",
        arguments: [number, successor])
    }
    try db.execute(
      sql: """
        UPDATE photo SET selectionCount = photo.selectionCount + other.selectionCount, file = other.file,
          noticedProblem = other.noticedProblem
        FROM (SELECT * FROM photo WHERE id = ?) AS other WHERE photo.id = ?
        """, arguments: [successor, number])
    try db.execute(sql: "DELETE FROM photo WHERE id = ?", arguments: [successor])
  }

  /// Returns the number of the item's album, which is created again if it was removed as well.
  private func album(_ content: Content) throws -> Int64 {
    if let album = try Facet.album(db, id: content.albumID) { return album.number }
    let criterion = MediaCriterion(.album, content.album)
    if let album = try Facet.find(db, criterion, owner: content.person) { return album.number }
    return try Facet.insertAlbum(db, name: content.album, id: content.albumID, person: content.person)
  }

  private func restoreFacets(_ number: Int64) throws {
    let row = try SQLiteAlbumStore.row(db, number: number)
    try SQLiteAlbumStore.updateFacets(db, row)
    try db.execute(
      sql: "UPDATE photo SET ownerFacet = ? WHERE id = ?",
      arguments: [try Facet.number(db, .owner, of: MediaItemRow.item(row), person: row["person"]), number])
  }

  /// Inserts a row, unless another one has taken its place meanwhile, such as that of a file that now holds something else.
  private func insert(_ values: [String: StoredValue], into table: String) throws {
    let columns = values.keys.sorted()
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: "INSERT OR IGNORE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))",
      arguments: StatementArguments(columns.map { values[$0]?.databaseValue ?? .null }))
  }
}

/// A value of a column, as JSON: a number, a text, or null. Bytes are not stored in any table of the album.
enum StoredValue: Hashable, Codable, DatabaseValueConvertible {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null, .blob: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else {
      do { self = .integer(try container.decode(Int64.self)) } catch {
        do { self = .real(try container.decode(Double.self)) } catch {
          self = .text(try container.decode(String.self))
        }
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .integer(let number): try container.encode(number)
    case .real(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredValue? { StoredValue(value) }
}
