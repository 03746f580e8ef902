import Foundation

/// A database file that is opened for reading only.
struct ReadOnlyFile {
  let path: String

  /// The path by which SQLite opens it.
  ///
  /// A database with a write-ahead log needs a shared index beside it, even for reading; a reader creates it and cannot remove
  /// it. A file that no program has open, or that is in a folder where no index can be created, is therefore opened as
  /// immutable (https://www.sqlite.org/wal.html#read_only_databases). If there is a log, its changes must be read as well, and
  /// SQLite uses the index of the program that writes it.
  var openingPath: String {
    let isUnused = ["-wal", "-shm", "-journal"].allSatisfy { size(path + $0) == nil }
    let folder = (path as NSString).deletingLastPathComponent
    let isFixed = access(folder.isEmpty ? "." : folder, W_OK) != 0 && size(path + "-wal") ?? 0 == 0
    guard isUnused || isFixed, size(path) != nil else { return path }
    return "file:" + Self.escaped(path) + "?immutable=1"
  }

  /// Returns the size of a file in bytes; nil if it does not exist.
  private func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Escapes a path for a URI of SQLite (https://www.sqlite.org/uri.html), byte by byte.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        return String(UnicodeScalar(byte))
      default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }
}
