import Glibc

/// The open file of a guide, which can be read several times. A pipe is copied to an unnamed temporary file.
final class GuideFile: Sendable {
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: `unreadable`.
  init(path: String) throws(GuideError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.unreadable() }
    var status = stat()
    let kind = fstat(opened, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFREG {
      descriptor = opened
      return
    }
    defer { close(opened) }
    if kind == S_IFDIR { throw GuideError(.unreadable, "it is a folder") }
    descriptor = try Self.copy(of: opened)
  }

  deinit {
    close(descriptor)
  }

  /// Reads a part of the file.
  ///
  /// - Parameters:
  ///   - buffer: The buffer to fill; not empty.
  ///   - offset: The position in the file, bytes.
  /// - Returns: The number of bytes read; 0 at the end of the file.
  /// - Throws: `unreadable`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(GuideError) -> Int {
    try Self.retry { pread(descriptor, buffer.baseAddress, buffer.count, offset) }
  }

  private static func copy(of source: Int32) throws(GuideError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/tenfoot-guide-XXXXXX".utf8CString)
    let copy = mkstemp(&path)
    guard copy >= 0 else { throw unreadable() }
    unlink(path)
    do throws(GuideError) {
      try transfer(from: source, to: copy)
    } catch {
      close(copy)
      throw error
    }
    return copy
  }

  private static func transfer(from source: Int32, to target: Int32) throws(GuideError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try retry { Glibc.read(source, buffer.baseAddress, buffer.count) }
      if count == 0 { return }
      var written = 0
      while written < count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written..<count])
        written += try retry { write(target, rest.baseAddress, rest.count) }
      }
    }
  }

  /// Makes a system call again while signals interrupt it; returns its result if that is not negative.
  private static func retry(_ call: () -> Int) throws(GuideError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      guard errno == EINTR else { throw unreadable() }
    }
  }

  /// Returns the error for the current `errno`.
  private static func unreadable() -> GuideError {
    switch errno {
    case ENOENT: GuideError(.unreadable, "there is no such file")
    case EACCES, EPERM: GuideError(.unreadable, "you do not have permission to read it")
    case ENOSPC, EDQUOT: GuideError(.unreadable, "the disk has no room for a copy of the pipe's contents")
    default: GuideError(.unreadable, String(cString: strerror(errno)).lowercased())
    }
  }
}
