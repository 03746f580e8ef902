import Calls
import Glibc
import NIOCore

/// A reader of an answer's content from a file, part by part, on the threads of the stores.
struct FileReader: Sendable {
  let content: MediaContent
  let threads: StoreThreads

  /// The size of a part, bytes.
  private static let partBytes: Int64 = 128 << 10

  /// Reads all parts in order; each is read after `write` has returned for the previous one.
  func forEachPart(_ write: (ByteBuffer) async throws -> Void) async throws {
    var start = content.range.lowerBound
    while start < content.range.upperBound {
      let part = start..<min(start + Self.partBytes, content.range.upperBound)
      try await write(try await bytes(part))
      start = part.upperBound
    }
  }

  private func bytes(_ range: Range<Int64>) async throws -> ByteBuffer {
    let file = content.file
    return try await threads.run(.read) { () throws(ServiceFailure) in
      var buffer = ByteBufferAllocator().buffer(capacity: range.count)
      while buffer.readableBytes < range.count {
        let offset = range.lowerBound + Int64(buffer.readableBytes)
        let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: range.count - buffer.readableBytes) {
          max(0, pread(file.descriptor, $0.baseAddress, min($0.count, Int(range.upperBound - offset)), off_t(offset)))
        }
        // The length has been announced, so the connection must be closed.
        guard count > 0 else { throw ServiceFailure(.storage, .file) }
      }
      return buffer
    }
  }
}
