import Glibc
import Synchronization

/// Where imported files are copied to: each named by its content, so that the same picture lies there once.
public struct MediaFolder: Sendable {
  /// Why a file could not be copied.
  public enum Failure: Error, Hashable, CustomStringConvertible, Sendable {
    /// The file cannot be read; others can.
    case source(reason: String)
    /// The folder takes no more copies: its disk is full, or it may not be written to.
    case folder(reason: String)

    /// The reason, without a full stop.
    public var description: String {
      switch self {
      case .source(let reason), .folder(let reason): reason
      }
    }
  }

  private static let chunkBytes = 1 << 18
  /// Tells copies under way from each other, also those of the same content.
  private static let serial = Atomic<Int>(0)

  let path: String

  /// The folder at a path, which is made when the first copy comes; the one above it has to be there.
  public init(path: String) {
    self.path = path
  }

  /// Copies a file into the folder unless its content is there already.
  ///
  /// - Parameters:
  ///   - file: The file to copy, which stays as it is.
  ///   - contentHash: SHA-256 of its content, read a moment ago; the copy is named by it and not read again.
  /// - Returns: The copy's path.
  func copy(_ file: String, contentHash: String) throws(Failure) -> String {
    try copy(file, named: contentHash + Self.ending(of: file))
  }

  /// Copies a file into the folder unless a file of that name is there. A copy appears whole or not at all, and is on
  /// disk when this returns.
  ///
  /// - Returns: The copy's path.
  public func copy(_ file: String, named name: String) throws(Failure) -> String {
    let target = "\(path)/\(name)"
    guard access(target, F_OK) != 0 else { return target }
    mkdir(path, 0o700)
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    let unfinished = "\(path)/\(Self.unfinishedStart)\(name)-\(getpid())-\(number)"
    do throws(Failure) {
      try copyBytes(of: file, to: unfinished)
    } catch {
      unlink(unfinished)
      throw error
    }
    guard rename(unfinished, target) == 0 else {
      let failure = Self.unwritable(errno)
      unlink(unfinished)
      throw failure
    }
    syncFolder()
    return target
  }

  private func copyBytes(of file: String, to target: String) throws(Failure) {
    let source = open(file, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw Self.unreadable(errno) }
    defer { close(source) }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw Self.unwritable(errno) }
    defer { close(output) }
    var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
    while true {
      let count = read(source, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreadable(errno) }
      if count == 0 { break }
      try Self.writeAll(chunk[..<count], to: output)
    }
    guard fsync(output) == 0 else { throw Self.unwritable(errno) }
  }

  private static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw unwritable(errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func syncFolder() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// A file's ending with its dot, in lower case; none where it is longer than endings are.
  private static func ending(of file: String) -> String {
    guard let name = file.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return ""
    }
    let ending = name[dot...].lowercased()
    return ending.count <= 8 && ending.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      ? ending : ""
  }

  private static func unreadable(_ code: Int32) -> Failure {
    .source(reason: "cannot be read: \(String(cString: strerror(code)))")
  }

  private static func unwritable(_ code: Int32) -> Failure {
    .folder(
      reason: code == ENOSPC || code == EDQUOT ? "its disk is full" : String(cString: strerror(code)).lowercased())
  }
}

extension MediaFolder {
  /// What the name of a copy begins with until it is whole.
  private static let unfinishedStart = ".unfinished-"

  /// Holds the folder while copies are made. Whoever comes first clears away what one that was killed left unfinished.
  public struct DirectoryLease: ~Copyable {
    private let descriptor: Int32

    /// Begins to hold a folder, which is made where there is none; others may hold it as well.
    ///
    /// Where a file system knows no locks nothing is cleared away.
    public init(_ folder: MediaFolder) {
      mkdir(folder.path, 0o700)
      descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { folder.removeUnfinished() }
      while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }
  }

  private func removeUnfinished() {
    guard let directory = opendir(path) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name.hasPrefix(Self.unfinishedStart) { unlink("\(path)/\(name)") }
    }
  }
}
