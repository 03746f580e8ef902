import CMedia
import Calls

/// The bytes of a picture: an open file, or a part or a repaired copy of one in memory.
enum PictureBytes {
  case file(OpenFile)
  case memory([UInt8])

  /// The number of bytes.
  var count: Int {
    switch self {
    case .file(let file): file.sizeBytes
    case .memory(let bytes): bytes.count
    }
  }

  /// Reads `count` bytes at an offset; fewer at the end, and none for a negative offset or count.
  func bytes(at offset: Int, count: Int) throws(ImageFailure) -> [UInt8] {
    switch self {
    case .file(let file): return try file.bytes(at: offset, count: count)
    case .memory(let bytes):
      guard offset >= 0, count > 0, offset < bytes.count else { return [] }
      return Array(bytes[offset..<offset + min(count, bytes.count - offset)])
    }
  }

  /// Calls a function with the source as decoders in C take it, which is valid during the call.
  func withSource<Result>(_ body: (cmedia_source) -> Result) -> Result {
    switch self {
    case .file(let file): body(cmedia_source(descriptor: file.descriptor, bytes: nil, count: 0))
    case .memory(let bytes):
      bytes.withUnsafeBufferPointer { body(cmedia_source(descriptor: -1, bytes: $0.baseAddress, count: $0.count)) }
    }
  }
}
