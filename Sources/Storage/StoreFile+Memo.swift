import Attributes
import GRDB

/// What a program remembers about a file of ours, beside what is in it: which catalogue was loaded, whether the demo album
/// was ever offered.
extension StoreFile {
  /// Makes the place; the first step of every schema.
  static let memoTable = "CREATE TABLE memo (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"

  /// What is remembered under a name; nil for nothing.
  public func memo(_ name: String) throws(ServiceFailure) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM memo WHERE name = ?", arguments: [name])
    }
  }

  /// Remembers something under a name, in the place of what was there.
  public static func remember(_ db: Database, _ name: String, as value: String) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO memo (name, value) VALUES (?, ?)", arguments: [name, value])
  }
}
