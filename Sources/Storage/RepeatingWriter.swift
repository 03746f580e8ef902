import Calls
import GRDB

/// A writer of transactions, which repeats a transaction once if its outcome is unknown.
struct RepeatingWriter: Sendable {
  let connections: CurrentConnections
  let failures: StorageFailures

  /// Writes in one transaction; see ``StoreFile/write(isRepeatable:_:)``.
  ///
  /// - Throws: The work's own errors and those of the database with nothing written, `outcomeUnknown`, and `storage` if the file was
  ///   replaced.
  func write<Value>(isRepeatable: Bool = true, _ work: (Database) throws -> Value) throws -> Value {
    let current = try connections.current()
    let value: Value
    do {
      value = try current.write(work)
    } catch let error as CommitError where error.leavesOutcomeOpen {
      guard isRepeatable else { throw error }
      do { value = try current.write(work) } catch { throw failures.outcomeUnknown() }
    }
    try connections.check(current)
    return value
  }
}
