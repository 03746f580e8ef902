import Glibc
import SystemPackage

/// Reads the names in a folder.
enum DirectoryListing {
  /// Returns the names in a folder as bytes, in no order, without `.` and `..`.
  static func names(in folder: String) throws(Errno) -> [[UInt8]] {
    guard let directory = opendir(folder) else { throw Errno(rawValue: errno) }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = bytes(of: entry)
      if name != [UInt8(ascii: ".")] && name != Array("..".utf8) { names.append(name) }
    }
    return names
  }

  private static func bytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    // An entry ends with its name: reading all of the declared `d_name` would read past the end of the last one.
    let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
    return Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
  }
}
