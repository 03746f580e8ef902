import Calls

/// What a file's structure states about its picture, read without decoding a pixel.
struct FileStructure {
  /// Width and height in pixels as stored; nil where reading them is not cheap.
  var size: (width: Int, height: Int)?
  /// Whether all parts of a complete file are there. This is a cheap guess that saves decoding most files: a damaged file may
  /// pass, and a file that does not may still contain a picture.
  var isIntact: Bool
  /// Whether the file certainly contains a picture, even if it has no metadata; false where checking is not cheap.
  var hasPicture = false

  /// Reads a file's structure. A read that fails makes the file count as not intact.
  init(of file: OpenFile, format: MediaFormat) {
    self.init(size: nil, isIntact: false)
    do throws(ImageFailure) {
      switch format {
      case .jpeg: self = try Self.jpeg(file)
      case .png: self = try Self.png(file)
      case .gif: self = try Self.gif(file)
      case .webp: self = try Self.webp(file)
      case .heif, .avif: self = try Self.isoMedia(file)
      // TIFF has no end marker that could be missing, and too many ways to store pixels. The others are rare.
      case .bmp: size = Self.bitmapSize(try file.bytes(at: 0, count: 26))
      case .jpeg2000: size = Self.jpeg2000Size(try file.bytes(at: 0, count: Self.jpeg2000Header))
      case .svg: size = Drawing.size(try Drawing.contents(of: file).bytes(at: 0, count: DetectedFormat.neededBytes))
      case .tiff, .raw: isIntact = false
      }
    } catch {
      isIntact = false
    }
  }

  private init(size: (width: Int, height: Int)?, isIntact: Bool) {
    self.size = size
    self.isIntact = isIntact
  }

  /// JPEG (ITU-T T.81, annex B): segments up to the first scan, of a process that decoders support, and an end marker.
  private static func jpeg(_ file: OpenFile) throws(ImageFailure) -> FileStructure {
    var structure = FileStructure(size: nil, isIntact: false)
    var offset = 2
    while true {
      let head = try file.bytes(at: offset, count: 9)
      guard head.count == 9, head[0] == 0xFF else { return structure }
      let length = Int(head[2]) << 8 | Int(head[3])
      switch head[1] {
      case 0xFF:
        offset += 1
        continue
      case 0xC0, 0xC1, 0xC2:
        structure.size = nonZero(width: Int(head[7]) << 8 | Int(head[8]), height: Int(head[5]) << 8 | Int(head[6]))
      case 0xDA:
        let hasEnd = try hasJPEGEnd(file)
        structure.isIntact = structure.size != nil && hasEnd
        return structure
      default:
        break
      }
      guard length >= 2 else { return structure }
      offset += 2 + length
    }
  }

  /// Whether the end marker is among the last bytes: cameras append a little data behind it.
  private static func hasJPEGEnd(_ file: OpenFile) throws(ImageFailure) -> Bool {
    let tail = try file.bytes(at: max(0, file.sizeBytes - 4_096), count: 4_096)
    return zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  /// PNG (ISO/IEC 15948): the header chunk comes first, the end chunk last.
  private static func png(_ file: OpenFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 0, count: 24)
    guard head.count == 24, head[12..<16].elementsEqual("IHDR".utf8) else {
      return FileStructure(size: nil, isIntact: false)
    }
    let tail = try file.bytes(at: file.sizeBytes - 8, count: 4)
    return FileStructure(
      size: nonZero(width: bigEndian(head[16..<20]), height: bigEndian(head[20..<24])),
      isIntact: tail.elementsEqual("IEND".utf8))
  }

  /// GIF89a: the logical screen's size is little-endian; 0x3B ends the file.
  private static func gif(_ file: OpenFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 0, count: 10)
    guard head.count == 10 else { return FileStructure(size: nil, isIntact: false) }
    let size = nonZero(width: Int(head[6]) | Int(head[7]) << 8, height: Int(head[8]) | Int(head[9]) << 8)
    return FileStructure(size: size, isIntact: try file.bytes(at: file.sizeBytes - 1, count: 1) == [0x3B])
  }

  /// WebP: the RIFF header states the length of the file.
  private static func webp(_ file: OpenFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 0, count: 30)
    guard head.count >= 8 else { return FileStructure(size: nil, isIntact: false) }
    let length = bigEndian(Array(head[4..<8].reversed())[...])
    return FileStructure(size: head.count == 30 ? webpSize(head) : nil, isIntact: length + 8 <= file.sizeBytes)
  }

  /// The size in the first chunk of a WebP file (RFC 9649), whose first 30 bytes these are: that of the canvas, or of the only picture.
  private static func webpSize(_ head: [UInt8]) -> (width: Int, height: Int)? {
    func number(_ range: Range<Int>) -> Int { bigEndian(Array(head[range].reversed())[...]) }
    switch String(decoding: head[12..<16], as: UTF8.self) {
    case "VP8X": return (number(24..<27) + 1, number(27..<30) + 1)
    case "VP8L" where head[20] == 0x2F: return ((number(21..<23) & 0x3FFF) + 1, (number(22..<25) >> 6 & 0x3FFF) + 1)
    case "VP8 " where head[23..<26].elementsEqual([0x9D, 0x01, 0x2A]):
      return nonZero(width: number(26..<28) & 0x3FFF, height: number(28..<30) & 0x3FFF)
    default: return nil
    }
  }

  /// HEIF and AVIF (ISO/IEC 14496-12): boxes follow each other up to the end of the file.
  private static func isoMedia(_ file: OpenFile) throws(ImageFailure) -> FileStructure {
    var structure = FileStructure(size: nil, isIntact: false)
    var offset = 0
    while offset < file.sizeBytes {
      let head = try file.bytes(at: offset, count: 16)
      guard head.count >= 8 else { return structure }
      let length = bigEndian(head[0..<4])
      // 0: up to the end of the file. 1: the length is in the eight bytes behind the type.
      if length == 0 { break }
      let isLong = length == 1 && head.count == 16
      let boxLength = isLong ? bigEndian(head[8..<16]) : length
      guard boxLength >= 8, boxLength <= file.sizeBytes - offset else { return structure }
      if !isLong, boxLength <= longestMeta, head[4..<8].elementsEqual("meta".utf8) {
        let meta = try file.bytes(at: offset + 8, count: boxLength - 8)
        let table = HEIFItemTable(meta: meta[...], fileBytes: file.sizeBytes)
        (structure.hasPicture, structure.size) = (table.isIntact, table.size)
      }
      offset += boxLength
    }
    structure.isIntact = true
    return structure
  }

  /// The `meta` box of a picture has some kilobytes; files with a larger one are decoded to check them.
  static let longestMeta = 1 << 20

  private static func nonZero(width: Int, height: Int) -> (width: Int, height: Int)? {
    width > 0 && height > 0 ? (width, height) : nil
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
