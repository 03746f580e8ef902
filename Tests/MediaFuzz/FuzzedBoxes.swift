/// Files made of boxes: WebP (RIFF) and HEIF (ISO/IEC 14496-12, 23008-12), with sizes that are wrong and boxes in boxes.
enum FuzzedBoxes {
  /// Makes a WebP file.
  static func webP(_ dice: inout Dice) -> [UInt8] {
    let care = dice.pick([4, 20, 1_000])
    var chunks: [[UInt8]] = []
    if !dice.once(in: 3) {
      chunks.append(riff("VP8X", [UInt8(dice.roll(0...255)), 0, 0, 0, 23, 0, 0, 15, 0, 0], &dice, care))
    }
    // A lossless picture of 24x16: signature, 14 bits of each side less one, alpha, version; then codes of chance.
    chunks.append(riff("VP8L", [0x2F, 23, 0xC0, 3, 0] + dice.noise(dice.roll(0...120)), &dice, care))
    if dice.once(in: 2) { chunks.append(riff("EXIF", FuzzedTIFF.make(&dice), &dice, care)) }
    if dice.once(in: 2) { chunks.append(riff("XMP ", FuzzedXMP.make(&dice), &dice, care)) }
    let others = ["ANIM", "ANMF", "ALPH", "ICCP", "VP8 "]
    for _ in 0..<dice.roll(0...3) { chunks.append(riff(dice.pick(others), dice.noise(dice.roll(0...80)), &dice, care)) }
    if dice.once(in: care) { chunks.shuffle(using: &dice) }
    return riff("RIFF", Array("WEBP".utf8) + chunks.flatMap { $0 }, &dice, care)
  }

  private static func riff(_ type: String, _ data: [UInt8], _ dice: inout Dice, _ care: Int) -> [UInt8] {
    let length = UInt32(data.count)
    return Array(type.utf8) + Bytes.little(dice.once(in: care) ? dice.edge(near: length) : length) + data
      + (data.count % 2 == 1 ? [0] : [])
  }

  /// Makes a HEIF or AVIF file: its items are told right, what they hold is chance.
  static func heif(_ dice: inout Dice) -> [UInt8] {
    let care = dice.pick([4, 20, 1_000])
    let brand = dice.pick(["heic", "mif1", "avif", "heix", "msf1"])
    let content = [0, 0, 0, 6] + Array("Exif\0\0".utf8) + FuzzedTIFF.make(&dice)
    let picture = dice.noise(dice.roll(0...300))
    let head = box("ftyp", Array("\(brand)\0\0\0\0mif1\(brand)".utf8), &dice, care)
    // What lies in `mdat` is told by place, which the length of all before it decides; two passes settle it.
    let seed = dice.next()
    var start = 0
    var meta: [UInt8] = []
    for _ in 0..<2 {
      var twin = Dice(seed: seed)
      meta = self.meta(
        picture: (start, picture.count), exif: (start + picture.count, content.count), brand, &twin, care)
      start = head.count + meta.count + 8
    }
    let data = box("mdat", picture + content, &dice, care)
    return dice.once(in: care) ? head + data + meta : head + meta + data
  }

  private typealias Extent = (place: Int, count: Int)

  private static func meta(
    picture: Extent, exif: Extent, _ brand: String, _ dice: inout Dice, _ care: Int
  ) -> [UInt8] {
    let codec = brand == "avif" ? "av01" : "hvc1"
    let handler = full("hdlr", [0, 0, 0, 0] + Array("pict".utf8) + [UInt8](repeating: 0, count: 13), &dice, care)
    let primary = full("pitm", [0, dice.once(in: care) ? 9 : 1], &dice, care)
    let entries =
      full("infe", version: 2, [0, 1, 0, 0] + Array("\(codec)\0".utf8), &dice, care)
      + full("infe", version: 2, [0, 2, 0, 0] + Array("Exif\0".utf8), &dice, care)
    let items = full("iinf", [0, dice.once(in: care) ? 255 : 2] + entries, &dice, care)
    var places: [UInt8] = [0x44, 0, 0, dice.once(in: care) ? 200 : 2]
    for (id, extent) in [(1, picture), (2, exif)] {
      places += [0, UInt8(id), 0, 0, 0, dice.once(in: care) ? 255 : 1]
      for number in [extent.place, extent.count] {
        places += Bytes.big(dice.once(in: care) ? dice.edge(near: UInt32(number)) : UInt32(number))
      }
    }
    let sides = Bytes.big(dice.once(in: care) ? dice.edge(near: 24) : 24) + Bytes.big(16 as UInt32)
    let configuration = box(brand == "avif" ? "av1C" : "hvcC", dice.noise(dice.roll(4...60)), &dice, care)
    let turn = box("irot", [UInt8(dice.roll(0...255))], &dice, care)
    let properties = box("ipco", full("ispe", sides, &dice, care) + configuration + turn, &dice, care)
    let links = full("ipma", [0, 0, 0, 1, 0, 1, 3, 1, 0x82, dice.once(in: care) ? 0xFF : 3], &dice, care)
    var content = handler + primary + items + full("iloc", places, &dice, care)
    content += box("iprp", properties + links, &dice, care)
    if dice.once(in: 8) { content += nested(depth: dice.roll(1...900)) }
    return full("meta", content, &dice, care)
  }

  private static func nested(depth: Int) -> [UInt8] {
    (0..<depth).reduce([]) { inner, _ in Bytes.big(UInt32(inner.count + 8)) + Array("iprp".utf8) + inner }
  }

  private static func full(
    _ type: String, version: UInt8 = 0, _ data: [UInt8], _ dice: inout Dice, _ care: Int
  ) -> [UInt8] {
    box(type, [dice.once(in: care * 4) ? 255 : version, 0, 0, 0] + data, &dice, care)
  }

  private static func box(_ type: String, _ data: [UInt8], _ dice: inout Dice, _ care: Int) -> [UInt8] {
    let length = UInt32(data.count + 8)
    if dice.once(in: care * 2) {
      let long = dice.pick([0, 8, 16, UInt64.max, 1 << 63, UInt64(length) + 8])
      return Bytes.big(1 as UInt32) + Array(type.utf8) + Bytes.big(long) + data
    }
    return Bytes.big(dice.once(in: care) ? dice.edge(near: length) : length) + Array(type.utf8) + data
  }
}
