import Glibc

/// A guide's file, that can be read more than once: what comes through a pipe is kept in a file without a name first.
final class GuideFile: Sendable {
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: `unreadable`, saying why.
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

  /// Reads some of the file from an offset.
  ///
  /// - Parameters:
  ///   - buffer: Where to put it; not empty.
  ///   - offset: Bytes from the beginning.
  /// - Returns: How many bytes there were; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(GuideError) -> Int {
    let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
    guard count >= 0 else { throw Self.unreadable() }
    return count
  }

  private static func copy(of source: Int32) throws(GuideError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/tenfoot-guide-XXXXXX".utf8CString)
    let copy = mkstemp(&path)
    guard copy >= 0 else { throw unreadable() }
    unlink(path)
    do throws(GuideError) {
      try pour(source, into: copy)
    } catch {
      close(copy)
      throw error
    }
    return copy
  }

  private static func pour(_ source: Int32, into target: Int32) throws(GuideError) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = Glibc.read(source, piece.baseAddress, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable() }
      if count == 0 { return }
      guard write(target, piece.baseAddress, count) == count else { throw unreadable() }
    }
  }

  private static func unreadable() -> GuideError {
    switch errno {
    case ENOENT: GuideError(.unreadable, "there is no such file")
    case EACCES, EPERM: GuideError(.unreadable, "you may not read it")
    case ENOSPC, EDQUOT: GuideError(.unreadable, "there is no room to keep what comes through the pipe")
    default: GuideError(.unreadable, String(cString: strerror(errno)).lowercased())
    }
  }
}
