import GRDB

/// The error of a transaction that could not be committed after its work was done.
struct CommitError: Error {
  /// The error of the statement COMMIT.
  let cause: DatabaseError

  /// Whether the next process that opens the file may find the transaction there.
  ///
  /// It may if the whole transaction was written to the log, but the flush to disk failed or the index of the log could not be
  /// extended (SQLite, "WAL-mode File Format", section 4, Recovery). If a write to the log failed, its last page is incomplete
  /// and the transaction is void.
  var leavesOutcomeOpen: Bool {
    if cause.extendedResultCode == .SQLITE_IOERR_WRITE { return false }
    return switch cause.resultCode {
    case .SQLITE_FULL, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY, .SQLITE_CONSTRAINT, .SQLITE_ABORT, .SQLITE_NOMEM:
      false
    default: true
    }
  }
}
