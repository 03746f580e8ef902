import TestSupport

/// TIFF structures (TIFF 6.0; Exif 2.32, 4.5) that are valid except for random faults.
struct FuzzedTIFF {
  private var generator: SeededGenerator
  private let isBig: Bool
  /// On average, one of so many fields is wrong; parsers get further with larger numbers.
  private let care: Int
  private var bytes: [UInt8] = []

  /// Makes one structure.
  static func make(_ generator: inout SeededGenerator, asImage: Bool = false) -> [UInt8] {
    var tiff = FuzzedTIFF(
      generator: SeededGenerator(seed: generator.next()), isBig: generator.chance(oneIn: 2),
      care: generator.element(of: [4, 12, 40, 1_000]))
    tiff.writeAll(asImage: asImage)
    return tiff.bytes
  }

  private init(generator: SeededGenerator, isBig: Bool, care: Int) {
    self.generator = generator
    self.isBig = isBig
    self.care = care
  }

  /// A field before its value has an offset.
  private struct Field {
    var tag: UInt16
    var type: UInt16
    var count: UInt32
    var value: [UInt8]
    /// Whether its value is the offset of another directory, which is filled in later.
    var child: UInt16?
  }

  private mutating func writeAll(asImage: Bool) {
    bytes = isBig ? [0x4D, 0x4D, 0, 0x2A] : [0x49, 0x49, 0x2A, 0]
    bytes += number(generator.chance(oneIn: care) ? generator.edgeValue(near: 8) : 8, bytes: 4)
    directory(Self.imageTags + (asImage ? Self.stripTags : []), depth: 0)
    if generator.chance(oneIn: 2) {
      patch(linkAt: firstLink, to: UInt32(bytes.count)); directory(Self.thumbnailTags, depth: 0)
    }
    // The first directory's link may lead back to itself, to the other, or out of the file.
    if generator.chance(oneIn: care / 2 + 1) {
      patch(linkAt: firstLink, to: generator.element(of: [8, 0, UInt32(bytes.count), generator.edgeValue(near: 8)]))
    }
    if asImage { bytes += generator.bytes(count: 24 * 16 * 3) }
  }

  private var firstLink = 0

  private mutating func directory(_ tags: [UInt16], depth: Int) {
    var fields = tags.filter { _ in !generator.chance(oneIn: 3) || depth > 0 }.map { field($0) }
    if depth == 0 {
      fields += [0x8769, 0x8825].map { Field(tag: $0, type: 4, count: 1, value: [0, 0, 0, 0], child: $0) }
    }
    if depth == 1, generator.chance(oneIn: 2) {
      fields.append(Field(tag: 0xA005, type: 4, count: 1, value: [0, 0, 0, 0], child: 0xA005))
    }
    if !generator.chance(oneIn: care) { fields.sort { $0.tag < $1.tag } }
    let start = bytes.count
    let count = UInt32(fields.count)
    bytes += number(generator.chance(oneIn: care) ? generator.edgeValue(near: count) : count, bytes: 2)
    let valuesStart = start + 2 + 12 * fields.count + 4
    var values: [UInt8] = []
    var children: [(place: Int, tag: UInt16)] = []
    for field in fields {
      bytes += number(
        UInt32(generator.chance(oneIn: care * 4) ? generator.edgeValue(near: 0) & 0xFFFF : UInt32(field.tag)), bytes: 2)
      bytes += number(
        UInt32(generator.chance(oneIn: care) ? UInt32(generator.integer(in: 0...20)) : UInt32(field.type)), bytes: 2)
      bytes += number(generator.chance(oneIn: care) ? generator.edgeValue(near: field.count) : field.count, bytes: 4)
      if field.value.count <= 4 {
        if let child = field.child { children.append((bytes.count, child)) }
        bytes += field.value + [UInt8](repeating: 0, count: 4 - field.value.count)
      } else {
        let place = UInt32(valuesStart + values.count)
        bytes += number(
          generator.chance(oneIn: care)
            ? generator.element(of: [UInt32(start), generator.edgeValue(near: place)]) : place, bytes: 4)
        values += field.value
      }
    }
    if depth == 0, firstLink == 0 { firstLink = bytes.count }
    bytes += number(
      generator.chance(oneIn: care) ? generator.element(of: [UInt32(start), generator.edgeValue(near: 8)]) : 0, bytes: 4
    )
    bytes += values
    for (place, tag) in children { self.child(tag, linkedAt: place, parent: start, depth: depth) }
  }

  private mutating func child(_ tag: UInt16, linkedAt place: Int, parent: Int, depth: Int) {
    // A directory that is its own parent is a circle.
    let target =
      generator.chance(oneIn: care)
      ? generator.element(of: [UInt32(parent), generator.edgeValue(near: 8)]) : UInt32(bytes.count)
    patch(linkAt: place, to: target)
    switch tag {
    case 0x8769: directory(Self.photoTags, depth: depth + 1)
    case 0x8825: directory(Self.placeTags, depth: depth + 2)
    default: directory([1, 2], depth: depth + 2)
    }
  }

  private mutating func field(_ tag: UInt16) -> Field {
    let type: UInt16 =
      switch tag {
      case 0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x8298, 0x9003, 0x9004, 0x9010, 0xA433, 0xA434, 0xC614, 1, 3: 2
      case 0x829A, 0x829D, 0x9202, 0x920A, 0xA432, 2, 4: 5
      case 0x9201, 0x9204: 10
      case 0x927C, 0x9286, 0x9000: 7
      case 0x0100, 0x0101, 0x0111, 0x0116, 0x0117, 0x0201, 0x0202, 0xA002, 0xA003: 4
      default: 3
      }
    let value = value(tag, type)
    let width = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8][Int(type - 1)]
    return Field(tag: tag, type: type, count: UInt32(value.count / width), value: value)
  }

  private mutating func value(_ tag: UInt16, _ type: UInt16) -> [UInt8] {
    if tag == 0x927C { return MakerNote.make(&generator) }
    switch type {
    case 2:
      if [0x9003, 0x9004, 0x0132].contains(tag), !generator.chance(oneIn: 3) {
        return Array("2014:06:21 21:40:05\0".utf8)
      }
      let make = generator.element(of: [
        "Canon", "NIKON CORPORATION", "OLYMPUS", "SONY", "FUJIFILM", "Panasonic", "PENTAX",
      ])
      if tag == 0x010F, !generator.chance(oneIn: 3) { return Array(make.utf8) + [0] }
      return HostileText.bytes(&generator) + (generator.chance(oneIn: 3) ? [] : [0])
    case 5, 10: return (0..<(tag == 0xA432 || tag < 5 ? 4 : 1)).flatMap { _ in fraction() }
    case 7: return generator.bytes(count: generator.integer(in: 0...40))
    case 4: return number(stripValue(tag), bytes: 4)
    default:
      return (0..<generator.integer(in: 1...3)).flatMap { _ in number(generator.edgeValue(near: 400) & 0xFFFF, bytes: 2)
      }
    }
  }

  private mutating func stripValue(_ tag: UInt16) -> UInt32 {
    let right: UInt32 = [0x0100: 24, 0x0101: 16, 0x0111: 400, 0x0116: 16, 0x0117: 24 * 16 * 3][tag] ?? 24
    return generator.chance(oneIn: care) ? generator.edgeValue(near: right) : right
  }

  private mutating func fraction() -> [UInt8] {
    let parts: [UInt32] = [0, 1, 10, 125, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 3, UInt32(bitPattern: -1)]
    return number(generator.element(of: parts), bytes: 4) + number(generator.element(of: parts), bytes: 4)
  }

  private func number(_ value: UInt32, bytes count: Int) -> [UInt8] {
    isBig ? Array(Bytes.big(value).suffix(count)) : Array(Bytes.little(value).prefix(count))
  }

  private mutating func patch(linkAt place: Int, to target: UInt32) {
    bytes.replaceSubrange(place..<place + 4, with: number(target, bytes: 4))
  }

  private static let imageTags: [UInt16] = [0x010E, 0x010F, 0x0110, 0x0112, 0x0131, 0x0132, 0x8298, 0xC614]
  private static let stripTags: [UInt16] = [0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0115, 0x0116, 0x0117]
  private static let thumbnailTags: [UInt16] = [0x0103, 0x0201, 0x0202]
  private static let photoTags: [UInt16] = [
    0x829A, 0x829D, 0x8822, 0x8827, 0x8830, 0x9000, 0x9003, 0x9004, 0x9010, 0x9201, 0x9202, 0x9204, 0x920A, 0x927C,
    0x9286, 0xA002, 0xA003, 0xA405, 0xA432, 0xA433, 0xA434,
  ]
  private static let placeTags: [UInt16] = [1, 2, 3, 4, 5]
}

/// Maker notes, each in its own format, which Exiv2 recognises by the first bytes.
enum MakerNote {
  private static let headers: [[UInt8]] = [
    [], Array("Nikon\0\u{2}\u{10}\0\0".utf8), Array("OLYMP\0\u{1}\0".utf8), Array("OLYMPUS\0II\u{3}\0".utf8),
    Array("FUJIFILM\u{C}\0\0\0".utf8), Array("Panasonic\0\0\0".utf8), Array("AOC\0II".utf8), Array("PENTAX \0II".utf8),
    Array("SONY DSC \0\0\0".utf8), Array("SIGMA\0\0\0\u{1}\0".utf8), Array("QVC\0\0\0".utf8), Array("LEICA\0\0\0".utf8),
  ]

  /// Returns a note with a directory after its header.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    var note = generator.element(of: headers)
    if note.starts(with: "Nikon".utf8) { note += [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] }
    let count = generator.integer(in: 0...12)
    note += Bytes.little(
      UInt16(truncatingIfNeeded: generator.chance(oneIn: 6) ? generator.edgeValue(near: 3) : UInt32(count)))
    for _ in 0..<count {
      note += Bytes.little(
        UInt16(generator.element(of: [1, 2, 3, 4, 5, 7, 0x10, 0x83, 0x84, 0x98, 0x2010, 0x2020, 0x207])))
      note += Bytes.little(UInt16(generator.integer(in: 0...13)))
      note += Bytes.little(
        generator.chance(oneIn: 3) ? generator.edgeValue(near: 8) : UInt32(generator.integer(in: 1...40)))
      note += Bytes.little(
        generator.chance(oneIn: 3) ? generator.edgeValue(near: 8) : UInt32(generator.integer(in: 0...600)))
    }
    return note + generator.bytes(count: generator.integer(in: 0...200))
  }
}
