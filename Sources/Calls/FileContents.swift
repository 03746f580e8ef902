import SystemPackage

/// The contents of a file, a pipe or a device, read up to a limit, so that an endless one cannot fill the memory.
public enum FileContents {
  /// The reason why a file cannot be read.
  public enum Failure: Error, Hashable, Sendable {
    /// A system call failed; `isDirectory` for a folder.
    case system(Errno)
    /// It has more bytes than the limit.
    case tooLarge(limitBytes: Int)
  }

  /// Reads a file from its beginning to its end.
  ///
  /// - Parameters:
  ///   - path: The path, as ``PathText``.
  ///   - limitBytes: The maximum size in bytes, at least 0.
  public static func read(_ path: String, limitBytes: Int) throws(Failure) -> [UInt8] {
    do {
      let file = try path.withPath { try FileDescriptor.open($0, .readOnly, options: [.closeOnExec]) }
      return try file.closeAfter { try rest(of: file, limitBytes: limitBytes) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .system(error as? Errno ?? .ioError)
    }
  }

  private static let chunkBytes = 1 << 20

  private static func rest(of file: FileDescriptor, limitBytes: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limitBytes {
      let wanted = min(chunkBytes, limitBytes - bytes.count + 1)
      let chunk = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    throw Failure.tooLarge(limitBytes: limitBytes)
  }
}
