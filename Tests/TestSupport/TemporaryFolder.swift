import Glibc
import Synchronization
import SystemPackage

/// A folder that is removed with its content when the last reference is released.
public final class TemporaryFolder: Sendable {
  /// A system call failed.
  public struct Failure: Error, CustomStringConvertible {
    /// The failed call, and the reason.
    public let description: String

    init(_ path: String) {
      description = "\(path): \(Errno(rawValue: errno))"
    }
  }

  /// Its absolute path, without a slash at the end.
  public let path: String

  /// Makes an empty folder below `$TMPDIR`, else below `/tmp`.
  public init() throws(Failure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let pattern = "\(parent)/tenfoot-XXXXXX"
    var template = Array(pattern.utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure(pattern) }
    path = String(cString: made)
    // Some tests run programs as another user.
    chmod(path, 0o755)
  }

  /// Makes a folder that is removed when the process exits, for data that all tests of a process share.
  public static func untilExit() throws(Failure) -> TemporaryFolder {
    let folder = try TemporaryFolder()
    shared.withLock { folders in
      // A static property is never released by itself.
      if folders.isEmpty { atexit { TemporaryFolder.shared.withLock { $0 = [] } } }
      folders.append(folder)
    }
    return folder
  }

  private static let shared = Mutex<[TemporaryFolder]>([])

  deinit {
    Self.remove(path)
    if access(path, F_OK) == 0 { print("\(path) could not be removed") }
  }

  /// The path of a file in it.
  public func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file and creates its parent folders. Traps when it cannot be written.
  ///
  /// - Parameter name: Its path within this folder. Foundation would normalise it; here its bytes are kept.
  /// - Returns: Its absolute path.
  @discardableResult
  public func write(_ bytes: some Sequence<UInt8>, to name: String) -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let (path, bytes) = (file(name), Array(bytes))
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let count = Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    precondition(count == bytes.count, "\(path) can be written")
    return path
  }

  /// Writes a text file; see ``write(_:to:)``.
  @discardableResult
  public func write(_ text: String, to name: String) -> String {
    write(text.utf8, to: name)
  }

  /// A file's bytes; empty if there is no such file.
  public static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The names in a folder, sorted; none if there is no such folder.
  public static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ folder: String) {
    for name in names(in: folder) where unlink("\(folder)/\(name)") != 0 { remove("\(folder)/\(name)") }
    rmdir(folder)
  }
}
