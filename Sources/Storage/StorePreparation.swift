import GRDB

/// The preparation of a database file for use: checks its identity and version, and migrates it.
struct StorePreparation {
  let schema: StoreSchema
  let failures: StorageFailures

  /// Checks a file, and migrates it if it may be written; an up-to-date file is not locked.
  ///
  /// - Throws: A failure with reason `foreign`, `newer` or `older`, before anything is written.
  func prepare(_ queue: DatabaseQueue, readOnly: Bool) throws {
    try queue.read { db in try check(db, readOnly: readOnly) }
    if readOnly { return }
    if try queue.read(isReady) { return }
    let lock = FolderLock(ofFile: queue.path)
    // While this process waited, a newer version may have migrated the file.
    try queue.read { db in try check(db, readOnly: false) }
    try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
    try schema.migrator.migrate(queue)
    _ = consume lock
  }

  private func check(_ db: Database, readOnly: Bool) throws {
    let applicationID = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // Another process may be creating the file: the table of migrations exists before the first of them is applied.
    let isEmpty =
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") == 0
    guard applicationID == schema.applicationID || (applicationID == 0 && isEmpty && !readOnly) else {
      throw failures.failure(.foreign)
    }
    guard try !schema.migrator.hasBeenSuperseded(db) else { throw failures.failure(.newer) }
    guard try !readOnly || schema.migrator.hasCompletedMigrations(db) else { throw failures.failure(.older) }
  }

  private func isReady(_ db: Database) throws -> Bool {
    try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" && schema.migrator.hasCompletedMigrations(db)
  }
}
