import Calls
import Foundation
import GRDB

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
    try sync(unfinished, O_RDWR)
    guard rename(unfinished, path) == 0 else { throw failures.failure(forErrno: errno) }
    let folder = (path as NSString).deletingLastPathComponent
    try sync(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY)
  }

  private func sync(_ path: String, _ flags: Int32) throws {
    let descriptor = open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw failures.failure(forErrno: errno) }
    defer { close(descriptor) }
    // Some file systems cannot flush a folder.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failures.failure(forErrno: errno) }
  }

  /// Removes the files that a killed process or a failure has left.
  private func removeUnfinished() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + suffix) }
  }
}
