import TestSupport

/// PNG files (ISO/IEC 15948) with valid checksums, so that decoders do not stop there.
enum FuzzedPNG {
  /// Makes one file.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    let width = generator.chance(oneIn: care) ? generator.edgeValue(near: 24) : 24
    let height = generator.chance(oneIn: care) ? generator.edgeValue(near: 16) : 16
    let depth: UInt8 = generator.chance(oneIn: care) ? generator.element(of: [0, 1, 2, 4, 16, 255]) : 8
    let colour: UInt8 = generator.chance(oneIn: 3) ? generator.element(of: [0, 3, 4, 6, 9]) : 2
    let header = Bytes.big(width) + Bytes.big(height) + [depth, colour, 0, 0, generator.chance(oneIn: 5) ? 1 : 0]
    var chunks = [chunk("IHDR", header, &generator, care)]
    if colour == 3 {
      chunks.append(chunk("PLTE", generator.bytes(count: generator.integer(in: 0...300)), &generator, care))
    }
    for _ in 0..<generator.integer(in: 0...4) { chunks.append(metadata(&generator, care)) }
    let rows = (0..<16).flatMap { _ in
      [UInt8(generator.integer(in: 0...5))] + generator.bytes(count: 24 * (colour == 6 ? 4 : 3))
    }
    chunks.append(chunk("IDAT", Zlib.stored(rows), &generator, care))
    chunks.append(chunk("IEND", [], &generator, care))
    if generator.chance(oneIn: care) { chunks.shuffle(using: &generator) }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunks.flatMap { $0 }
  }

  private static func metadata(_ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    switch generator.integer(in: 0...5) {
    case 0: return chunk("eXIf", FuzzedTIFF.make(&generator), &generator, care)
    case 1:
      return chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + FuzzedXMP.make(&generator), &generator, care)
    case 2: return chunk("tEXt", HostileText.bytes(&generator) + [0] + HostileText.bytes(&generator), &generator, care)
    case 3:
      let profile = Array("\nexif\n  90\n".utf8) + FuzzedTIFF.make(&generator).flatMap { Array(hex($0).utf8) }
      return chunk("zTXt", Array("Raw profile type exif\0\0".utf8) + Zlib.stored(profile), &generator, care)
    case 4:
      return chunk(
        "iCCP", Array("x\0\0".utf8) + Zlib.stored(FuzzedProfile.make(&generator)), &generator, care)
    default:
      return chunk(
        generator.element(of: ["tRNS", "gAMA", "cHRM", "cICP", "acTL", "fcTL", "fdAT", "sPLT"]),
        generator.bytes(count: generator.integer(in: 0...40)), &generator, care)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    String(UInt16(byte) | 0x100, radix: 16).dropFirst() + ""
  }

  private static func chunk(_ type: String, _ data: [UInt8], _ generator: inout SeededGenerator, _ care: Int) -> [UInt8]
  {
    let body = Array(type.utf8) + data
    let length = UInt32(data.count)
    return Bytes.big(generator.chance(oneIn: care * 4) ? generator.edgeValue(near: length) : length) + body
      + Bytes.big(Zlib.crc(body))
  }
}

/// The parts of RFC 1950 and RFC 1951 that are needed to write valid streams.
enum Zlib {
  /// A stream of stored blocks.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream += [rest.isEmpty ? 1 : 0] + Bytes.little(count) + Bytes.little(~count) + block
    } while !rest.isEmpty
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return stream + Bytes.big(high << 16 | low)
  }

  /// CRC-32 as PNG uses it.
  static func crc(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { crc, byte in crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
