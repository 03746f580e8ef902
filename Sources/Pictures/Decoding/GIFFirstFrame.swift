import Calls

/// The first frame of a GIF (https://www.w3.org/Graphics/GIF/spec-gif89a.txt), which is what is shown.
///
/// gdk-pixbuf would keep all frames, and takes time quadratic in their number.
struct GIFFirstFrame {
  /// The most bytes up to the end of the frame.
  private static let longest = 1 << 28
  private static let chunkBytes = 1 << 16

  private let file: OpenFile
  private var bytes: [UInt8] = []
  /// The position and size of the frame in pixels; nil if the file ends before it.
  private(set) var area: (right: Int, bottom: Int)?

  /// Reads the file up to the end of its first frame, or up to its own end.
  init(_ file: OpenFile) throws(ImageFailure) {
    self.file = file
    if let end = try findEnd() { bytes = Array(bytes.prefix(end)) + [0x3B] }
  }

  /// A GIF of this frame alone.
  var source: PictureBytes { .memory(bytes) }

  /// Finds the end of the first frame; nil if the file ends before it.
  private mutating func findEnd() throws(ImageFailure) -> Int? {
    guard let flags = try byte(10) else { return nil }
    var offset = 13 + Self.colourTableBytes(flags)
    while let kind = try byte(offset) {
      switch kind {
      case 0x21: offset = try endOfBlocks(offset + 2)
      case 0x2C: return try endOfFrame(offset)
      default: return offset
      }
    }
    return nil
  }

  /// The end of the frame whose descriptor begins at an offset.
  private mutating func endOfFrame(_ offset: Int) throws(ImageFailure) -> Int? {
    guard let flags = try byte(offset + 9) else { return nil }
    func number(_ index: Int) -> Int { Int(bytes[offset + index]) | Int(bytes[offset + index + 1]) << 8 }
    area = (number(1) + number(5), number(3) + number(7))
    return try endOfBlocks(offset + 10 + Self.colourTableBytes(flags) + 1)
  }

  /// The end of blocks that each begin with their length, of which the last is 0; the end of the file if that comes first.
  private mutating func endOfBlocks(_ start: Int) throws(ImageFailure) -> Int {
    var offset = start
    while let length = try byte(offset) {
      offset += 1 + Int(length)
      if length == 0 { break }
    }
    return offset
  }

  private static func colourTableBytes(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  /// A byte of the file; nil after its end.
  private mutating func byte(_ offset: Int) throws(ImageFailure) -> UInt8? {
    while offset >= bytes.count {
      guard bytes.count < Self.longest else {
        throw ImageFailure(.unsupported, "too large: its first picture has more than \(Self.longest >> 20) MB")
      }
      let more = try file.bytes(at: bytes.count, count: Self.chunkBytes)
      guard !more.isEmpty else { return nil }
      bytes += more
    }
    return bytes[offset]
  }
}
