import Calls
import Glibc
import SystemPackage

/// The state of a file as the walk needs it.
struct FileStatus {
  /// The file's type, from `S_IFMT`.
  let type: mode_t
  /// The file, or the folder, on this machine.
  let id: FileID

  init(_ status: stat) {
    type = status.st_mode & S_IFMT
    id = FileID(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }
}

/// The number of a file or folder, unique on this machine.
struct FileID: Hashable {
  let device: UInt64
  let inode: UInt64
}

/// A folder that is open for listing; what lies in it is looked up by name, so that the length of its path is no limit.
struct DirectoryListing: ~Copyable {
  /// A name in a folder.
  struct Entry {
    /// The name as bytes.
    let name: [UInt8]
    /// Whether it is a regular file, as the folder states without a look-up; nil if it states no type.
    let isRegular: Bool?
  }

  private let directory: OpaquePointer

  /// Opens a folder by its path.
  init(_ path: [UInt8]) throws(Errno) {
    let descriptor = try Self.descriptor(path)
    guard let directory = fdopendir(descriptor) else {
      let error = Errno(rawValue: errno)
      close(descriptor)
      throw error
    }
    self.directory = directory
  }

  deinit {
    closedir(directory)
  }

  /// Returns the names, in no order, without `.` and `..`, and the failure that ended the listing early; nil for none.
  func entries() -> (entries: [Entry], failure: Errno?) {
    var entries: [Entry] = []
    while true {
      // A null pointer means the end or a failure; the error number distinguishes them.
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = Self.bytes(of: entry)
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      let type = Int(entry.pointee.d_type)
      entries.append(Entry(name: name, isRegular: type == Int(DT_UNKNOWN) ? nil : type == Int(DT_REG)))
    }
    let failure = errno
    return (entries, failure == 0 ? nil : Errno(rawValue: failure))
  }

  /// Looks up a name; a symbolic link is not followed.
  func status(of name: [UInt8]) throws(Errno) -> FileStatus {
    var status = stat()
    let result = PathText.text(of: name).withPath { fstatat(dirfd(directory), $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { throw Errno(rawValue: errno) }
    return FileStatus(status)
  }

  /// Opens a folder; one whose path is too long for the system is opened in several steps.
  private static func descriptor(_ path: [UInt8]) throws(Errno) -> Int32 {
    var (current, rest): (Int32, ArraySlice<UInt8>) = (AT_FDCWD, path[...])
    while true {
      var step = rest
      if rest.count >= Int(PATH_MAX) {
        let limit = rest.prefix(Int(PATH_MAX) - 1)
        guard let slash = limit.lastIndex(of: UInt8(ascii: "/")), slash > rest.startIndex else {
          if current >= 0 { close(current) }
          throw Errno.fileNameTooLong
        }
        step = rest[..<slash]
      }
      let next = PathText.text(of: Array(step)).withPath { openat(current, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      let error = Errno(rawValue: errno)
      if current >= 0 { close(current) }
      guard next >= 0 else { throw error }
      rest = rest[step.endIndex...].drop { $0 == UInt8(ascii: "/") }
      if rest.isEmpty { return next }
      current = next
    }
  }

  private static func bytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    // An entry ends with its name: reading all of the declared `d_name` would read past the end of the last one.
    let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
    return Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
  }
}
