import TestSupport

/// Media files that are valid except for random faults.
public enum FuzzedMedia {
  /// One file: its bytes, and a name with the extension of its format.
  public struct File: Sendable {
    /// The name, unique within a batch, with the extension of its format.
    public let name: String
    /// The content.
    public let bytes: [UInt8]

    /// Creates a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Returns a number of files; the same seed makes the same ones.
  public static func files(_ count: Int, seed: UInt64) -> [File] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      var (ending, bytes) = whole(&generator)
      if generator.chance(oneIn: 5) { bytes = cut(bytes, &generator) }
      return File(name: "\(index).\(ending)", bytes: bytes)
    }
  }

  private static func whole(_ generator: inout SeededGenerator) -> (ending: String, bytes: [UInt8]) {
    switch generator.integer(in: 0...17) {
    case 0...5: ("jpg", FuzzedJPEG.make(&generator))
    case 6, 7: ("png", FuzzedPNG.make(&generator))
    case 8: ("gif", FuzzedGIF.make(&generator))
    case 9: ("webp", FuzzedBoxes.webP(&generator))
    case 10, 11: ("heic", FuzzedBoxes.heif(&generator))
    case 12, 13: ("dng", FuzzedPictures.raw(&generator))
    case 14: ("tif", FuzzedPictures.samples(&generator))
    case 15: ("jp2", FuzzedPictures.jpeg2000(&generator))
    case 16:
      generator.chance(oneIn: 2)
        ? ("bmp", FuzzedPictures.bitmap(&generator)) : ("svg", FuzzedPictures.drawing(&generator))
    default: ("tif", FuzzedTIFF.make(&generator, asImage: true))
    }
  }

  /// Returns a file changed in the fields of its format; PNG's checksums are adapted, the other formats have none.
  ///
  /// - Parameter bytes: Any file, real or not; may be empty.
  public static func mutant(of bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    guard bytes.count > 16 else { return bytes + generator.bytes(count: 8) }
    var mutant = bytes
    // Most fields are near the beginning of files.
    let reach = generator.chance(oneIn: 3) ? bytes.count : min(bytes.count, 4_096)
    for _ in 0..<generator.integer(in: 1...8) {
      let place = generator.integer(in: 4...reach - 4)
      let width = generator.element(of: [1, 2, 4])
      let old = Bytes.number(mutant[place..<place + width])
      let value = Bytes.big(
        generator.chance(oneIn: 2) ? generator.edgeValue(near: old) : UInt32(generator.integer(in: 0...0xFFFF)))
      mutant.replaceSubrange(place..<place + width, with: value.suffix(width))
    }
    if generator.chance(oneIn: 6) { mutant = cut(mutant, &generator) }
    return mutant.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? withChecksums(mutant) : mutant
  }

  private static func cut(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let first = generator.integer(in: 0...bytes.count)
    let last = min(bytes.count, first + generator.element(of: [1, 4, 100, bytes.count]))
    return Array(bytes[..<first])
      + (generator.chance(oneIn: 2) ? [] : generator.bytes(count: generator.integer(in: 0...16))) + bytes[last...]
  }

  private static func withChecksums(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var place = 8
    while place + 12 <= bytes.count {
      let end = place + 8 + Int(Bytes.number(bytes[place..<place + 4]))
      guard end + 4 <= bytes.count else { break }
      bytes.replaceSubrange(end..<end + 4, with: Bytes.big(Zlib.crc(bytes[place + 4..<end])))
      place = end + 4
    }
    return bytes
  }
}

/// GIF files (GIF89a): blocks of pictures, extensions and comments.
enum FuzzedGIF {
  /// Makes one file.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    func side(_ right: UInt32) -> [UInt8] {
      Bytes.little(UInt16(truncatingIfNeeded: generator.chance(oneIn: care) ? generator.edgeValue(near: right) : right))
    }
    var file = Array("GIF89a".utf8) + side(8) + side(8) + [0x91, 0, 0] + generator.bytes(count: 12)
    for _ in 0..<generator.integer(in: 1...4) {
      if generator.chance(oneIn: 2) { file += [0x21, 0xF9, 4] + generator.bytes(count: 4) + [0] }
      if generator.chance(oneIn: 3) { file += [0x21, 0xFE] + block(HostileText.bytes(&generator)) + [0] }
      if generator.chance(oneIn: 3) {
        file += [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + FuzzedXMP.make(&generator) + [1, 0]
      }
      file +=
        [0x2C] + side(0) + side(0) + side(8) + side(8) + [
          UInt8(generator.chance(oneIn: care) ? generator.integer(in: 0...255) : 0)
        ]
      // Codes of two bits: clear, some pixels, end.
      let codes: [UInt8] =
        generator.chance(oneIn: care)
        ? generator.bytes(count: generator.integer(in: 0...60)) : [0x84, 0x8F, 0xA9, 0xCB, 0xED, 0x05]
      file += [generator.chance(oneIn: care) ? UInt8(generator.integer(in: 0...255)) : 2] + block(codes) + [0]
    }
    return file + [0x3B]
  }

  private static func block(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8(clamping: bytes.count)] + bytes.prefix(255)
  }
}
