import Foundation
import Synchronization
import SystemPackage

/// A temporary folder that is removed when this object is freed.
///
/// A process that is killed leaves its folder behind; the next process that needs one removes it. A lock, which ends with
/// its process, distinguishes such folders from those in use.
public final class ScratchFolder: Sendable {
  private static let prefix = "tenfoot-scratch-"
  private static let lockSuffix = ".lock"

  /// The lock of the folder, and its path.
  private struct Held {
    let lock: FileDescriptor
    let path: String
  }

  private let held = Mutex<Held?>(nil)
  /// The folder in which it is created.
  let parent: String

  /// Creates an object without a folder yet; see ``folder()``.
  ///
  /// - Parameter parent: The folder in which it is created.
  public init(in parent: String = FileManager.default.temporaryDirectory.path) {
    self.parent = parent
  }

  /// Returns the folder, accessible only to the owner; created by the first call, which also removes those of killed
  /// processes. If it cannot be created, nothing exists at the path that is returned.
  public func folder() -> DataFolder {
    held.withLock { held in
      if let held { return DataFolder(path: held.path) }
      Self.removeAbandoned(in: parent)
      var path = ""
      // Before a new file is locked, another process may consider it abandoned and remove it.
      for _ in 1...3 where held == nil {
        path = parent + "/" + Self.prefix + UUID().uuidString
        held = Self.lock(path + Self.lockSuffix, creating: true).map { Held(lock: $0, path: path) }
      }
      if held != nil { mkdir(path, 0o700) }
      return DataFolder(path: path)
    }
  }

  /// Whether ``folder()`` can be created, or exists.
  var isAvailable: Bool { FileManager.default.fileExists(atPath: folder().path) }

  deinit {
    guard let held = held.withLock({ $0 }) else { return }
    Self.remove(held)
  }

  /// Removes the folders whose processes have ended. What cannot be removed stays.
  private static func removeAbandoned(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(lockSuffix) {
      let lockPath = parent + "/" + name
      guard let lock = lock(lockPath, creating: false) else { continue }
      remove(Held(lock: lock, path: String(lockPath.dropLast(lockSuffix.count))))
    }
  }

  /// Returns the locked file at a path; nil if another process holds it, or if it belongs to another user or is not a file.
  private static func lock(_ path: String, creating: Bool) -> FileDescriptor? {
    let options: FileDescriptor.OpenOptions = creating ? [.create, .exclusiveCreate] : []
    guard
      let file = try? FileDescriptor.open(
        path, .readWrite, options: options.union([.closeOnExec, .noFollow]), permissions: [.ownerReadWrite])
    else { return nil }
    var status = stat()
    // Another process may have considered it abandoned, and removed it, before it was locked.
    let isOurs =
      flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 && fstat(file.rawValue, &status) == 0 && status.st_nlink == 1
      && status.st_uid == getuid() && status.st_mode & S_IFMT == S_IFREG
    if isOurs { return file }
    try? file.close()
    return nil
  }

  private static let attempts = 50

  /// Removes a folder, and then its lock. Databases that are being closed remove files at the same time, and workers may
  /// still write a picture, so this is attempted several times.
  private static func remove(_ held: Held) {
    for _ in 1...attempts where FileManager.default.fileExists(atPath: held.path) {
      do {
        try FileManager.default.removeItem(atPath: held.path)
      } catch CocoaError.fileNoSuchFile {
        continue
      } catch {
        usleep(10_000)
      }
    }
    if !FileManager.default.fileExists(atPath: held.path) { unlink(held.path + lockSuffix) }
    try? held.lock.close()
  }
}
