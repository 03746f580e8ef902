import Foundation

/// The identity of a file. While a file is open, another file at the same path has another identity.
struct FileIdentity: Hashable {
  /// The file system that the file is on.
  let device: UInt64
  /// The number of the file in its file system.
  let inode: UInt64

  /// Looks up the file at a path; nil if there is none, or if it cannot be looked up.
  init?(path: String) {
    guard let status = FileState(path: path) else { return nil }
    self = status.identity
  }

  fileprivate init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

/// The state of the file at a path; symbolic links are followed.
struct FileState {
  /// The identity of the file.
  let identity: FileIdentity
  /// The file's size in bytes.
  let sizeBytes: Int64

  /// Looks up the file at a path; nil if there is none, or if it cannot be looked up.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    identity = FileIdentity(status)
    sizeBytes = Int64(status.st_size)
  }
}

/// The files of an open database: the database, its write-ahead log and the index of the log.
struct StoreFileSet {
  /// The database.
  var database: FileIdentity?
  private var log: FileIdentity?
  private var index: FileIdentity?

  /// Adds the log and its index, which exist while the database is open for writing.
  mutating func addLogFiles(of path: String) {
    log = FileIdentity(path: path + "-wal")
    index = FileIdentity(path: path + "-shm")
  }

  /// Returns whether the files are those at a path.
  func isCurrent(at path: String) -> Bool {
    database == FileIdentity(path: path) && (log == nil || log == FileIdentity(path: path + "-wal"))
      && (index == nil || index == FileIdentity(path: path + "-shm"))
  }

  /// Returns whether the database is still at a path, but no log is.
  func hasLostOnlyLog(at path: String) -> Bool {
    database == FileIdentity(path: path) && FileIdentity(path: path + "-wal") == nil
  }
}
