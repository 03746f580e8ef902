import Glibc

/// Finds the regular files below some paths, each once.
///
/// Symbolic links are followed, to files and to folders; a folder is entered once however many ways lead to it, so that
/// circles end. Inside a folder, names that begin with a dot are passed over: they are nobody's photos. What is named by
/// the caller is taken as it is.
struct DirectoryWalker {
  /// The files found, by absolute path without links, sorted by path and without doubles.
  private(set) var files: [String] = []
  /// What was named but is not there, and what cannot be looked into.
  private(set) var failures: [ImportReport.Failure] = []

  private struct FolderID: Hashable {
    let device: dev_t
    let inode: ino_t
  }

  /// By their bytes: two names that mean the same letters, composed or not, are two files.
  private var found: [[UInt8]: String] = [:]
  private var entered: Set<FolderID> = []

  /// Walks through some paths.
  init(_ paths: [String]) {
    for path in paths { take(path) }
    files = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// Takes what the caller named.
  private mutating func take(_ path: String) {
    guard let real = Self.realPath(path) else {
      failures.append(ImportReport.Failure(file: path, reason: Self.reason(errno)))
      return
    }
    var status = stat()
    guard stat(real, &status) == 0 else {
      failures.append(ImportReport.Failure(file: path, reason: Self.reason(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: found[Array(real.utf8)] = real
    case S_IFDIR: enter(real, status)
    default: failures.append(ImportReport.Failure(file: real, reason: "neither a file nor a folder"))
    }
  }

  /// Walks through a folder and those below it; a list of what is still to be entered spares recursion, so that depth
  /// is no limit.
  private mutating func enter(_ folder: String, _ status: stat) {
    var pending = [(path: folder, status: status)]
    while let next = pending.popLast() {
      guard entered.insert(FolderID(device: next.status.st_dev, inode: next.status.st_ino)).inserted else { continue }
      guard let names = names(in: next.path) else { continue }
      for name in names { visit(next.path == "/" ? "/\(name)" : "\(next.path)/\(name)", &pending) }
    }
  }

  private mutating func visit(_ path: String, _ pending: inout [(path: String, status: stat)]) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    var real = path
    if status.st_mode & S_IFMT == S_IFLNK {
      // A link that leads nowhere is no file.
      guard let target = Self.realPath(path), stat(target, &status) == 0 else { return }
      real = target
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: found[Array(real.utf8)] = real
    case S_IFDIR: pending.append((real, status))
    default: break
    }
  }

  /// The names in a folder; nil, with a failure noted, when it cannot be read.
  private mutating func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else {
      failures.append(ImportReport.Failure(file: folder, reason: Self.reason(errno)))
      return nil
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      guard let name = Self.name(of: entry) else {
        failures.append(
          ImportReport.Failure(
            file: "\(folder)/\(Self.repairedName(of: entry))", reason: "its name is not UTF-8; rename it"))
        continue
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func bytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    String(validating: bytes(of: entry), as: UTF8.self)
  }

  private static func repairedName(of entry: UnsafeMutablePointer<dirent>) -> String {
    String(decoding: bytes(of: entry), as: UTF8.self)
  }

  /// A path that is absolute and leads through no link; nil, with `errno`, when nothing is there.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file or folder"
    case EACCES, EPERM: "may not be read: permission denied"
    case ELOOP: "the link leads in a circle"
    default: "cannot be read: \(String(cString: strerror(code)))"
    }
  }
}
