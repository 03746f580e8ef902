import Calls
import Dispatch
import GRDB
import Synchronization

/// The connections to one database file: a main one that writes, and up to four reads at once.
///
/// A read uses the main connection if it is free, so that a program with one call at a time opens no second one
/// (each costs half a millisecond at the start). Other reads use read-only connections, which are opened when first needed.
///
/// GRDB's `DatabasePool` would do most of this, but it writes to the file whenever it is opened, which takes 20 ms.
final class StoreConnections: Sendable {
  /// How many reads run at once; more wait.
  static let readLimit = 4

  private struct State {
    /// Read-only connections that are not in use.
    var idleReaders: [DatabaseQueue] = []
    /// Reads and writes that use the main connection or wait for it.
    var mainUserCount = 0
  }

  /// The connection that writes; read-only if the file was opened for reading.
  let main: DatabaseQueue
  private let path: String
  private let readerConfiguration: Configuration
  /// The files that are open.
  private let files = Mutex(StoreFileSet())
  private let state = Mutex(State())
  private let readPermits = DispatchSemaphore(value: readLimit)
  /// The connection that counts changes; nil until it is needed.
  private let counter = Mutex<DatabaseQueue?>(nil)
  private let number = StoreConnections.nextNumber.add(1, ordering: .relaxed).newValue

  private static let nextNumber = Atomic<UInt64>(0)

  /// Opens the main connection.
  init(path: String, label: String, readOnly: Bool, busyTimeoutSeconds: Double) throws {
    let path = readOnly ? ReadOnlyFile(path: path).openingPath : path
    self.path = path
    func configuration(readOnly: Bool, cacheKiB: Int) -> Configuration {
      var configuration = Configuration()
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(busyTimeoutSeconds)
      configuration.label = label
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -\(cacheKiB)")
      }
      return configuration
    }
    // An import touches an index for every way to search: with SQLite's own 2 MB, pages would be read over and over.
    main = try DatabaseQueue(path: path, configuration: configuration(readOnly: readOnly, cacheKiB: 16_384))
    readerConfiguration = configuration(readOnly: true, cacheKiB: 4_096)
    files.withLock { $0.database = FileIdentity(path: path) }
  }

  /// Records which files SQLite opened beside the database; must be called after something was read from it.
  func recordLogFiles() {
    files.withLock { $0.addLogFiles(of: path) }
  }

  /// Whether the open files are still those at the path, so that none was deleted, moved or replaced.
  var areCurrent: Bool { files.withLock { $0.isCurrent(at: path) } }

  /// Copies the contents of a deleted log into the database, unless another process has created a new log.
  func rescueLog() {
    guard files.withLock({ $0.hasLostOnlyLog(at: path) }) else { return }
    do {
      try main.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch {
      // The caller then throws a failure that states that the files were replaced.
    }
  }

  /// Reads in a transaction, on any free connection.
  func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
    readPermits.wait()
    defer { readPermits.signal() }
    guard let reader = try borrowReader() else {
      defer { releaseMain() }
      return try main.read(work)
    }
    defer { state.withLock { $0.idleReaders.append(reader) } }
    return try reader.read(work)
  }

  /// Returns the version of the content.
  ///
  /// SQLite counts, for each connection, the changes that other connections commit. So this one never changes anything, and its
  /// counts are not those of another one.
  func contentVersion() throws -> ContentVersion {
    let queue = try counter.withLock { counter in
      if let queue = counter { return queue }
      let queue = try DatabaseQueue(path: path, configuration: readerConfiguration)
      counter = queue
      return queue
    }
    let change = try queue.inDatabase { db in
      try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
    }
    return ContentVersion(source: number, change: change ?? 0)
  }

  /// Writes in a transaction.
  ///
  /// - Throws: ``CommitError`` if the work was done but could not be committed; otherwise nothing was written.
  func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
    state.withLock { $0.mainUserCount += 1 }
    defer { releaseMain() }
    return try main.writeWithoutTransaction { db in
      var value: Value?
      do {
        try db.inTransaction(.immediate) {
          value = try work(db)
          return .commit
        }
      } catch let error as DatabaseError where value != nil {
        throw CommitError(cause: error)
      }
      // A committed transaction has done the work.
      guard let value else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      return value
    }
  }

  /// Takes a read-only connection; nil if the main one is to be used; the read is then counted as one of its users.
  private func borrowReader() throws -> DatabaseQueue? {
    enum Choice {
      case main
      case idle(DatabaseQueue)
      case new
    }
    let choice = state.withLock { state -> Choice in
      if let reader = state.idleReaders.popLast() { return .idle(reader) }
      guard state.mainUserCount == 0 else { return .new }
      state.mainUserCount = 1
      return .main
    }
    switch choice {
    case .main: return nil
    case .idle(let reader): return reader
    case .new: return try DatabaseQueue(path: path, configuration: readerConfiguration)
    }
  }

  private func releaseMain() {
    state.withLock { $0.mainUserCount -= 1 }
  }

  /// Observes every statement of the main connection and of the idle read-only ones.
  func trace(_ observer: @escaping @Sendable (String) -> Void) {
    let queues = [main] + state.withLock { $0.idleReaders }
    for queue in queues {
      queue.inDatabase { db in db.trace { event in observer(event.expandedDescription) } }
    }
  }

  deinit {
    // SQLite removes its log when the last connection is closed, which a read-only one cannot do.
    state.withLock { $0.idleReaders = [] }
    counter.withLock { $0 = nil }
  }
}
