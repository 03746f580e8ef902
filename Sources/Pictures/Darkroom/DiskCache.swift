import Glibc
import Synchronization

/// A folder of files that may be lost at any time: never trusted, never worth a failure.
///
/// Each file ends with a checksum, so that a damaged one is as good as none. Files appear by renaming, so that nobody
/// reads half of one. When the folder has outgrown its limit, the oldest files go.
final class DiskCache: Sendable {
  private static let ending = ".cells"
  private static let checksumBytes = 8

  private let folder: String
  private let limitBytes: Int
  /// How many bytes may still be written before the folder has to be measured; 0 at the start, when nobody knows.
  private let allowance = Mutex(0)
  private let serial = Atomic<Int>(0)

  init(folder: String, limitBytes: Int) {
    self.folder = folder
    self.limitBytes = limitBytes
  }

  /// What was written under a name; nil when it is not there or damaged.
  func read(_ name: String) -> [UInt8]? {
    guard let bytes = contents(of: path(name)), bytes.count >= Self.checksumBytes else { return nil }
    let content = bytes.dropLast(Self.checksumBytes)
    var reader = ByteReader(bytes.suffix(Self.checksumBytes))
    do throws(MalformedMessage) {
      return try reader.read(UInt64.self) == Self.checksum(content) ? Array(content) : nil
    } catch {
      return nil
    }
  }

  /// Keeps bytes under a name; what fails is forgotten.
  func write(_ bytes: [UInt8], _ name: String) {
    var writer = ByteWriter()
    writer.write(raw: bytes)
    writer.write(Self.checksum(bytes[...]))
    makeFolder()
    let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
    let unfinished = "\(folder)/.\(getpid())-\(number)"
    guard store(writer.bytes, at: unfinished) else { return }
    guard rename(unfinished, path(name)) == 0 else {
      unlink(unfinished)
      return
    }
    makeRoom(afterWriting: writer.bytes.count)
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)\(Self.ending)" }

  /// Makes the folder and those above it.
  private func makeFolder() {
    guard access(folder, W_OK) != 0 else { return }
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }

  private func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, (0...limitBytes).contains(Int(status.st_size)) else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    return Glibc.read(descriptor, &bytes, bytes.count) == bytes.count ? bytes : nil
  }

  private func store(_ bytes: [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      return false
    }
    return true
  }

  /// Measures the folder whenever a tenth of its limit may have been written, and takes the oldest files out down to
  /// nine tenths.
  private func makeRoom(afterWriting count: Int) {
    allowance.withLock { allowance in
      allowance -= count
      guard allowance < 0 else { return }
      var files = files()
      var total = files.reduce(0) { $0 + $1.sizeBytes }
      files.sort { $0.modifiedNS < $1.modifiedNS }
      for file in files {
        guard total > limitBytes / 10 * 9 else { break }
        unlink(file.path)
        total -= file.sizeBytes
      }
      allowance = limitBytes - total
    }
  }

  private func files() -> [(path: String, sizeBytes: Int, modifiedNS: Int64)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var files: [(path: String, sizeBytes: Int, modifiedNS: Int64)] = []
    while let entry = readdir(directory) {
      let path = "\(folder)/\(DirectoryEntry.name(entry))"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      let modifiedNS = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
      files.append((path, Int(status.st_size), modifiedNS))
    }
    return files
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo): enough against accidents, which are all that happens to a cache.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Reads what `readdir` gives.
enum DirectoryEntry {
  /// The name of an entry, as its bytes; what is no UTF-8 is repaired.
  static func name(_ entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
        String(cString: $0)
      }
    }
  }
}
