/// PNG files (ISO/IEC 15948) whose checksums are right, so that what is wrong with them gets deep.
enum FuzzedPNG {
  /// Makes one file.
  static func make(_ dice: inout Dice) -> [UInt8] {
    let care = dice.pick([4, 20, 1_000])
    let width = dice.once(in: care) ? dice.edge(near: 24) : 24
    let height = dice.once(in: care) ? dice.edge(near: 16) : 16
    let depth: UInt8 = dice.once(in: care) ? dice.pick([0, 1, 2, 4, 16, 255]) : 8
    let colour: UInt8 = dice.once(in: 3) ? dice.pick([0, 3, 4, 6, 9]) : 2
    let header = Bytes.big(width) + Bytes.big(height) + [depth, colour, 0, 0, dice.once(in: 5) ? 1 : 0]
    var chunks = [chunk("IHDR", header, &dice, care)]
    if colour == 3 { chunks.append(chunk("PLTE", dice.noise(dice.roll(0...300)), &dice, care)) }
    for _ in 0..<dice.roll(0...4) { chunks.append(metadata(&dice, care)) }
    let rows = (0..<16).flatMap { _ in [UInt8(dice.roll(0...5))] + dice.noise(24 * (colour == 6 ? 4 : 3)) }
    chunks.append(chunk("IDAT", Zlib.stored(rows), &dice, care))
    chunks.append(chunk("IEND", [], &dice, care))
    if dice.once(in: care) { chunks.shuffle(using: &dice) }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunks.flatMap { $0 }
  }

  private static func metadata(_ dice: inout Dice, _ care: Int) -> [UInt8] {
    switch dice.roll(0...5) {
    case 0: return chunk("eXIf", FuzzedTIFF.make(&dice), &dice, care)
    case 1: return chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + FuzzedXMP.make(&dice), &dice, care)
    case 2: return chunk("tEXt", HostileText.bytes(&dice) + [0] + HostileText.bytes(&dice), &dice, care)
    case 3:
      let profile = Array("\nexif\n  90\n".utf8) + FuzzedTIFF.make(&dice).flatMap { Array(hex($0).utf8) }
      return chunk("zTXt", Array("Raw profile type exif\0\0".utf8) + Zlib.stored(profile), &dice, care)
    case 4: return chunk("iCCP", Array("x\0\0".utf8) + Zlib.stored(dice.noise(dice.roll(0...200))), &dice, care)
    default:
      return chunk(
        dice.pick(["tRNS", "gAMA", "cHRM", "acTL", "fcTL", "fdAT", "sPLT"]), dice.noise(dice.roll(0...40)), &dice, care)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    String(UInt16(byte) | 0x100, radix: 16).dropFirst() + ""
  }

  private static func chunk(_ type: String, _ data: [UInt8], _ dice: inout Dice, _ care: Int) -> [UInt8] {
    let body = Array(type.utf8) + data
    let length = UInt32(data.count)
    return Bytes.big(dice.once(in: care * 4) ? dice.edge(near: length) : length) + body + Bytes.big(Zlib.crc(body))
  }
}

/// As much of RFC 1950 and RFC 1951 as it takes to write valid streams.
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

  /// CRC-32 as PNG has it.
  static func crc(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { crc, byte in crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
