import Calls
import GRDB

/// One SQLite file of ours, opened, brought up to date, and read and written in transactions.
///
/// WAL, so that a second process may read while this one writes; a writer waits its turn for ``busyTimeoutSeconds``.
/// `synchronous=FULL`, since every write here is something a person is told is done: after a power cut it still is.
/// Calls from several threads take turns.
public struct StoreFile: Sendable {
  /// How long a call waits for another process to finish writing, seconds, unless told otherwise.
  public static let busyTimeoutSeconds = 5.0

  private let queue: DatabaseQueue
  private let words: StorageErrorMessages

  /// Opens a file, which is made where there is none, and takes the steps of its schema that it lacks.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must exist.
  ///   - readOnly: Never writes; the file must exist and be up to date.
  ///   - busyTimeoutSeconds: How long to wait for another process.
  /// - Throws: `storage` for a file that a newer version wrote, that is not one of ours, that is damaged, locked, or
  ///   cannot be opened. It is left as it was.
  public init(
    path: String, schema: StoreSchema, readOnly: Bool = false,
    busyTimeoutSeconds: Double = Self.busyTimeoutSeconds
  ) throws(ServiceFailure) {
    let words = StorageErrorMessages(name: schema.name, path: path)
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.label = "tenfoot.\(schema.name)"
    self.words = words
    queue = try words.translating {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in try Self.check(db, schema: schema, words: words, readOnly: readOnly) }
      if !readOnly { try Self.prepare(queue, schema: schema, words: words) }
      return queue
    }
  }

  /// Reads one consistent state.
  public func read<Value>(_ work: (Database) throws -> Value) throws(ServiceFailure) -> Value {
    try words.translating { try queue.read(work) }
  }

  /// Writes in one transaction: all of it is on disk when this returns, or nothing of it.
  public func write<Value>(_ work: (Database) throws -> Value) throws(ServiceFailure) -> Value {
    try words.translating { try queue.write(work) }
  }

  /// Tells every statement that is run, with its values: tests ask SQLite how it goes about them.
  func trace(_ heard: @escaping @Sendable (String) -> Void) {
    queue.inDatabase { db in db.trace { event in heard(event.expandedDescription) } }
  }

  /// Looks, before anything is written, whether this version may use the file.
  private static func check(_ db: Database, schema: StoreSchema, words: StorageErrorMessages, readOnly: Bool) throws {
    let applicationID = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // Another process may be making the file just now: it lists its steps before it takes the first.
    let isEmpty =
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") == 0
    guard applicationID == schema.applicationID || (applicationID == 0 && isEmpty && !readOnly) else {
      throw words.foreign
    }
    guard try !schema.migrator.hasBeenSuperseded(db) else { throw words.newer }
    guard try !readOnly || schema.migrator.hasCompletedMigrations(db) else { throw words.older }
  }

  /// Brings a file into its write-ahead log and up to date; one that is ready already is not waited for.
  private static func prepare(_ queue: DatabaseQueue, schema: StoreSchema, words: StorageErrorMessages) throws {
    // 16 MiB of cache: an import touches an index for every way to ask, and SQLite's own 2 MB would be read over and over.
    try queue.inDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384") }
    let isReady = try queue.read { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" && schema.migrator.hasCompletedMigrations(db)
    }
    if isReady { return }
    let lock = FolderLock(ofFile: queue.path)
    // Whoever had the lock before may have been a newer version.
    try queue.read { db in try check(db, schema: schema, words: words, readOnly: false) }
    try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
    try schema.migrator.migrate(queue)
    _ = consume lock
  }
}
