import Calls
import GRDB

/// Says what went wrong with a database file: what happened, what is safe, what to do.
struct StorageErrorMessages: Sendable {
  /// What the file holds: `album`.
  let name: String
  /// Where it lies, fit for a message.
  let path: String

  init(name: String, path: String) {
    self.name = name
    self.path = path.withoutControlCharacters
  }

  /// Runs work; what SQLite throws becomes a failure of storage, what the service throws stays as it is.
  func translating<Value>(_ work: () throws -> Value) throws(ServiceFailure) -> Value {
    do {
      return try work()
    } catch let failure as ServiceFailure {
      throw failure
    } catch let error as DatabaseError {
      throw failure(of: error)
    } catch {
      throw ServiceFailure(.storage, "The \(name) (\(path)) could not be used: \(error)")
    }
  }

  /// The file was written by a version that came after this one.
  var newer: ServiceFailure {
    told("was written by a newer version of tenfoot and was left as it is", "Use that version, or another data folder")
  }

  /// The file lacks steps, and may not be written to.
  var older: ServiceFailure {
    told("was written by an older version of tenfoot", "Open it once for writing, which brings it up to date")
  }

  /// The file is an SQLite database of somebody else, or another of ours.
  var foreign: ServiceFailure {
    told("is a database, but not tenfoot's \(name), and was left as it is", "Name another file or data folder")
  }

  private func failure(of error: DatabaseError) -> ServiceFailure {
    // The log's index is made as large as it will be: it fails by its size where the disk is full.
    let isFull = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    return switch isFull ? .SQLITE_FULL : error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      told("is being written by another program; nothing was changed", "Try again, or end the other program")
    case .SQLITE_READONLY:
      told("cannot be written to; nothing was changed", "Make the file and its folder writable, or use another folder")
    case .SQLITE_FULL:
      told(
        "found no room on its disk; nothing was changed, all that was saved is safe", "Free some space and try again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      told("is damaged and was left as it is", "Put a copy in its place, or move it away to begin anew")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      told("cannot be opened; nothing was changed", "Look whether its folder exists and may be read and written")
    case .SQLITE_IOERR:
      told("met a failing disk; this change was not made, earlier ones are safe", "Look after the disk and try again")
    default:
      told("could not do it (\(error.message ?? error.resultCode.description))", "What was saved before is safe")
    }
  }

  private func told(_ what: String, _ remedy: String) -> ServiceFailure {
    ServiceFailure(.storage, "The \(name) (\(path)) \(what). \(remedy).")
  }
}
