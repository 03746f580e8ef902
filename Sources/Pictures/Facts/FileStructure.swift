/// What a file's own structure says, without decoding a pixel.
struct FileStructure {
  /// Width and height in pixels as stored; nil where this is not told so cheaply.
  var size: (width: Int, height: Int)?
  /// Whether everything that a whole file has is there. A file that fails may still show a picture, and one that passes
  /// may not: it only spares the decoding of what is most likely sound.
  var isSound: Bool
  /// Whether there is a picture for certain, even if the file says nothing about how it was made. Where it is not told so
  /// cheaply, false.
  var hasPicture = false
  /// The TIFF structure in the first EXIF segment of a JPEG, in bytes of the file.
  var exif: Range<Int>?

  /// Looks through a file. What cannot be read of it makes it unsound.
  init(of file: MediaFile, format: MediaFormat) {
    self.init(size: nil, isSound: false)
    do throws(ImageFailure) {
      switch format {
      case .jpeg: self = try Self.jpeg(file)
      case .png: self = try Self.png(file)
      case .gif: self = try Self.gif(file)
      case .webp: self = try Self.webp(file)
      case .heif, .avif: self = try Self.isoMedia(file)
      // TIFF has no end that could be missed, and too many ways to store pixels.
      case .tiff: isSound = false
      }
    } catch {
      isSound = false
    }
  }

  private init(size: (width: Int, height: Int)?, isSound: Bool) {
    self.size = size
    self.isSound = isSound
  }

  /// JPEG (ITU-T T.81, annex B): segments up to the first scan, of a process that decoders know, and an end.
  private static func jpeg(_ file: MediaFile) throws(ImageFailure) -> FileStructure {
    var structure = FileStructure(size: nil, isSound: false)
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
      case 0xE1 where structure.exif == nil:
        let start = offset + 10
        let isExif = try file.bytes(at: offset + 4, count: 6).elementsEqual("Exif\0\0".utf8)
        if isExif, length > 8, start < file.sizeBytes {
          structure.exif = start..<min(file.sizeBytes, offset + 2 + length)
        }
      case 0xDA:
        let hasEnd = try hasJPEGEnd(file)
        structure.isSound = structure.size != nil && hasEnd
        return structure
      default:
        break
      }
      guard length >= 2 else { return structure }
      offset += 2 + length
    }
  }

  /// Cameras add a little behind the end of a JPEG; a file cut short has none at all in its last bytes.
  private static func hasJPEGEnd(_ file: MediaFile) throws(ImageFailure) -> Bool {
    let tail = try file.bytes(at: max(0, file.sizeBytes - 4_096), count: 4_096)
    return zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  /// PNG (ISO/IEC 15948): the header chunk comes first, the end chunk last.
  private static func png(_ file: MediaFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 0, count: 24)
    guard head.count == 24, head[12..<16].elementsEqual("IHDR".utf8) else {
      return FileStructure(size: nil, isSound: false)
    }
    let tail = try file.bytes(at: file.sizeBytes - 8, count: 4)
    return FileStructure(
      size: nonZero(width: bigEndian(head[16..<20]), height: bigEndian(head[20..<24])),
      isSound: tail.elementsEqual("IEND".utf8))
  }

  /// GIF89a: the logical screen's size is little-endian; 0x3B ends the file.
  private static func gif(_ file: MediaFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 0, count: 10)
    guard head.count == 10 else { return FileStructure(size: nil, isSound: false) }
    let size = nonZero(width: Int(head[6]) | Int(head[7]) << 8, height: Int(head[8]) | Int(head[9]) << 8)
    return FileStructure(size: size, isSound: try file.bytes(at: file.sizeBytes - 1, count: 1) == [0x3B])
  }

  /// WebP: the RIFF header tells how long the file has to be.
  private static func webp(_ file: MediaFile) throws(ImageFailure) -> FileStructure {
    let head = try file.bytes(at: 4, count: 4)
    guard head.count == 4 else { return FileStructure(size: nil, isSound: false) }
    return FileStructure(size: nil, isSound: bigEndian(head.reversed()[...]) + 8 <= file.sizeBytes)
  }

  /// ISO base media files (ISO/IEC 14496-12) are boxes, one behind the other, up to the end.
  private static func isoMedia(_ file: MediaFile) throws(ImageFailure) -> FileStructure {
    var structure = FileStructure(size: nil, isSound: false)
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
        structure.hasPicture = HEIFItemTable(meta: meta[...], fileBytes: file.sizeBytes).isWhole
      }
      offset += boxLength
    }
    structure.isSound = true
    return structure
  }

  /// The metadata of pictures has some kilobytes; those that many items make larger are decoded instead.
  private static let longestMeta = 1 << 20

  private static func nonZero(width: Int, height: Int) -> (width: Int, height: Int)? {
    width > 0 && height > 0 ? (width, height) : nil
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
