import Attributes
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
  private let words: StorageWords

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
    let words = StorageWords(name: schema.name, path: path)
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.label = "tenfoot.\(schema.name)"
    self.words = words
    queue = try words.translating {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in try Self.check(db, schema: schema, words: words, readOnly: readOnly) }
      if !readOnly { try Self.prepare(queue, migrator: schema.migrator) }
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
  private static func check(_ db: Database, schema: StoreSchema, words: StorageWords, readOnly: Bool) throws {
    let applicationID = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
    guard applicationID == schema.applicationID || (applicationID == 0 && isEmpty && !readOnly) else {
      throw words.foreign
    }
    guard try !schema.migrator.hasBeenSuperseded(db) else { throw words.newer }
    guard try !readOnly || schema.migrator.hasCompletedMigrations(db) else { throw words.older }
  }

  private static func prepare(_ queue: DatabaseQueue, migrator: DatabaseMigrator) throws {
    try queue.writeWithoutTransaction { db in
      // 16 MiB of cache: an import touches an index for every way to ask, and SQLite's own 2 MB would be read over and over.
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384")
    }
    while true {
      let stepsBefore = try queue.read { db in try migrator.appliedMigrations(db).count }
      do {
        try migrator.migrate(queue)
        return
      } catch {
        // Two processes may start at once: the one that came second finds the steps taken, and goes on from there.
        let stepsAfter = try queue.read { db in try migrator.appliedMigrations(db).count }
        guard stepsAfter > stepsBefore else { throw error }
      }
    }
  }
}
