import Glibc
import Pictures

/// Where the tests find what they need.
enum TestPlaces {
  /// The program under test, built beside the tests: it becomes a worker when it is asked to.
  static var worker: WorkerCommand {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    return WorkerCommand(executable: "\(folder)/tenfoot")
  }

  /// A worker that is a shell script; what it is sent is on its standard input.
  static func script(_ text: String) -> WorkerCommand {
    WorkerCommand(executable: "/bin/sh", arguments: ["-c", text])
  }

  /// A folder of samples beside the package, which not everybody has; nil when it is not there.
  static func samples(_ name: String) -> String? {
    // Up from Tests/PicturesTests/Fixtures/TestPlaces.swift, and out of the package.
    let parts = #filePath.split(separator: "/").dropLast(5)
    let path = "/" + parts.joined(separator: "/") + "/shared/\(name)"
    return access(path, R_OK) == 0 ? path : nil
  }
}

/// A folder that goes when its owner goes.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/tenfoot-pictures-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    precondition(!path.isEmpty, "a temporary folder can be made")
  }

  deinit {
    Self.remove(path)
  }

  /// Writes a file, making the folders it lies in, and returns its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let bytes = Array(bytes)
    let count = Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    precondition(count == bytes.count, "a temporary file can be written")
    return file
  }

  /// A file's bytes; empty when it is not there.
  static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
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
