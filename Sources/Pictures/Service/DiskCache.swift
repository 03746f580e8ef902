import Calls
import Glibc
import Synchronization
import SystemPackage

/// A best-effort disk cache: files may disappear at any time, and what cannot be read or written is ignored.
///
/// Each file ends with a checksum, and a damaged file counts as missing. Files are written under a temporary name and then
/// renamed, so that readers never see a part of one. When the folder exceeds its limit, the oldest files are deleted.
final class DiskCache: Sendable {
  private static let fileExtension = ".cells"
  private static let checksumBytes = 8

  private let folder: String
  private let limitBytes: Int
  /// How many bytes may be written before the folder is measured again; 0 before the first measurement.
  private let unmeasuredBytes = Mutex(0)
  private let serial = Atomic<Int>(0)

  /// Creates a cache; the folder is created by the first write.
  ///
  /// - Parameter limitBytes: The capacity of the folder; a negative number counts as 0.
  init(folder: String, limitBytes: Int) {
    self.folder = folder
    self.limitBytes = max(0, limitBytes)
  }

  /// Returns the bytes that were written under a name; nil where there are none, or damaged ones.
  func read(_ name: String) -> [UInt8]? {
    guard let bytes = contents(of: path(name)), bytes.count >= Self.checksumBytes else { return nil }
    let content = bytes.dropLast(Self.checksumBytes)
    var reader = ByteReader(bytes.suffix(Self.checksumBytes))
    do throws(MalformedMessage) {
      return try reader.read(UInt64.self) == StableHash.of(content) ? Array(content) : nil
    } catch {
      return nil
    }
  }

  /// Writes bytes under a name, if the folder allows it.
  ///
  /// - Parameter name: A file name without its extension; it must not contain a slash.
  func write(_ bytes: [UInt8], _ name: String) {
    var writer = ByteWriter()
    writer.write(raw: bytes)
    writer.write(StableHash.of(bytes))
    createFolder()
    let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
    let unfinished = "\(folder)/.\(getpid())-\(number)"
    guard create(unfinished, writer.bytes) else { return }
    guard rename(unfinished, path(name)) == 0 else {
      unlink(unfinished)
      return
    }
    evict(afterWriting: writer.bytes.count)
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)\(Self.fileExtension)" }

  /// Creates the folder and those above it.
  private func createFolder() {
    guard access(folder, W_OK) != 0 else { return }
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }

  private func contents(of path: String) -> [UInt8]? {
    do {
      let file = try OpenFile(path: path)
      guard file.sizeBytes <= limitBytes else { return nil }
      return try file.bytes(at: 0, count: file.sizeBytes)
    } catch {
      return nil
    }
  }

  /// Creates a file; false, without leaving a file behind, when not all bytes can be written.
  private func create(_ path: String, _ bytes: [UInt8]) -> Bool {
    let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .closeOnExec]
    guard let file = try? FileDescriptor.open(path, .writeOnly, options: options, permissions: .ownerReadWrite) else {
      return false
    }
    guard (try? file.closeAfter { try file.writeAll(bytes) }) != nil else {
      unlink(path)
      return false
    }
    return true
  }

  /// Measures the folder once its limit may be exceeded, and deletes the oldest files down to nine tenths of the limit.
  private func evict(afterWriting count: Int) {
    unmeasuredBytes.withLock { unmeasuredBytes in
      unmeasuredBytes -= count
      guard unmeasuredBytes < 0 else { return }
      let files = files().sorted {
        ($0.modified.tv_sec, $0.modified.tv_nsec) < ($1.modified.tv_sec, $1.modified.tv_nsec)
      }
      var total = files.reduce(0) { $0.addingSaturated($1.sizeBytes) }
      for file in files {
        guard total > limitBytes / 10 * 9 else { break }
        unlink(file.path)
        total -= file.sizeBytes
      }
      unmeasuredBytes = limitBytes - total
    }
  }

  private func files() -> [(path: String, sizeBytes: Int, modified: timespec)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var files: [(path: String, sizeBytes: Int, modified: timespec)] = []
    while let entry = readdir(directory) {
      let path = "\(folder)/\(Self.name(of: entry))"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      files.append((path, Int(status.st_size), status.st_mtim))
    }
    return files
  }

  /// The name of a directory entry, read in place: an entry may be shorter than its declared type.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
  }
}
