import TestSupport

/// Files made of boxes: WebP (RIFF) and HEIF (ISO/IEC 14496-12, 23008-12), with wrong sizes and nested boxes.
enum FuzzedBoxes {
  /// Makes a WebP file.
  static func webP(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    var chunks: [[UInt8]] = []
    if !generator.chance(oneIn: 3) {
      chunks.append(
        riff("VP8X", [UInt8(generator.integer(in: 0...255)), 0, 0, 0, 23, 0, 0, 15, 0, 0], &generator, care))
    }
    // A lossless picture of 24x16: signature, 14 bits of each side less one, alpha, version; then random codes.
    chunks.append(
      riff("VP8L", [0x2F, 23, 0xC0, 3, 0] + generator.bytes(count: generator.integer(in: 0...120)), &generator, care))
    if generator.chance(oneIn: 2) { chunks.append(riff("EXIF", FuzzedTIFF.make(&generator), &generator, care)) }
    if generator.chance(oneIn: 2) { chunks.append(riff("XMP ", FuzzedXMP.make(&generator), &generator, care)) }
    let others = ["ANIM", "ANMF", "ALPH", "ICCP", "VP8 "]
    for _ in 0..<generator.integer(in: 0...3) {
      chunks.append(
        riff(generator.element(of: others), generator.bytes(count: generator.integer(in: 0...80)), &generator, care))
    }
    if generator.chance(oneIn: care) { chunks.shuffle(using: &generator) }
    return riff("RIFF", Array("WEBP".utf8) + chunks.flatMap { $0 }, &generator, care)
  }

  private static func riff(_ type: String, _ data: [UInt8], _ generator: inout SeededGenerator, _ care: Int) -> [UInt8]
  {
    let length = UInt32(data.count)
    return Array(type.utf8) + Bytes.little(generator.chance(oneIn: care) ? generator.edgeValue(near: length) : length)
      + data
      + (data.count % 2 == 1 ? [0] : [])
  }

  /// Makes a HEIF or AVIF file: its items are described correctly, their content is random.
  static func heif(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    let brand = generator.element(of: ["heic", "mif1", "avif", "heix", "msf1"])
    let content = [0, 0, 0, 6] + Array("Exif\0\0".utf8) + FuzzedTIFF.make(&generator)
    let picture = generator.bytes(count: generator.integer(in: 0...300))
    let head = box("ftyp", Array("\(brand)\0\0\0\0mif1\(brand)".utf8), &generator, care)
    // Items in `mdat` have offsets, which depend on the length of all boxes before it; two passes find them.
    let seed = generator.next()
    var start = 0
    var meta: [UInt8] = []
    for _ in 0..<2 {
      var twin = SeededGenerator(seed: seed)
      meta = self.meta(
        picture: (start, picture.count), exif: (start + picture.count, content.count), brand, &twin, care)
      start = head.count + meta.count + 8
    }
    let data = box("mdat", picture + content, &generator, care)
    return generator.chance(oneIn: care) ? head + data + meta : head + meta + data
  }

  private typealias Extent = (place: Int, count: Int)

  private static func meta(
    picture: Extent, exif: Extent, _ brand: String, _ generator: inout SeededGenerator, _ care: Int
  ) -> [UInt8] {
    let codec = brand == "avif" ? "av01" : "hvc1"
    let handler = full("hdlr", [0, 0, 0, 0] + Array("pict".utf8) + [UInt8](repeating: 0, count: 13), &generator, care)
    let primary = full("pitm", [0, generator.chance(oneIn: care) ? 9 : 1], &generator, care)
    let entries =
      full("infe", version: 2, [0, 1, 0, 0] + Array("\(codec)\0".utf8), &generator, care)
      + full("infe", version: 2, [0, 2, 0, 0] + Array("Exif\0".utf8), &generator, care)
    let items = full("iinf", [0, generator.chance(oneIn: care) ? 255 : 2] + entries, &generator, care)
    var places: [UInt8] = [0x44, 0, 0, generator.chance(oneIn: care) ? 200 : 2]
    for (id, extent) in [(1, picture), (2, exif)] {
      places += [0, UInt8(id), 0, 0, 0, generator.chance(oneIn: care) ? 255 : 1]
      for number in [extent.place, extent.count] {
        places += Bytes.big(generator.chance(oneIn: care) ? generator.edgeValue(near: UInt32(number)) : UInt32(number))
      }
    }
    let sides = Bytes.big(generator.chance(oneIn: care) ? generator.edgeValue(near: 24) : 24) + Bytes.big(16 as UInt32)
    let configuration = box(
      brand == "avif" ? "av1C" : "hvcC", generator.bytes(count: generator.integer(in: 4...60)), &generator, care)
    let turn = box("irot", [UInt8(generator.integer(in: 0...255))], &generator, care)
    let properties = box("ipco", full("ispe", sides, &generator, care) + configuration + turn, &generator, care)
    let links = full(
      "ipma", [0, 0, 0, 1, 0, 1, 3, 1, 0x82, generator.chance(oneIn: care) ? 0xFF : 3], &generator, care)
    var content = handler + primary + items + full("iloc", places, &generator, care)
    content += box("iprp", properties + links, &generator, care)
    if generator.chance(oneIn: 2) { content += references(&generator, care) }
    if generator.chance(oneIn: 8) { content += nested(depth: generator.integer(in: 1...900)) }
    return full("meta", content, &generator, care)
  }

  /// References between the items, of which some name several or none that exist.
  private static func references(_ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    let all = (0..<generator.integer(in: 0...4)).flatMap { _ -> [UInt8] in
      let targets = (0..<generator.integer(in: 0...3)).flatMap { _ -> [UInt8] in
        [0, UInt8(generator.integer(in: 0...3))]
      }
      let count = UInt16(generator.chance(oneIn: care) ? 0xFFFF : targets.count / 2)
      return box(
        generator.element(of: ["auxl", "thmb", "cdsc", "dimg"]),
        [0, UInt8(generator.integer(in: 0...3))] + Bytes.big(count) + targets, &generator, care)
    }
    return full("iref", all, &generator, care)
  }

  private static func nested(depth: Int) -> [UInt8] {
    (0..<depth).reduce([]) { inner, _ in Bytes.big(UInt32(inner.count + 8)) + Array("iprp".utf8) + inner }
  }

  private static func full(
    _ type: String, version: UInt8 = 0, _ data: [UInt8], _ generator: inout SeededGenerator, _ care: Int
  ) -> [UInt8] {
    box(type, [generator.chance(oneIn: care * 4) ? 255 : version, 0, 0, 0] + data, &generator, care)
  }

  private static func box(_ type: String, _ data: [UInt8], _ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    let length = UInt32(data.count + 8)
    if generator.chance(oneIn: care * 2) {
      let long = generator.element(of: [0, 8, 16, UInt64.max, 1 << 63, UInt64(length) + 8])
      return Bytes.big(1 as UInt32) + Array(type.utf8) + Bytes.big(long) + data
    }
    return Bytes.big(generator.chance(oneIn: care) ? generator.edgeValue(near: length) : length) + Array(type.utf8)
      + data
  }
}
