import Calls
import Foundation
import GRDB
import SystemPackage

/// The creation of a store's file, which appears at its path complete with all tables, or not at all.
///
/// An empty file at the path is therefore never a new one, but one that has lost its content.
struct StoreCreation {
  let path: String
  let schema: StoreSchema
  let failures: StorageFailures

  /// Creates the file unless there is one.
  ///
  /// - Returns: The closed connection that created the file, to be kept while the file is used, because Dispatch starts two threads to
  ///   free its queue; nil if the file existed.
  /// - Throws: `storage`; nothing is then left.
  func createIfMissing() throws -> DatabaseQueue? {
    guard !exists else { return nil }
    var creator: DatabaseQueue?
    let lock = FolderLock(ofFile: path)
    // Another process may have created it in the meantime.
    if !exists {
      removeUnfinished()
      do {
        creator = try createUnfinished()
        try moveIntoPlace()
      } catch {
        removeUnfinished()
        throw error
      }
    }
    _ = consume lock
    return creator
  }

  /// Whether something is at the path. A broken link counts and is left as it is, because the disk of its target may be absent.
  private var exists: Bool {
    var status = stat()
    return lstat(path, &status) == 0 || errno != ENOENT
  }

  private var unfinished: String { path + ".new" }

  /// Creates the tables in a file beside the path, which is flushed to disk once, at the end.
  private func createUnfinished() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: unfinished)
    // Empty tables need few pages in memory.
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL; PRAGMA cache_size = -64")
    }
    try schema.migrator.migrate(queue)
    try queue.close()
    return queue
  }

  private func moveIntoPlace() throws {
    let descriptor = open(unfinished, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw failures.failure(forErrno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(unfinished, path) == 0 else { throw failures.failure(forErrno: errno) }
    do throws(Errno) {
      try DurableFile.syncFolder(ofFile: path)
    } catch {
      throw failures.failure(forErrno: error.rawValue)
    }
  }

  /// Removes the files that a killed process or a failure has left.
  private func removeUnfinished() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + suffix) }
  }
}
