import Glibc
import Synchronization
import SystemPackage

/// A check whether the disk can read a database: SQLite reports damage for EIO and ENXIO (SQLITE_IOERR_CORRUPTFS).
enum DatabaseReading {
  /// Descriptors of the databases that were checked. They stay open, because closing one would release the locks that SQLite
  /// has on the same file (fcntl(2), “Record locks”).
  private static let descriptors = Mutex<[FileIdentity: FileDescriptor]>([:])

  /// Reads a database and its log completely.
  ///
  /// - Returns: The error of a read; nil if everything can be read, and for a file that cannot be opened.
  static func error(path: String) -> Errno? {
    database(path).flatMap(readError) ?? logError(path + "-wal")
  }

  private static func database(_ path: String) -> FileDescriptor? {
    guard let identity = FileIdentity(path: path) else { return nil }
    return descriptors.withLock { descriptors in
      if let descriptor = descriptors[identity] { return descriptor }
      let descriptor = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      descriptors[identity] = descriptor
      return descriptor
    }
  }

  /// SQLite has no locks on a log, so that its descriptor can be closed.
  private static func logError(_ path: String) -> Errno? {
    guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else { return nil }
    defer { try? descriptor.close() }
    return readError(descriptor)
  }

  private static func readError(_ descriptor: FileDescriptor) -> Errno? {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { bytes.deallocate() }
    var offset: Int64 = 0
    do {
      while true {
        let count = try descriptor.read(fromAbsoluteOffset: offset, into: bytes)
        guard count > 0 else { return nil }
        offset += Int64(count)
      }
    } catch {
      return error as? Errno
    }
  }
}
