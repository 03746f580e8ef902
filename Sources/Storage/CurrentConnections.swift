import Calls
import Synchronization

/// The connections to the file that a path names, which may become another one while the program runs.
///
/// A folder of data can be deleted, or replaced by a backup, under a running television. What is written to the file that was
/// open then reaches no file that anybody finds.
final class CurrentConnections: Sendable {
  private let failures: StorageFailures
  private let open: @Sendable () throws -> StoreConnections
  private let opened: Mutex<StoreConnections>

  /// Opens connections.
  ///
  /// - Parameter open: Opens connections to the file at the path, which exists.
  init(failures: StorageFailures, open: @escaping @Sendable () throws -> StoreConnections) throws {
    self.failures = failures
    self.open = open
    opened = Mutex(try open())
  }

  /// Returns the connections to the file at the path.
  ///
  /// - Throws: See ``check(_:)``.
  func current() throws -> StoreConnections {
    let connections = opened.withLock { $0 }
    try check(connections)
    return connections
  }

  /// Checks that connections are to the file at the path.
  ///
  /// - Throws: `storage` with reason `replaced` where it is another one, which the next call uses; with reason `gone` where there is
  ///   none; and what opening the other one throws.
  func check(_ connections: StoreConnections) throws {
    if connections.areCurrent { return }
    guard FileIdentity(path: failures.path) != nil else { throw failures.failure(.gone) }
    try opened.withLock { opened in
      // Another thread may have opened the new file in the meantime.
      if opened.areCurrent { return }
      opened.rescueLog()
      opened = try open()
    }
    throw failures.failure(.replaced)
  }

  /// Observes every statement; see ``StoreConnections/trace(_:)``.
  func trace(_ observer: @escaping @Sendable (String) -> Void) {
    opened.withLock { $0 }.trace(observer)
  }
}
