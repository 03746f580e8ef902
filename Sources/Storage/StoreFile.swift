import Calls
import GRDB

/// One SQLite file, opened, migrated, and accessed in transactions; may be used from any thread.
///
/// It uses a write-ahead log, so that reads run concurrently with each other and with a write, also across processes; writes
/// run one at a time. `synchronous=FULL`, because every write is acknowledged to a user and must survive a power cut.
public struct StoreFile: Sendable {
  /// How long a call waits for another process to finish writing, in seconds, unless the caller says otherwise.
  public static let busyTimeoutSeconds = 5.0

  private let connections: CurrentConnections
  /// The connection that created the file, if it did not exist; see ``StoreCreation/createIfMissing()``.
  private let creator: DatabaseQueue?
  private let failures: StorageFailures
  private let writer: RepeatingWriter
  private let group: WriteGroup

  /// Opens a file, creates it if it does not exist, and applies the migrations that it lacks.
  ///
  /// If another file takes its place later, the next call fails, and calls after it use the new file.
  ///
  /// - Parameters:
  ///   - path: The path; its folder must exist.
  ///   - schema: The identity and the migrations of the file.
  ///   - readOnly: Whether it is never written to; the file must then exist and be up to date.
  ///   - busyTimeoutSeconds: How long to wait for another process.
  /// - Throws: `storage` for a file that a newer version wrote, that belongs to another program, that is damaged, locked, or cannot
  ///   be opened. It is left unchanged.
  public init(
    path: String, schema: StoreSchema, readOnly: Bool = false,
    busyTimeoutSeconds: Double = Self.busyTimeoutSeconds
  ) throws(ServiceFailure) {
    let failures = StorageFailures(name: schema.name, path: path)
    self.failures = failures
    creator = try failures.translating {
      try readOnly ? nil : StoreCreation(path: path, schema: schema, failures: failures).createIfMissing()
    }
    connections = try failures.translating {
      try CurrentConnections(failures: failures) {
        // SQLite treats an empty file as a new database and deletes its log.
        if let state = FileState(path: path), state.sizeBytes == 0 { throw failures.failure(.damaged) }
        let connections = try StoreConnections(
          path: path, label: "tenfoot.\(schema.name)", readOnly: readOnly, busyTimeoutSeconds: busyTimeoutSeconds)
        try StorePreparation(schema: schema, failures: failures).prepare(connections.main, readOnly: readOnly)
        if !readOnly { connections.recordLogFiles() }
        return connections
      }
    }
    writer = RepeatingWriter(connections: connections, failures: failures)
    group = WriteGroup(writer)
  }

  /// Reads one consistent state.
  ///
  /// - Throws: The work's own errors, and `storage`.
  public func read<Value>(_ work: (Database) throws -> Value) throws(ServiceFailure) -> Value {
    try failures.translating { try connections.current().read(work) }
  }

  /// Reads one consistent state for a call, unless it was cancelled or its deadline has passed.
  ///
  /// - Throws: `cancelled`, `timedOut`, the work's own errors, and `storage`.
  public func read<Value>(_ call: CallContext, _ work: (Database) throws -> Value) throws(ServiceFailure) -> Value {
    try call.check()
    return try read { db in
      // The call may have waited for a connection.
      try call.check()
      return try work(db)
    }
  }

  /// Returns the version of the file's content, which every commit of any process changes. It takes a few microseconds.
  ///
  /// What is read afterwards is of this version or a later one.
  ///
  /// - Throws: `storage`.
  public func contentVersion() throws(ServiceFailure) -> ContentVersion {
    try failures.translating { try connections.current().contentVersion() }
  }

  /// Writes in one transaction: all of it is on disk when this returns, or nothing of it.
  ///
  /// If flushing the transaction to disk fails, a later start may or may not find it there. The work is then repeated once: if
  /// that succeeds, it has overwritten what the first try left in the log, or found that the work was done. Work must therefore
  /// have the same result if it is done twice; other work must look for its key first.
  ///
  /// - Parameter isRepeatable: Whether the work can be done twice; false for work that consumes its input.
  /// - Throws: The work's own errors and `storage` with nothing written; `outcomeUnknown` if the second try fails too.
  public func write<Value>(
    isRepeatable: Bool = true, _ work: (Database) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try failures.translating { try writer.write(isRepeatable: isRepeatable, work) }
  }

  /// Writes for a call, unless it was cancelled or its deadline has passed before the write began: all of it is on disk when this returns,
  /// or nothing of it. Calls that wait for their turn at the same time are committed together.
  ///
  /// - Throws: `cancelled` and `timedOut` with nothing written, the work's own errors, and `storage`.
  public func write<Value>(_ write: WriteContext, _ work: (Database) throws -> Value) throws(ServiceFailure) -> Value {
    try write.call.check()
    return try failures.translating {
      try group.write { db in
        // The call may have waited for its turn.
        try write.call.check()
        return try work(db)
      }
    }
  }

  /// The number of calls' writes that wait for the one that is being committed.
  var waitingWriteCount: Int { group.waitingCount }

  /// Observes every statement that runs, with its values, from now on; for tests that examine query plans.
  func trace(_ observer: @escaping @Sendable (String) -> Void) {
    connections.trace(observer)
  }
}
