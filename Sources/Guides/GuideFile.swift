import Glibc
import SystemPackage

/// The open file of a guide, which can be read several times. A pipe is copied to an unnamed temporary file.
final class GuideFile: Sendable {
  private let descriptor: FileDescriptor

  /// Opens a file.
  ///
  /// - Throws: `unreadable`.
  init(path: String) throws(GuideError) {
    let opened = try Self.perform { try FileDescriptor.open(path, .readOnly, options: .closeOnExec) }
    var status = stat()
    let kind = fstat(opened.rawValue, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFREG {
      descriptor = opened
      return
    }
    defer { close(opened.rawValue) }
    if kind == S_IFDIR { throw GuideError(.unreadable, "it is a folder") }
    descriptor = try Self.copy(of: opened)
  }

  deinit {
    close(descriptor.rawValue)
  }

  /// Reads a part of the file.
  ///
  /// - Parameters:
  ///   - buffer: The buffer to fill; not empty.
  ///   - offset: The position in the file, bytes.
  /// - Returns: The number of bytes read; 0 at the end of the file.
  /// - Throws: `unreadable`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(GuideError) -> Int {
    try Self.perform { try descriptor.read(fromAbsoluteOffset: Int64(offset), into: buffer) }
  }

  private static func copy(of source: FileDescriptor) throws(GuideError) -> FileDescriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/tenfoot-guide-XXXXXX".utf8CString)
    let copy = FileDescriptor(rawValue: mkstemp(&path))
    guard copy.rawValue >= 0 else { throw unreadable(Errno(rawValue: errno)) }
    unlink(path)
    do throws(GuideError) {
      try transfer(from: source, to: copy)
    } catch {
      close(copy.rawValue)
      throw error
    }
    return copy
  }

  private static func transfer(from source: FileDescriptor, to target: FileDescriptor) throws(GuideError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)
    defer { buffer.deallocate() }
    try perform {
      while case let count = try source.read(into: buffer), count > 0 { try target.writeAll(buffer.prefix(count)) }
    }
  }

  /// Runs system calls; all that they throw are error numbers.
  private static func perform<Value>(_ calls: () throws -> Value) throws(GuideError) -> Value {
    do {
      return try calls()
    } catch {
      throw unreadable(error as? Errno ?? .ioError)
    }
  }

  private static func unreadable(_ error: Errno) -> GuideError {
    switch error {
    case .noSuchFileOrDirectory: GuideError(.unreadable, "there is no such file")
    case .permissionDenied, .notPermitted: GuideError(.unreadable, "you do not have permission to read it")
    case .noSpace, .diskQuotaExceeded:
      GuideError(.unreadable, "the disk has no room for a copy of the pipe's contents")
    default: GuideError(.unreadable, error.description.lowercased())
    }
  }
}
