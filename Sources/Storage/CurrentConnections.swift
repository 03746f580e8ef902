import Calls
import Synchronization

/// The connections to the file at a path, which may be replaced by another file while the program runs.
///
/// A data folder can be deleted, or replaced by a backup, while a television is running. What is then written to the open
/// file is not in the file at the path.
final class CurrentConnections: Sendable {
  private let failures: StorageFailures
  private let open: @Sendable () throws -> StoreConnections
  private let opened: Mutex<StoreConnections>

  /// Opens connections.
  ///
  /// - Parameter open: A function that opens connections to the file at the path, which exists.
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
  /// - Throws: `storage` with reason `replaced` if it is another file, which the next call uses, or with reason `gone` if there is
  ///   none; and the errors of opening the other file.
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
