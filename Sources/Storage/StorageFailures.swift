import Calls
import Foundation
import GRDB
import SystemPackage

/// A translator of the errors of one database file into failures of its service.
struct StorageFailures: Sendable {
  /// The name of the store: `album`.
  let name: String
  /// The path of the database file.
  let path: String

  /// Runs work; errors of SQLite become `storage` failures, and failures of the service are passed on.
  func translating<Value>(_ work: () throws -> Value) throws(ServiceFailure) -> Value {
    do {
      return try work()
    } catch let failure as ServiceFailure {
      throw failure
    } catch let error as DatabaseError {
      throw failure(for: error)
    } catch let error as CommitError {
      throw error.leavesOutcomeOpen ? outcomeUnknown() : failure(for: error.cause)
    } catch let error as Errno {
      throw failure(forErrno: error.rawValue)
    } catch {
      // A row does not have the form in which rows are written.
      throw failure(.damaged)
    }
  }

  /// Creates a failure that names the store and its file.
  func failure(_ reason: ServiceFailure.Reason?, details: String? = nil) -> ServiceFailure {
    var parameters = ["database": name, "path": path]
    parameters["details"] = details
    return ServiceFailure(.storage, reason, parameters)
  }

  /// Creates the failure of a change that may or may not be on disk.
  func outcomeUnknown() -> ServiceFailure {
    ServiceFailure(.outcomeUnknown, .disk, ["database": name, "path": path])
  }

  /// Creates the failure of a system call.
  func failure(forErrno code: Int32) -> ServiceFailure {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: failure(.full)
    case EROFS: failure(.readOnly)
    case ENOMEM: failure(.memory)
    case EACCES, EPERM, ENOENT, ENOTDIR: failure(.cannotOpen)
    default: failure(.disk)
    }
  }

  private func failure(for error: DatabaseError) -> ServiceFailure {
    // SQLite allocates the index of its log at once and reports a full disk as a failure to resize it.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return failure(.full) }
    if error.extendedResultCode == .SQLITE_IOERR_NOMEM { return failure(.memory) }
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: failure(.busy)
    case .SQLITE_READONLY: failure(.readOnly)
    case .SQLITE_FULL: failure(.full)
    case .SQLITE_CORRUPT:
      DatabaseReading.error(path: path).map { self.failure(forErrno: $0.rawValue) } ?? failure(.damaged)
    // A missing table or a value that its column does not allow is also damage.
    case .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: failure(.damaged)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: failure(.cannotOpen)
    case .SQLITE_NOMEM: failure(.memory)
    case .SQLITE_IOERR: failure(.disk)
    default: failure(.disk)
    }
  }
}

extension ServiceFailure.Reason {
  /// Written by a newer version of Tenfoot; parameters `database` and `path`, as for all of these.
  public static let newer = ServiceFailure.Reason(rawValue: "newer")
  /// Written by an older version, and opened for reading only.
  public static let older = ServiceFailure.Reason(rawValue: "older")
  /// A database that is not Tenfoot's, or is another one of Tenfoot's.
  public static let foreign = ServiceFailure.Reason(rawValue: "foreign")
  /// Locked by another process.
  public static let busy = ServiceFailure.Reason(rawValue: "busy")
  /// The file or its file system is read-only.
  public static let readOnly = ServiceFailure.Reason(rawValue: "readOnly")
  /// No space left on the disk.
  public static let full = ServiceFailure.Reason(rawValue: "full")
  /// Another file has taken the file's place since it was opened; the next call uses that one.
  public static let replaced = ServiceFailure.Reason(rawValue: "replaced")
  /// The file was deleted or moved away since it was opened.
  public static let gone = ServiceFailure.Reason(rawValue: "gone")
  /// The file is damaged, or has 0 bytes.
  public static let damaged = ServiceFailure.Reason(rawValue: "damaged")
  /// The machine has not enough memory.
  public static let memory = ServiceFailure.Reason(rawValue: "memory")
  /// The file cannot be opened.
  public static let cannotOpen = ServiceFailure.Reason(rawValue: "cannotOpen")
  /// The disk reported an error; with the code `outcomeUnknown` if this was while a change was being flushed.
  public static let disk = ServiceFailure.Reason(rawValue: "disk")
}
