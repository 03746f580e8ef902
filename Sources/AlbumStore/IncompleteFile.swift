import Calls
import Glibc

/// The comparison of a file with an earlier, incomplete state of it, as left temporarily by a program that synchronises folders.
enum IncompleteFile {
  private static let chunkBytes = 1 << 16

  /// Returns whether a file is the beginning of another one: it is shorter, or continues with zeros where the other has its
  /// content.
  ///
  /// - Returns: false also if one of the files cannot be read.
  static func isBeginning(_ path: String, of whole: String) -> Bool {
    guard let part = try? OpenFile(path: path), let whole = try? OpenFile(path: whole) else { return false }
    guard part.sizeBytes <= whole.sizeBytes else { return false }
    var offset = 0
    while offset < part.sizeBytes {
      guard let left = bytes(part, at: offset), let right = bytes(whole, at: offset, limit: left.count),
        left.count == right.count
      else { return false }
      if left != right {
        // From the first difference on, only zeros may follow.
        guard let first = zip(left, right).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset,
          left[first...].allSatisfy({ $0 == 0 }), isZero(part, from: offset + left.count)
        else { return false }
        return true
      }
      offset += left.count
    }
    return part.sizeBytes < whole.sizeBytes
  }

  private static func isZero(_ file: OpenFile, from start: Int) -> Bool {
    var offset = start
    while offset < file.sizeBytes {
      guard let chunk = bytes(file, at: offset), chunk.allSatisfy({ $0 == 0 }) else { return false }
      offset += chunk.count
    }
    return true
  }

  /// Reads the bytes from an offset on, at most a chunk; nil at the end, and if they cannot be read.
  private static func bytes(_ file: OpenFile, at offset: Int, limit: Int = chunkBytes) -> [UInt8]? {
    let count = min(limit, file.sizeBytes - offset)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file.descriptor, buffer.baseAddress, count, off_t(offset)))
    }
    return bytes.isEmpty ? nil : bytes
  }
}
