import Foundation
import GRDB
import TestSupport

/// Database files as released versions wrote them.
///
/// `Schemas` holds a dump of a file of each store and migration (`PRAGMA application_id` and `sqlite3 FILE .dump`): one is added with
/// every migration, and none is changed once it was released.
struct ReleasedSchema {
  let folder: TemporaryFolder

  /// Creates a file as a released version left it, and returns its path.
  func file(_ name: String, adding sql: String = "") throws -> String {
    let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Schemas")
    let dump = try String(contentsOf: schemas.appendingPathComponent("\(name).sql"), encoding: .utf8)
    let path = folder.file("\(name).sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in try db.execute(sql: dump + sql) }
    try queue.close()
    return path
  }

  /// Returns the tables, indexes and triggers of a file, as SQL.
  static func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db, sql: "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
    }
  }

  /// Returns the content of all tables of a file as text.
  static func contents(_ path: String) throws -> String {
    try DatabaseQueue(path: path).read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      return try tables.flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \"\($0)\"") }.map { "\($0)" }
        .joined(separator: "\n")
    }
  }
}
