import GRDBSQLite
import Synchronization

/// Counts the work of SQLite for every statement of this process, on all connections opened after ``install()``.
///
/// Unlike times, the steps of its virtual machine do not depend on other load.
enum StatementMeter {
  /// The work of some statements (sqlite3_stmt_status).
  struct Work {
    /// Steps of SQLite's virtual machine.
    var stepCount = 0
    /// Steps of full scans: 0 where every row is found by an index.
    var scanStepCount = 0
    /// The number of sorts: 0 where an index has the order.
    var sortCount = 0
  }

  private static let work = Mutex(Work())

  /// Starts counting.
  static func install() {
    let entry: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, OpaquePointer?) -> Int32 = { database, _, _ in
      sqlite3_trace_v2(
        database, UInt32(SQLITE_TRACE_PROFILE),
        { _, _, statement, _ in
          StatementMeter.count(OpaquePointer(statement))
          return SQLITE_OK
        }, nil)
    }
    // SQLite declares the entry point without parameters but calls it with these.
    sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
  }

  /// Counts the work of the statements that `body` runs.
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
