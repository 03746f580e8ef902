import Calls
import Glibc
import SystemPackage

/// The open file of a guide, which can be read several times. A pipe is copied to an unnamed temporary file.
final class GuideFile: Sendable {
  /// The most bytes of a pipe that are copied, and the most that compressed data may have when it is unpacked.
  static let limitBytes = 2 * 1_024 * 1_048_576

  private let descriptor: FileDescriptor
  /// Where the guide begins in the file, bytes: a redirected standard input can be anywhere.
  private let offsetBytes: Int64

  /// Opens a file; `-` means standard input.
  ///
  /// - Parameter pipeLimitBytes: The most bytes that are read from a pipe.
  /// - Throws: `unreadable`.
  convenience init(path: String, pipeLimitBytes: Int = limitBytes) throws(GuideError) {
    let opened = try Self.perform {
      try path == "-"
        ? FileDescriptor.standardInput.duplicate()
        : FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    }
    try self.init(taking: opened.rawValue, pipeLimitBytes: pipeLimitBytes)
  }

  /// Takes over an open descriptor, which is closed at the end.
  ///
  /// - Throws: `unreadable`.
  init(taking opened: Int32, pipeLimitBytes: Int) throws(GuideError) {
    var status = stat()
    let kind = fstat(opened, &status) == 0 ? status.st_mode & S_IFMT : 0
    let source = FileDescriptor(rawValue: opened)
    if kind == S_IFREG {
      descriptor = source
      offsetBytes = max(0, (try? source.seek(offset: 0, from: .current)) ?? 0)
      return
    }
    defer { close(opened) }
    if kind == S_IFDIR { throw GuideError(.unreadable, .folder) }
    descriptor = try Self.copy(of: source, limitBytes: pipeLimitBytes)
    offsetBytes = 0
  }

  deinit {
    close(descriptor.rawValue)
  }

  /// The length of the guide, bytes.
  var countBytes: Int {
    var status = stat()
    return fstat(descriptor.rawValue, &status) == 0 ? Int(max(0, Int64(status.st_size) - offsetBytes)) : 0
  }

  /// Reads a part of the file.
  ///
  /// - Parameters:
  ///   - buffer: The buffer to fill; not empty.
  ///   - offset: The position in the guide, bytes.
  /// - Returns: The number of bytes read; 0 at the end of the file.
  /// - Throws: `unreadable`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(GuideError) -> Int {
    try Self.perform { try descriptor.read(fromAbsoluteOffset: offsetBytes + Int64(offset), into: buffer) }
  }

  // MARK: Pipes

  private static func copy(of source: FileDescriptor, limitBytes: Int) throws(GuideError) -> FileDescriptor {
    let folder = temporaryFolder
    var path = Array("\(folder)/tenfoot-guide-XXXXXX".utf8CString)
    let copy = FileDescriptor(rawValue: mkstemp(&path))
    guard copy.rawValue >= 0 else { throw uncopied(Errno(rawValue: errno), to: folder) }
    unlink(path)
    do throws(GuideError) {
      try transfer(from: source, to: copy, folder: folder, limitBytes: limitBytes)
    } catch {
      close(copy.rawValue)
      throw error
    }
    return copy
  }

  private static var temporaryFolder: String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return folder.isEmpty ? "/tmp" : folder
  }

  private static func transfer(
    from source: FileDescriptor, to target: FileDescriptor, folder: String, limitBytes: Int
  ) throws(GuideError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)
    defer { buffer.deallocate() }
    var totalBytes = 0
    while true {
      let count = try perform { try source.read(into: buffer) }
      if count == 0 { return }
      totalBytes += count
      guard totalBytes <= limitBytes else {
        throw GuideError(.unreadable, .pipeTooLong(megabytes: limitBytes / 1_048_576))
      }
      _ = try perform(failure: { uncopied($0, to: folder) }, { try target.writeAll(buffer.prefix(count)) })
    }
  }

  // MARK: Errors

  /// Runs system calls, whose errors are all error numbers.
  private static func perform<Value>(
    failure: (Errno) -> GuideError = unreadable, _ calls: () throws -> Value
  ) throws(GuideError) -> Value {
    do {
      return try calls()
    } catch {
      throw failure(error as? Errno ?? .ioError)
    }
  }

  private static func unreadable(_ error: Errno) -> GuideError {
    switch error {
    case .noSuchFileOrDirectory: GuideError(.unreadable, .missing)
    case .permissionDenied, .notPermitted: GuideError(.unreadable, .notPermitted)
    default: GuideError(.unreadable, fault(SystemError(error)))
    }
  }

  private static func fault(_ error: SystemError) -> GuideFault {
    error.isOfDisk ? .diskError(error: error) : .system(error: error)
  }

  /// Returns the error for a pipe whose contents cannot be copied to a temporary folder.
  private static func uncopied(_ error: Errno, to folder: String) -> GuideError {
    switch error {
    case .noSpace, .diskQuotaExceeded: GuideError(.unreadable, .noRoomForCopy(folder: folder))
    case .noSuchFileOrDirectory, .notDirectory: GuideError(.unreadable, .noFolderForCopy(folder: folder))
    case .permissionDenied, .notPermitted, .readOnlyFileSystem:
      GuideError(.unreadable, .noWritingForCopy(folder: folder))
    default: GuideError(.unreadable, .notCopied(folder: folder, error: SystemError(error)))
    }
  }
}
