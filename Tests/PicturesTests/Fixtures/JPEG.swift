/// A small photo as a JPEG file, with the EXIF tags that a test needs.
enum JPEG {
  /// Width of the picture, a grey ramp from left to right, in pixels.
  static let width = 24
  /// Height of the picture in pixels.
  static let height = 16

  /// Creates the file; without tags it has no EXIF segment, and without a profile none for it.
  static func photo(_ tags: [ExifTag] = [], profile: [UInt8] = []) -> [UInt8] {
    let colours = profile.isEmpty ? [] : segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile)
    return photo(segments: (tags.isEmpty ? [] : exif(tags)) + colours)
  }

  /// Creates the file with some segments before the picture.
  static func photo(segments: [UInt8]) -> [UInt8] {
    [0xFF, 0xD8] + segments + body
  }

  /// Creates an EXIF segment.
  static func exif(_ tags: [ExifTag]) -> [UInt8] {
    segment(0xE1, Array("Exif\0\0".utf8) + ExifTag.tiff(tags))
  }

  /// Creates an XMP segment; the properties are attributes of RDF, `exif:GPSLatitude="52,27.5N"`.
  static func xmp(_ properties: String) -> [UInt8] {
    segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmpPacket(properties))
  }

  /// Creates an XMP packet with some properties.
  static func xmpPacket(_ properties: String) -> [UInt8] {
    Array(
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
      xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \(properties)/></rdf:RDF></x:xmpmeta>
      """.utf8)
  }

  /// Creates an IPTC segment of data sets: the number of the record, that of the data set, and the bytes.
  static func iptc(_ sets: [(record: UInt8, set: UInt8, bytes: [UInt8])]) -> [UInt8] {
    var data: [UInt8] = []
    for (record, set, bytes) in sets { data += [0x1C, record, set, 0, UInt8(bytes.count)] + bytes }
    let resource = Array("8BIM".utf8) + [0x04, 0x04, 0, 0, 0, 0, 0, UInt8(data.count)] + data
    return segment(0xED, Array("Photoshop 3.0\0".utf8) + resource + (data.count % 2 == 0 ? [] : [0]))
  }

  /// Creates a segment of a marker.
  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  private static let body = bytes(
    """
    ffe000104a46494600010100000100010000ffdb004300140e0f120f0d14121012171514181e32211e1c1c1e3d2c2e243249404c4b4740464550\
    5a736250556d5645466488656d777b8182814e608d978c7d96737e817cffc0000b080010001801011100ffc40015000101000000000000000000\
    00000000000607ffc400161000030000000000000000000000000000000441ffda0008010100003f00349410250409427e941025040943ffd9
    """)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

/// One EXIF tag with its value as stored in a file (Exif 2.32, 4.6.2).
struct ExifTag {
  enum Directory { case image, photo, position }

  let directory: Directory
  let number: UInt16
  let type: UInt16
  let count: UInt32
  let value: [UInt8]

  /// Creates a text that ends with a NUL.
  static func text(_ number: UInt16, _ text: String, in directory: Directory = .photo) -> ExifTag {
    raw(number, Array(text.utf8) + [0], in: directory)
  }

  /// Creates a text from bytes, without adding a NUL.
  static func raw(_ number: UInt16, _ bytes: [UInt8], in directory: Directory = .photo) -> ExifTag {
    ExifTag(directory: directory, number: number, type: 2, count: UInt32(bytes.count), value: bytes)
  }

  /// Creates one or several numbers of 16 bits.
  static func short(_ number: UInt16, _ values: UInt16..., in directory: Directory = .photo) -> ExifTag {
    ExifTag(
      directory: directory, number: number, type: 3, count: UInt32(values.count),
      value: values.flatMap { littleEndian($0) })
  }

  /// Creates a number of 32 bits.
  static func long(_ number: UInt16, _ value: UInt32) -> ExifTag {
    ExifTag(directory: .photo, number: number, type: 4, count: 1, value: littleEndian(value))
  }

  /// Creates one or several unsigned fractions.
  static func rationals(
    _ number: UInt16, _ fractions: (UInt32, UInt32)..., in directory: Directory = .position
  ) -> ExifTag {
    ExifTag(
      directory: directory, number: number, type: 5, count: UInt32(fractions.count),
      value: fractions.flatMap { littleEndian($0.0) + littleEndian($0.1) })
  }

  /// Creates a value of any type.
  static func bytes(_ number: UInt16, type: UInt16, _ bytes: [UInt8], in directory: Directory = .photo) -> ExifTag {
    ExifTag(directory: directory, number: number, type: type, count: UInt32(bytes.count), value: bytes)
  }

  /// Creates a fraction, which is signed if the numerator is negative.
  static func rational(_ number: UInt16, _ numerator: Int64, _ denominator: Int64) -> ExifTag {
    ExifTag(
      directory: .photo, number: number, type: numerator < 0 ? 10 : 5, count: 1,
      value: littleEndian(UInt32(truncatingIfNeeded: numerator)) + littleEndian(UInt32(truncatingIfNeeded: denominator))
    )
  }

  /// Creates a TIFF structure with the tags: first the image's directory, then the photo's and that of the position.
  static func tiff(_ tags: [ExifTag]) -> [UInt8] {
    func sorted(_ directory: Directory) -> [ExifTag] {
      tags.filter { $0.directory == directory }.sorted { $0.number < $1.number }
    }
    func pointers(_ photo: Int, _ position: Int) -> [ExifTag] {
      [(0x8769, photo), (0x8825, position)].map { number, target in
        ExifTag(directory: .image, number: number, type: 4, count: 1, value: littleEndian(UInt32(target)))
      }
    }
    let photoStart = 8 + bytes(of: sorted(.image) + pointers(0, 0), at: 8).count
    let photo = bytes(of: sorted(.photo), at: photoStart)
    let positionStart = photoStart + photo.count
    let image = bytes(of: sorted(.image) + pointers(photoStart, positionStart), at: 8)
    return [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] + image + photo + bytes(of: sorted(.position), at: positionStart)
  }

  private static func bytes(of tags: [ExifTag], at offset: Int) -> [UInt8] {
    var entries: [UInt8] = littleEndian(UInt16(tags.count))
    var values: [UInt8] = []
    let valuesOffset = offset + 2 + 12 * tags.count + 4
    for tag in tags {
      entries += littleEndian(tag.number) + littleEndian(tag.type) + littleEndian(tag.count)
      if tag.value.count <= 4 {
        entries += tag.value + [UInt8](repeating: 0, count: 4 - tag.value.count)
      } else {
        entries += littleEndian(UInt32(valuesOffset + values.count))
        values += tag.value
        if values.count % 2 == 1 { values.append(0) }
      }
    }
    return entries + [0, 0, 0, 0] + values
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
