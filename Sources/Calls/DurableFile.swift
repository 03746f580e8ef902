import Glibc
import SystemPackage

/// Files and folders whose changes are on disk when a call returns, also after a power failure.
public enum DurableFile {
  /// Replaces the content of a file, or creates it with access for its owner only. Readers see the former or the new content, never a part.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: The new content.
  ///   - unfinished: A path in the same folder under which it is written first; a file there is overwritten, and a failure may leave one.
  /// - Throws: The error of the system call that failed. The file then has its former content, unless only the name could not be flushed.
  public static func replace(_ path: String, by bytes: [UInt8], unfinished: String) throws(Errno) {
    do {
      let file = try FileDescriptor.open(
        unfinished, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
      try file.closeAfter {
        try file.writeAll(bytes)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch {
      // FileDescriptor throws nothing else.
      throw error as? Errno ?? .ioError
    }
    guard rename(unfinished, path) == 0 else { throw Errno(rawValue: errno) }
    try syncFolder(ofFile: path)
  }

  /// Flushes the name of a file to disk; see ``syncFolder(_:)``.
  public static func syncFolder(ofFile path: String) throws(Errno) {
    guard let slash = path.lastIndex(of: "/") else { return try syncFolder("") }
    try syncFolder(slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  /// Flushes the names in a folder to disk, on file systems that support it.
  ///
  /// - Parameter path: The folder; empty for the working folder.
  /// - Throws: The error of the system call that failed.
  public static func syncFolder(_ path: String) throws(Errno) {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    defer { close(descriptor) }
    // Some file systems cannot flush a folder.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Errno(rawValue: errno) }
  }
}
