import Calls
import Glibc
import Pictures
import Synchronization
import SystemPackage

/// The folder that imported files are copied into: each copy is named by its content, so that the same content is there once.
public struct MediaFolder: Sendable {
  /// The reason why a file could not be copied.
  public enum Failure: Error, Hashable, Sendable {
    /// The file cannot be read; other files can be copied.
    case source(ImportFailureReason)
    /// The folder cannot be written to; no other file can be copied.
    case folder(Errno)

    /// The error of the system call that failed; `unknown` if none did.
    public var systemError: SystemError {
      switch self {
      case .source(.unreadable(let error)), .folder(let error): SystemError(error)
      case .source: .unknown
      }
    }
  }

  private static let chunkBytes = 1 << 18
  /// Distinguishes copies that are made at the same time, even of the same content.
  private static let serial = Atomic<Int>(0)

  let path: String

  /// The folder of a path, which is created with the first copy; its parent must exist.
  public init(path: String) {
    self.path = path
  }

  /// Copies a file into the folder unless its content is there.
  ///
  /// The open file is copied, even if its path now names another one. The copy is read again before it gets its name, so that
  /// its content agrees with its name even if another program is writing to the file.
  ///
  /// - Parameters:
  ///   - file: The file to copy, which stays as it is.
  ///   - path: The path that it was opened by, for its extension.
  ///   - contentHash: The SHA-256 of its content, computed since it was opened; the copy is named by it.
  ///   - hash: A function that computes the SHA-256 of a file's content.
  /// - Returns: The path of the copy.
  /// - Throws: `source` where the file cannot be read, or was written to since it was opened.
  func copy(
    _ file: OpenFile, openedAt path: String, contentHash: String, hash: (OpenFile) throws -> String
  ) throws(Failure) -> String {
    try copy(file, named: contentHash + Self.extension(of: path)) { copy in try hash(copy) == contentHash }
  }

  /// Copies the file at a path; see ``copy(_:named:)-(OpenFile,_)``.
  public func copy(_ path: String, named name: String) throws(Failure) -> String {
    try copy(try Self.open(path), named: name) { _ in true }
  }

  /// Copies a file into the folder unless a file of that name and size is there. The copy appears complete or not at all, and is on
  /// disk when this returns.
  ///
  /// - Returns: The path of the copy.
  /// - Throws: `source` where the file cannot be read, or was written to since it was opened.
  public func copy(_ file: OpenFile, named name: String) throws(Failure) -> String {
    try copy(file, named: name) { _ in true }
  }

  private func copy(
    _ file: OpenFile, named name: String, isWhole: (OpenFile) throws -> Bool
  ) throws(Failure) -> String {
    let target = "\(path)/\(name)"
    if Self.sizeBytes(of: target) == file.sizeBytes { return target }
    mkdir(path, 0o700)
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    let unfinished = "\(path)/\(Self.unfinishedPrefix)\(name)-\(getpid())-\(number)"
    do throws(Failure) {
      try copyBytes(of: file, to: unfinished)
      // Otherwise the copy's content might not agree with its name.
      guard file.isUnchanged(), try Self.check(unfinished, isWhole) else { throw .changed }
      guard rename(unfinished, target) == 0 else { throw .unwritable(Errno(rawValue: errno)) }
      try syncFolder()
    } catch {
      unlink(unfinished)
      throw error
    }
    return target
  }

  private static func check(_ path: String, _ isWhole: (OpenFile) throws -> Bool) throws(Failure) -> Bool {
    let copy = try open(path)
    do {
      return try isWhole(copy)
    } catch {
      throw .source((error as? ImageFailure).map(ImportFailureReason.rejected) ?? .changed)
    }
  }

  private static func open(_ path: String) throws(Failure) -> OpenFile {
    do throws(OpenFile.Failure) {
      return try OpenFile(path: path)
    } catch {
      switch error {
      case .system(let error): throw .source(ImportFailureReason(error))
      case .notRegular: throw .source(.notAFile)
      }
    }
  }

  /// Returns the size of a regular file; nil if there is none.
  private static func sizeBytes(of path: String) -> Int? {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private func copyBytes(of file: OpenFile, to target: String) throws(Failure) {
    let source = FileDescriptor(rawValue: file.descriptor)
    let output = try Self.perform(failure: Failure.unwritable) {
      try FileDescriptor.open(
        target, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    }
    defer { close(output.rawValue) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while true {
      let count = try Self.perform(failure: Failure.unreadable) {
        try source.read(fromAbsoluteOffset: offset, into: buffer)
      }
      if count == 0 { break }
      _ = try Self.perform(failure: Failure.unwritable) { try output.writeAll(buffer.prefix(count)) }
      offset += Int64(count)
    }
    guard fsync(output.rawValue) == 0 else { throw .unwritable(Errno(rawValue: errno)) }
  }

  /// Runs a system call; all that it throws are error numbers.
  private static func perform<Value>(
    failure: (Errno) -> Failure, _ call: () throws -> Value
  ) throws(Failure) -> Value {
    do {
      return try call()
    } catch {
      throw failure(error as? Errno ?? .ioError)
    }
  }

  private func syncFolder() throws(Failure) {
    do throws(Errno) {
      try DurableFile.syncFolder(path)
    } catch {
      throw .unwritable(error)
    }
  }

  /// Returns a file's extension with its dot, in lower case; empty unless it is 1 to 7 ASCII letters and digits.
  static func `extension`(of file: String) -> String {
    guard let name = file.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return ""
    }
    let text = name[dot...].lowercased()
    return text.count <= 8 && text.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? text : ""
  }
}

extension MediaFolder.Failure {
  /// The failure of a file to which another program is writing.
  static let changed = Self.source(.changed)

  /// The failure of a system call on the file to copy.
  static func unreadable(_ error: Errno) -> Self { .source(.unreadable(error)) }

  /// The failure of a system call on the folder.
  static func unwritable(_ error: Errno) -> Self { .folder(error) }
}

extension MediaFolder {
  /// The beginning of a copy's name until it is complete.
  private static let unfinishedPrefix = ".unfinished-"

  /// A claim on the folder while copies are made.
  public struct DirectoryLease: ~Copyable {
    private let descriptor: Int32

    /// Claims a folder, which is created where it does not exist; several processes may claim it at once. The first removes
    /// incomplete copies that a killed process left.
    ///
    /// Nothing is removed on a file system without locks.
    public init(_ folder: MediaFolder) {
      mkdir(folder.path, 0o700)
      descriptor = Glibc.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { folder.removeUnfinished() }
      while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }
  }

  private func removeUnfinished() {
    do throws(Errno) {
      let names = try DirectoryListing(PathText.bytes(of: path)).entries().entries.map(\.name)
      for name in names where name.starts(with: Self.unfinishedPrefix.utf8) {
        "\(path)/\(PathText.text(of: name))".withPath { _ = unlink($0) }
      }
    } catch {
      // A folder that cannot be listed is reported by the copy that follows.
    }
  }
}
