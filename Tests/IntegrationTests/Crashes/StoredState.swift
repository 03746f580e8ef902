import Foundation
import GRDB

/// The content of the databases of a data folder that users see.
struct StoredState: Equatable {
  private let rows: [String]
  /// The number of photos.
  let photoCount: Int

  /// Reads the databases; one that does not exist has no content.
  init(of data: String) throws {
    rows = try Self.queries.flatMap { database, sql in
      try Self.rows(of: "\(data)/\(database).sqlite", sql).map { "\(database) \($0)" }
    }
    photoCount = rows.count { $0.hasPrefix(#"album "photo" "#) }
  }

  private static func rows(of path: String, _ sql: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: sql).map { row in row.databaseValues.map { "\($0)" }.joined(separator: " ") }
    }
  }

  private static let queries = [
    ("album", "SELECT 'photo', contentHash, title, model FROM photo ORDER BY contentHash"),
    ("album", "SELECT 'person', name FROM person ORDER BY name"),
    ("mall", "SELECT 'order', key, product FROM purchase ORDER BY key"),
    // As one text, because thousands of rows take a debug build long to fetch.
    (
      "mall",
      """
      SELECT group_concat(id || ' ' || amountMinor || ' ' || purchaseCount, char(10))
      FROM (SELECT id, amountMinor, purchaseCount FROM product ORDER BY id)
      """
    ),
    ("interaction", "SELECT 'channel', id, number FROM channel ORDER BY id"),
    ("interaction", "SELECT channel.id, startMS, title FROM programme JOIN channel ON key = channel ORDER BY 1, 2"),
    ("interaction", "SELECT interaction, atMS FROM appointment ORDER BY 1, 2"),
  ]
}
