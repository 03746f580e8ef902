import GRDB

/// The database library in use.
public enum DatabaseLibrary {
  /// Returns SQLite's version, `3.40.1`.
  ///
  /// - Throws: SQLite's error if not even a database in memory can be opened.
  public static func version() throws -> String {
    try DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") } ?? "unknown"
  }
}
