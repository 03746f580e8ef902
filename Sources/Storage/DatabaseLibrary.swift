import GRDB

/// The library that keeps everything, for whoever reports what is at work.
public enum DatabaseLibrary {
  /// SQLite's version, `3.40.1`.
  ///
  /// - Throws: What SQLite throws when it cannot even open a database in memory.
  public static func version() throws -> String {
    try DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") } ?? "unknown"
  }
}
