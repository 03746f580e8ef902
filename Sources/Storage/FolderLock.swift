import Foundation

/// An exclusive lock on a folder, held while a file in it is created, migrated or replaced.
///
/// SQLite has no way to wait for the switch to write-ahead logging, so two processes that start at once on a new folder would
/// collide. The folder is locked and not the file, because closing a second descriptor of a database drops SQLite's locks.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for the lock of the folder that a file is in; it is released with this value, or when the process ends.
  ///
  /// Does nothing on a file system without locks: there, two processes that create the same file at once can still collide.
  public init(ofFile path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
