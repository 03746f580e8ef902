import GRDBSQLite
import Synchronization

/// Counts the work of SQLite for every statement of this process, on all connections opened after ``install()``.
///
/// Steps of its virtual machine do not depend on the load of the machine, as times do.
enum StatementMeter {
  /// The work of statements (sqlite3_stmt_status).
  struct Work {
    /// Steps of SQLite's virtual machine.
    var stepCount = 0
    /// Steps forward in a whole table or index: 0 if everything is found by an index.
    var scanStepCount = 0
    /// The number of sorts: 0 if an index has the order.
    var sortCount = 0
  }

  private static let work = Mutex(Work())

  /// Starts to count.
  static func install() {
    let entry: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, OpaquePointer?) -> Int32 = { database, _, _ in
      sqlite3_trace_v2(
        database, UInt32(SQLITE_TRACE_PROFILE),
        { _, _, statement, _ in
          StatementMeter.count(OpaquePointer(statement))
          return SQLITE_OK
        }, nil)
    }
    // SQLite declares the entry point without the parameters with which it calls it.
    sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
  }

  /// Returns the work of the statements that a function runs.
  static func measure(_ body: () throws -> Void) rethrows -> Work {
    work.withLock { $0 = Work() }
    try body()
    return work.withLock { $0 }
  }

  private static func count(_ statement: OpaquePointer?) {
    guard let statement else { return }
    work.withLock {
      $0.stepCount += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1))
      $0.scanStepCount += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1))
      $0.sortCount += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 1))
    }
  }
}
