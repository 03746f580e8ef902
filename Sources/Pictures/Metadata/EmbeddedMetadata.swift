import Calls

/// The metadata blocks in a picture's file, found by the structure of the file alone.
///
/// Exiv2 refuses a whole file for a part of it that it cannot read, such as a colour profile of the wrong length. These blocks are
/// put into a file of their own, which Exiv2 reads.
struct EmbeddedMetadata {
  /// The TIFF structure with the EXIF tags; nil where there is none.
  var exif: [UInt8]?
  /// The XMP packet; nil where there is none.
  var xmp: [UInt8]?
  /// The segments with metadata of a JPEG, each with its marker and length; empty for other formats.
  var segments: [UInt8] = []

  /// The largest block that is read, in bytes.
  static let largestBlock = 32 << 20

  /// Finds the metadata of a file; nil where there are none, or where the format has no other structure than Exiv2's own.
  init?(_ file: OpenFile, format: MediaFormat) {
    do throws(ImageFailure) {
      switch format {
      case .jpeg: segments = try Self.segments(file)
      case .png: (exif, xmp) = try Self.chunks(ofPNG: file)
      case .webp: (exif, xmp) = try Self.chunks(ofWebP: file)
      case .heif, .avif: (exif, xmp) = try Self.items(file)
      default: return nil
      }
    } catch {
      return nil
    }
    if exif == nil && xmp == nil && segments.isEmpty { return nil }
  }

  /// A file with nothing but the metadata: a JPEG of the segments, else a WebP file of two chunks.
  var container: [UInt8] {
    if !segments.isEmpty { return [0xFF, 0xD8] + segments + [0xFF, 0xDA, 0, 2, 0xFF, 0xD9] }
    let chunks = Self.chunk("EXIF", exif) + Self.chunk("XMP ", xmp)
    return Array("RIFF".utf8) + Self.littleEndian(4 + chunks.count) + Array("WEBP".utf8) + chunks
  }

  private static func chunk(_ name: String, _ body: [UInt8]?) -> [UInt8] {
    guard let body else { return [] }
    return Array(name.utf8) + littleEndian(body.count) + body + (body.count.isMultiple(of: 2) ? [] : [0])
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// Returns the TIFF structure in a block that may begin with `Exif`, NULs or the like; nil where there is none within its first 64
  /// bytes.
  static func tiff(in block: ArraySlice<UInt8>) -> [UInt8]? {
    let start = block.indices.prefix(64).first { index in
      block[index...].starts(with: [0x49, 0x49, 0x2A, 0]) || block[index...].starts(with: [0x4D, 0x4D, 0, 0x2A])
    }
    return start.map { Array(block[$0...]) }
  }
}

extension EmbeddedMetadata {
  /// JPEG (ITU-T T.81, annex B): the segments APP1 (EXIF, XMP) and APP13 (IPTC) before the first scan.
  private static func segments(_ file: OpenFile) throws(ImageFailure) -> [UInt8] {
    var segments: [UInt8] = []
    var offset = 2
    while segments.count < largestBlock {
      let head = try file.bytes(at: offset, count: 4)
      guard head.count == 4, head[0] == 0xFF, head[1] != 0xDA, head[1] != 0xD9 else { break }
      if head[1] == 0xFF {
        offset += 1
        continue
      }
      let length = Int(head[2]) << 8 | Int(head[3])
      guard length >= 2 else { break }
      if head[1] == 0xE1 || head[1] == 0xED {
        var body = try file.bytes(at: offset + 4, count: length - 2)
        // A file that ends within a segment may still hold the tags at its beginning.
        body += [UInt8](repeating: 0, count: length - 2 - body.count)
        segments += head + body
      }
      offset += 2 + length
    }
    return segments
  }

  /// PNG (third edition): the chunk `eXIf`, and XMP as an uncompressed `iTXt` chunk.
  private static func chunks(ofPNG file: OpenFile) throws(ImageFailure) -> (exif: [UInt8]?, xmp: [UInt8]?) {
    let keyword = Array("XML:com.adobe.xmp\0".utf8)
    var (exif, xmp): ([UInt8]?, [UInt8]?)
    var offset = 8
    while true {
      let head = try file.bytes(at: offset, count: 8)
      guard head.count == 8 else { return (exif, xmp) }
      let length = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
      let type = head[4...]
      if length <= largestBlock, type.elementsEqual("eXIf".utf8) {
        exif = tiff(in: try file.bytes(at: offset + 8, count: length)[...])
      } else if length <= largestBlock, type.elementsEqual("iTXt".utf8) {
        let body = try file.bytes(at: offset + 8, count: length)
        // Behind the keyword: whether it is compressed, the method, a language and a translated keyword, both with NUL.
        if body.starts(with: keyword + [0]) {
          let rest = body.dropFirst(keyword.count + 2).drop { $0 != 0 }.dropFirst().drop { $0 != 0 }.dropFirst()
          xmp = Array(rest)
        }
      }
      offset += 12 + length
    }
  }

  /// WebP (RFC 9649): the chunks `EXIF` and `XMP `.
  private static func chunks(ofWebP file: OpenFile) throws(ImageFailure) -> (exif: [UInt8]?, xmp: [UInt8]?) {
    var (exif, xmp): ([UInt8]?, [UInt8]?)
    var offset = 12
    while true {
      let head = try file.bytes(at: offset, count: 8)
      guard head.count == 8 else { return (exif, xmp) }
      let length = head[4...].reversed().reduce(0) { $0 << 8 | Int($1) }
      if length <= largestBlock, head[..<4].elementsEqual("EXIF".utf8) {
        exif = tiff(in: try file.bytes(at: offset + 8, count: length)[...])
      } else if length <= largestBlock, head[..<4].elementsEqual("XMP ".utf8) {
        xmp = try file.bytes(at: offset + 8, count: length)
      }
      offset += 8 + length + length % 2
    }
  }
}
