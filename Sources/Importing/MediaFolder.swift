import Glibc
import Pictures
import Synchronization

/// Where imported files are copied to: each named by its content, so that the same picture lies there once.
struct MediaFolder: Sendable {
  private static let chunkBytes = 1 << 18
  /// Tells copies under way from each other, also those of the same content.
  private static let serial = Atomic<Int>(0)

  let path: String

  /// Copies a file into the folder unless its content is there already. A copy appears whole or not at all, and is on
  /// disk when this returns.
  ///
  /// - Parameters:
  ///   - file: The file to copy, which stays as it is.
  ///   - contentHash: SHA-256 of its content, read a moment ago; the copy is named by it and not read again.
  /// - Returns: The copy's path.
  func copy(_ file: String, contentHash: String) throws(PictureFailure) -> String {
    let target = "\(path)/\(contentHash)\(Self.ending(of: file))"
    guard access(target, F_OK) != 0 else { return target }
    mkdir(path, 0o700)
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    let unfinished = "\(path)/.\(contentHash)-\(getpid())-\(number)"
    do throws(PictureFailure) {
      try copyBytes(of: file, to: unfinished)
    } catch {
      unlink(unfinished)
      throw error
    }
    guard rename(unfinished, target) == 0 else {
      let failure = Self.failure("could not be copied", errno)
      unlink(unfinished)
      throw failure
    }
    syncFolder()
    return target
  }

  private func copyBytes(of file: String, to target: String) throws(PictureFailure) {
    let source = open(file, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw Self.failure("cannot be read", errno) }
    defer { close(source) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw Self.failure("could not be copied", errno) }
    defer { close(output) }
    var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
    while true {
      let count = read(source, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure("cannot be read", errno) }
      if count == 0 { break }
      try Self.writeAll(chunk[..<count], to: output)
    }
    guard fsync(output) == 0 else { throw Self.failure("could not be copied", errno) }
  }

  private static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(PictureFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("could not be copied", errno) }
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

  private static func failure(_ what: String, _ code: Int32) -> PictureFailure {
    PictureFailure(.unreachable, "\(what): \(String(cString: strerror(code)))")
  }
}
