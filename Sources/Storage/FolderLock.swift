import Foundation

/// Keeps other processes from preparing a file in the same folder at the same time.
///
/// SQLite lets nobody wait for a file to enter its write-ahead log, so two that start at once on a new folder would have
/// one fail. The folder is locked, not the file: closing a second descriptor of a database drops SQLite's own locks.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for the lock of the folder that a file lies in, which ends with this value or with the process.
  ///
  /// Where a file system knows no locks there is none: then only two first starts at one moment can meet.
  init(ofFile path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
