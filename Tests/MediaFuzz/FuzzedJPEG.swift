import TestSupport

/// JPEG files (ITU-T T.81, annex B) with the segments that cameras write.
enum FuzzedJPEG {
  /// Makes one file.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [5, 20, 1_000])
    var file: [UInt8] = [0xFF, 0xD8]
    for _ in 0..<generator.integer(in: 0...3) {
      file += generator.chance(oneIn: 2) ? exif(&generator, care) : metadata(&generator, care)
    }
    if generator.chance(oneIn: 6) { file += [UInt8](repeating: 0xFF, count: generator.integer(in: 1...300)) }
    for part in picture(&generator, care) where !generator.chance(oneIn: care * 3) { file += part }
    if generator.chance(oneIn: 8) { file += make(&generator).prefix(generator.integer(in: 1...2_000)) }
    return file
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8], _ generator: inout SeededGenerator, _ care: Int)
    -> [UInt8]
  {
    let length = UInt32(content.count + 2)
    let told = generator.chance(oneIn: care) ? generator.edgeValue(near: length) : length
    return [0xFF, marker] + Bytes.big(UInt16(truncatingIfNeeded: told)) + content
  }

  private static func exif(_ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    segment(0xE1, Array("Exif\0\0".utf8) + FuzzedTIFF.make(&generator).prefix(65_000), &generator, care)
  }

  private static func metadata(_ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    switch generator.integer(in: 0...4) {
    case 0: segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + FuzzedXMP.make(&generator), &generator, care)
    case 1: segment(0xED, Array("Photoshop 3.0\0".utf8) + iptc(&generator, care), &generator, care)
    case 2:
      segment(
        0xE2,
        Array("ICC_PROFILE\0".utf8) + [generator.chance(oneIn: 4) ? UInt8(generator.integer(in: 0...3)) : 1, 1]
          + FuzzedProfile.make(&generator),
        &generator, care)
    case 3: segment(0xE2, Array("MPF\0".utf8) + FuzzedTIFF.make(&generator).prefix(65_000), &generator, care)
    default: segment(0xFE, HostileText.bytes(&generator), &generator, care)
    }
  }

  /// Image resources that hold IPTC (IIM 4.2, 1.6): record, dataset, length of two bytes or, from 0x8000 on, of more.
  private static func iptc(_ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    var records: [UInt8] = []
    for _ in 0..<generator.integer(in: 1...5) {
      let text = HostileText.bytes(&generator)
      let length = UInt32(text.count)
      records += [0x1C, 2, generator.element(of: [5, 55, 60, 80, 120])]
      records +=
        Bytes.big(
          UInt16(truncatingIfNeeded: generator.chance(oneIn: care) ? generator.edgeValue(near: length) : length)) + text
    }
    let length = UInt32(records.count)
    return Array("8BIM".utf8) + [4, 4, 0, 0]
      + Bytes.big(generator.chance(oneIn: care) ? generator.edgeValue(near: length) : length)
      + records
  }

  /// A grey ramp of 24 by 16 pixels, in its segments.
  private static func picture(_ generator: inout SeededGenerator, _ care: Int) -> [[UInt8]] {
    let table = [UInt8](repeating: 16, count: 64)
    func side(_ right: UInt32) -> [UInt8] {
      Bytes.big(UInt16(truncatingIfNeeded: generator.chance(oneIn: care) ? generator.edgeValue(near: right) : right))
    }
    let frame = generator.chance(oneIn: care) ? generator.element(of: [0xC1, 0xC2, 0xC3, 0xC9]) : 0xC0 as UInt8
    let components = generator.chance(oneIn: care) ? UInt8(generator.integer(in: 0...5)) : 1
    let sampling = generator.chance(oneIn: care) ? UInt8(generator.integer(in: 0...255)) : 0x11
    let head = [8] + side(16) + side(24) + [components, 1, sampling, 0]
    let direct = [0, 1, 1] + [UInt8](repeating: 0, count: 14) + [6, 7]
    let alternating = [0x10, 0, 3] + [UInt8](repeating: 0, count: 14) + [0, 4, 0x41]
    return [
      segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0], &generator, care),
      segment(0xDB, [0] + table, &generator, care), segment(frame, head, &generator, care),
      segment(0xC4, direct, &generator, care),
      segment(0xC4, alternating, &generator, care),
      segment(0xDA, [1, 1, 0, 0, 0x3F, 0], &generator, care),
      hexadecimal("349410250409427e941025040943")
        + (generator.chance(oneIn: care) ? generator.bytes(count: generator.integer(in: 1...900)) : []),
      [0xFF, 0xD9],
    ]
  }

  private static func hexadecimal(_ text: some StringProtocol) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

/// XMP packets (ISO 16684-1): almost well-formed RDF.
enum FuzzedXMP {
  /// Makes one packet.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    func value() -> String {
      let text = HostileText.text(&generator)
      return generator.chance(oneIn: 4) ? text : text.filter { $0.isLetter || $0.isNumber || $0 == " " }
    }
    let tags = [
      "tiff:Make", "tiff:Model", "exif:ExposureTime", "exif:FNumber", "exif:DateTimeOriginal", "aux:Lens",
      "xmp:CreateDate",
    ]
    var text = #"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#
    text += #"<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" "#
    text += #"xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" "#
    text += #"xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">"#
    for _ in 0..<generator.integer(in: 0...5) {
      let tag = generator.element(of: tags)
      text +=
        "<\(tag)>\(generator.chance(oneIn: 2) ? generator.element(of: ["1/0", "-1/3", "0/0", "1e999", "nan", "2014-06-21T21:40"]) : value())</\(tag)>"
    }
    let depth = generator.chance(oneIn: 6) ? generator.integer(in: 1...400) : 1
    text += "<dc:title>" + String(repeating: "<rdf:Alt><rdf:li xml:lang=\"x-default\">", count: depth) + value()
    text +=
      String(repeating: "</rdf:li></rdf:Alt>", count: generator.chance(oneIn: 8) ? depth - 1 : depth) + "</dc:title>"
    text += "</rdf:Description></rdf:RDF></x:xmpmeta>"
    if generator.chance(oneIn: 10) { text = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + text }
    let bytes = Array(text.utf8)
    return generator.chance(oneIn: 10) ? Array(bytes.prefix(generator.integer(in: 0...bytes.count))) : bytes
  }
}
