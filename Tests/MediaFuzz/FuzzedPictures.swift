import TestSupport

/// Rare formats: raw files, samples of all kinds in TIFF, bitmaps, drawings and JPEG 2000.
enum FuzzedPictures {
  /// Makes a file that is built like a raw one: directories with tags, and JPEGs behind them.
  static func raw(_ generator: inout SeededGenerator) -> [UInt8] {
    let preview = FuzzedJPEG.make(&generator)
    var file = FuzzedTIFF.make(&generator, asImage: generator.chance(oneIn: 2))
    let heads: [[UInt8]] = [
      Array("IIRO".utf8), Array("IIRS".utf8), [0x49, 0x49, 0x55, 0], [0x49, 0x49, 0x2A, 0], [0x49, 0x49, 0x2A, 0],
    ]
    if file.count >= 8 { file.replaceSubrange(0..<4, with: generator.element(of: heads)) }
    switch generator.integer(in: 0...5) {
    case 0:
      return Array("FUJIFILMCCD-RAW 0201".utf8) + generator.bytes(count: 64) + Bytes.big(UInt32(148))
        + Bytes.big(UInt32(preview.count)) + generator.bytes(count: 56) + preview
    case 1: return [0x49, 0x49, 0x1A, 0, 0, 0] + Array("HEAPCCDR".utf8) + generator.bytes(count: 40) + preview
    case 2:
      return [0, 0x4D, 0x52, 0x4D] + Bytes.big(UInt32(file.count + 8)) + Array("\0TTW".utf8)
        + Bytes.big(UInt32(file.count)) + file
    case 3: return Bytes.big(24 as UInt32) + Array("ftypcrx \0\0\0\u{1}crx isom".utf8) + FuzzedBoxes.heif(&generator)
    default: return file + preview
    }
  }

  /// Makes a TIFF with one strip or tile of samples of any kind.
  static func samples(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    let bits = generator.element(of: [8, 16, 32, 64, 1, 24])
    let kinds: [(photometric: Int, samples: Int)] = [
      (0, 1), (1, 1), (1, 2), (2, 3), (2, 4), (5, 4), (5, 6), (6, 3), (8, 3),
    ]
    let kind = generator.element(of: kinds)
    let isTiled = generator.chance(oneIn: 3)
    var tags: [(tag: Int, values: [Int])] = [
      (256, [24]), (257, [16]), (258, [Int](repeating: bits, count: kind.samples)),
      (259, [generator.element(of: [1, 1, 1, 5, 8, 32_773, 7, 4])]), (262, [kind.photometric]), (277, [kind.samples]),
      (284, [generator.element(of: [1, 1, 2])]), (317, [generator.element(of: [1, 2, 3])]),
      (338, [generator.integer(in: 0...3)]),
      (339, [Int](repeating: generator.element(of: [1, 2, 3, 4, 6]), count: kind.samples)),
    ]
    tags +=
      isTiled
      ? [(322, [16]), (323, [16]), (324, [2_000, 2_500, 3_000, 2_000]), (325, [400, 400, 400, 900])]
      : [(273, [2_000, 2_400]), (278, [generator.element(of: [8, 16])]), (279, [3_000, 3_000])]
    tags.sort { $0.tag < $1.tag }
    var entries = Bytes.little(UInt16(tags.count))
    var values: [UInt8] = []
    for (tag, numbers) in tags {
      let content = numbers.flatMap { number in
        Bytes.little(generator.chance(oneIn: care) ? generator.edgeValue(near: UInt32(number)) : UInt32(number))
      }
      let place = UInt32(8 + 2 + 12 * tags.count + 4 + values.count)
      entries += Bytes.little(UInt16(tag)) + [4, 0] + Bytes.little(UInt32(numbers.count))
      entries += content.count > 4 ? Bytes.little(place) : content
      if content.count > 4 { values += content }
    }
    let head = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] + entries + [0, 0, 0, 0] + values
    return head + generator.bytes(count: max(0, 2_000 - head.count) + 4_000)
  }

  /// Makes a bitmap of Windows.
  static func bitmap(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    func number(_ right: Int) -> [UInt8] {
      Bytes.little(generator.chance(oneIn: care) ? generator.edgeValue(near: UInt32(right)) : UInt32(right))
    }
    let bits = generator.element(of: [1, 4, 8, 16, 24, 32])
    let header = number(24) + number(16) + [1, 0, UInt8(bits), 0] + number(generator.integer(in: 0...3))
    let size = UInt8(generator.element(of: [40, 40, 40, 12, 108, 124]))
    return Array("BM".utf8) + number(4_000) + [0, 0, 0, 0] + number(54 + (bits <= 8 ? 4 << bits : 0)) + [size, 0, 0, 0]
      + header + number(1_000) + number(2_835) + number(2_835) + number(0) + number(0) + generator.bytes(count: 4_000)
  }

  /// Makes a drawing.
  static func drawing(_ generator: inout SeededGenerator) -> [UInt8] {
    let numbers = ["0", "-1", "1e308", "NaN", "50%", "3", "1e-320", "100000000", ""]
    func attribute(_ name: String) -> String { " \(name)=\"\(generator.element(of: numbers))\"" }
    let elements = [
      "rect", "circle", "use xlink:href=\"#a\"", "g id=\"a\"", "image xlink:href=\"file:///etc/passwd\"",
      "pattern id=\"a\"",
      "filter id=\"a\"", "feTurbulence", "mask id=\"a\"", "text", "path d=\"M0 0 L1e99 9 A1 1 0 0 0 9 9\"", "symbol",
      "svg",
    ]
    var (open, text) = (
      [String](), "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    )
    text += attribute("width") + attribute("height") + (generator.chance(oneIn: 2) ? " viewBox=\"0 0 4 3\"" : "") + ">"
    for _ in 0..<generator.integer(in: 0...40) {
      let element = generator.element(of: elements)
      text += "<\(element)" + ["x", "width", "height", "r", "stdDeviation"].map(attribute).joined()
      text += (generator.chance(oneIn: 3) ? " filter=\"url(#a)\" fill=\"url(#a)\" mask=\"url(#a)\"" : "") + ">"
      open.append(element.prefix { $0 != " " } + "")
      if generator.chance(oneIn: 2), let name = open.popLast() { text += "</\(name)>" }
    }
    return Array((text + open.reversed().map { "</\($0)>" }.joined() + "</svg>").utf8)
  }

  /// Makes a JPEG 2000 codestream, at times within a file.
  static func jpeg2000(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    func number(_ right: UInt32) -> [UInt8] {
      Bytes.big(generator.chance(oneIn: care) ? generator.edgeValue(near: right) : right)
    }
    func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
      [0xFF, marker] + number(UInt32(content.count + 2)).suffix(2) + content
    }
    let count = generator.element(of: [1, 2, 3, 3, 4, 5])
    let channels = (0..<count).flatMap { _ -> [UInt8] in
      [
        UInt8(generator.chance(oneIn: care) ? generator.integer(in: 0...255) : 7),
        UInt8(generator.element(of: [1, 1, 2])), 1,
      ]
    }
    let size =
      [0, 0] + number(24) + number(16) + number(0) + number(0) + number(24) + number(16) + number(0) + number(0)
    let coding: [UInt8] = [0, UInt8(generator.integer(in: 0...4)), 0, 1, count >= 3 ? 1 : 0, 1, 4, 4, 0, 1]
    let data = generator.bytes(count: generator.integer(in: 0...300))
    let stream =
      [0xFF, 0x4F] + segment(0x51, size + [0, UInt8(count)] + channels) + segment(0x52, coding)
      + segment(0x5C, [0x40, 0x40, 0x48, 0x48, 0x50]) + segment(0x90, [0, 0] + number(0) + [0, 1]) + [0xFF, 0x93] + data
    guard generator.chance(oneIn: 2) else { return stream + [0xFF, 0xD9] }
    func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
      number(UInt32(content.count + 8)) + Array(type.utf8) + content
    }
    let header = box("ihdr", number(16) + number(24) + [0, UInt8(count), 7, 7, 0, 0])
    let colours = box("colr", [2, 0, 0] + FuzzedProfile.make(&generator))
    let palette = box("pclr", generator.bytes(count: 20)) + box("cmap", generator.bytes(count: 12))
    return [0, 0, 0, 12] + Array("jP  ".utf8) + [0x0D, 0x0A, 0x87, 0x0A] + box("ftyp", Array("jp2 \0\0\0\0jp2 ".utf8))
      + box("jp2h", header + colours + (generator.chance(oneIn: 3) ? palette : [])) + box("jp2c", stream)
  }
}
