/// The size in pixels that a file claims in its first bytes, for formats whose decoder asks too late or not at all.
struct ClaimedSize: Equatable {
  let width: Int
  let height: Int

  /// Reads a size; nil where there is none, or where the decoder asks in time.
  init?(_ source: PictureBytes, _ format: MediaFormat) throws(ImageFailure) {
    guard format == .webp else { return nil }
    self.init(webP: try source.bytes(at: 12, count: 18))
  }

  /// Reads the first chunk of a WebP file: lossy (RFC 6386, 9.1), lossless (RFC 9649, 3.4) or extended (RFC 9649, 2.7).
  ///
  /// - Parameter chunk: The beginning of the chunk: its type, its length, and ten bytes of data.
  init?(webP chunk: [UInt8]) {
    guard chunk.count == 18 else { return nil }
    func number(_ offset: Int, bytes: Int) -> Int {
      (0..<bytes).reduce(0) { $0 | Int(chunk[8 + offset + $1]) << (8 * $1) }
    }
    switch String(decoding: chunk[0..<4], as: UTF8.self) {
    case "VP8 ": (width, height) = (number(6, bytes: 2) & 0x3FFF, number(8, bytes: 2) & 0x3FFF)
    case "VP8L": (width, height) = (number(1, bytes: 2) & 0x3FFF + 1, number(1, bytes: 4) >> 14 & 0x3FFF + 1)
    case "VP8X": (width, height) = (number(4, bytes: 3) + 1, number(7, bytes: 3) + 1)
    default: return nil
    }
  }
}
