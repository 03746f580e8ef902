import Screen

/// Pictures as uncompressed PNG files (ISO/IEC 15948), whose pixels are known exactly.
enum PNG {
  /// Creates a picture from the colour and the opacity, 0 to 255, of each pixel.
  static func picture(
    width: Int, height: Int, chunks: [(type: String, data: [UInt8])] = [],
    opacity: (_ x: Int, _ y: Int) -> UInt8 = { _, _ in 255 }, colour: (_ x: Int, _ y: Int) -> RGB
  ) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width {
        let pixel = colour(x, y)
        rows += [pixel.red, pixel.green, pixel.blue, opacity(x, y)]
      }
    }
    return file(width: width, height: height, bitDepth: 8, colourType: 6, data: stored(rows), chunks)
  }

  /// Creates a file that declares a huge picture, whose rows are not in their order, and contains no pixels.
  static func bomb(side: Int) -> [UInt8] {
    file(width: side, height: side, bitDepth: 8, colourType: 6, isInterlaced: true, data: stored([]))
  }

  /// Creates the chunk of an ICC profile.
  static func profileChunk(_ profile: [UInt8]) -> (type: String, data: [UInt8]) {
    ("iCCP", Array("profile".utf8) + [0, 0] + stored(profile))
  }

  /// A number as PNG stores it.
  static func number(_ value: UInt32) -> [UInt8] { bigEndian(value) }

  private static func file(
    width: Int, height: Int, bitDepth: UInt8, colourType: UInt8, isInterlaced: Bool = false, data: [UInt8],
    _ chunks: [(type: String, data: [UInt8])] = []
  ) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk(
        "IHDR",
        bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [bitDepth, colourType, 0, 0, isInterlaced ? 1 : 0])
      + chunks.flatMap { chunk($0.type, $0.data) } + chunk("IDAT", data) + chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  /// Creates a zlib stream of stored blocks (RFC 1950, RFC 1951).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream += [
        rest.isEmpty ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8),
      ]
      stream += block
    } while !rest.isEmpty
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return stream + bigEndian(high << 16 | low)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
