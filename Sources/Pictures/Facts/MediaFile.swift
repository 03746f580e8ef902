import CMedia
import Glibc

/// An open file.
final class MediaFile {
  private let descriptor: Int32
  /// Its path, as it was opened.
  let path: String
  /// Its size, bytes.
  let sizeBytes: Int

  /// Opens a regular file.
  init(path: String) throws(ImageFailure) {
    // Without O_NONBLOCK a pipe that nobody writes to would block here for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ImageFailure(.unreachable, MediaFile.reason(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ImageFailure(.unsupported, "not a regular file")
    }
    self.descriptor = descriptor
    self.path = path
    sizeBytes = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// Up to `count` bytes from a place in the file; fewer at its end.
  func bytes(at offset: Int, count: Int) throws(ImageFailure) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let step = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + received }, count - received, off_t(offset + received))
      }
      if step < 0 && errno == EINTR { continue }
      guard step >= 0 else { throw ImageFailure(.unreachable, Self.reason(errno)) }
      if step == 0 { break }
      received += step
    }
    return Array(bytes.prefix(received))
  }

  /// SHA-256 of the whole file, lower-case hexadecimal.
  func sha256() throws(ImageFailure) -> String {
    lseek(descriptor, 0, SEEK_SET)
    var digest = [CChar](repeating: 0, count: Int(CMEDIA_SHA256_LENGTH) + 1)
    let failure = cmedia_sha256_of_descriptor(descriptor, &digest)
    guard failure == 0 else { throw ImageFailure(.unreachable, Self.reason(failure)) }
    return String(decoding: digest.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "the file is gone"
    case EACCES, EPERM: "may not be read: permission denied"
    default: "cannot be read: \(String(cString: strerror(code)))"
    }
  }
}
