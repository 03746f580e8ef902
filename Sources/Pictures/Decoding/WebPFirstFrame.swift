import Calls

/// The first frame of an animated WebP (RFC 9649, 2.7), the only one that is shown.
///
/// libwebp's reader of animations would keep a canvas for every frame.
struct WebPFirstFrame {
  /// The largest chunk that is copied, bytes; a frame has at most 16,383 x 16,383 pixels.
  private static let longest = 1 << 28
  /// The maximum number of chunks before the first frame that are examined.
  private static let mostChunks = 64

  private struct Chunk {
    let type: [UInt8]
    let offset: Int
    let count: Int
  }

  /// A still WebP of the frame's size, with the colour profile of the file.
  let bytes: [UInt8]

  /// Reads the first frame; nil for a file that is not animated, or that ends before the frame.
  init?(_ file: OpenFile) throws(ImageFailure) {
    let head = try file.bytes(at: 12, count: 9)
    guard head.count == 9, head.starts(with: "VP8X".utf8), head[8] & 2 != 0 else { return nil }
    var profile: [UInt8] = []
    var offset = 12
    for _ in 0..<Self.mostChunks {
      guard let chunk = try Self.chunk(file, at: offset) else { return nil }
      if chunk.type.elementsEqual("ICCP".utf8) { profile = try file.bytes(at: offset, count: 8 + chunk.count) }
      if chunk.type.elementsEqual("ANMF".utf8) {
        guard let bytes = Self.still(try file.bytes(at: chunk.offset, count: chunk.count), profile: profile) else {
          return nil
        }
        self.bytes = bytes
        return
      }
      offset = chunk.offset + chunk.count
    }
    return nil
  }

  /// Reads a chunk, whose data is followed by a byte of padding if its length is odd; nil at the end of the file.
  private static func chunk(_ file: OpenFile, at offset: Int) throws(ImageFailure) -> Chunk? {
    let head = try file.bytes(at: offset, count: 8)
    guard head.count == 8 else { return nil }
    let count = head[4...].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= longest else { throw ImageFailure(.unsupported, "too large: one of its parts has \(count) bytes") }
    return Chunk(type: Array(head[..<4]), offset: offset + 8, count: count + count % 2)
  }

  /// Creates a still picture from the data of an `ANMF` chunk: position, size and duration in 16 bytes, then its chunks.
  private static func still(_ frame: [UInt8], profile: [UInt8]) -> [UInt8]? {
    guard frame.count > 16 else { return nil }
    let content = frame[16...]
    let flags: UInt8 = (profile.isEmpty ? 0 : 0x20) | (content.starts(with: "ALPH".utf8) ? 0x10 : 0)
    let extended = Array("VP8X".utf8) + [10, 0, 0, 0, flags, 0, 0, 0] + frame[6..<12]
    let body = Array("WEBP".utf8) + extended + profile + content
    let size = (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (8 * $0)) }
    return Array("RIFF".utf8) + size + body
  }
}
