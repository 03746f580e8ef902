/// Formats of pictures that are known and not supported, so that such files are not taken for something else.
enum OtherPictures {
  /// The format of a file; nil for none of these.
  ///
  /// - Parameter head: The first bytes of the file.
  static func format(_ head: [UInt8]) -> DetectedFormat? {
    func has(_ signature: [UInt8]) -> Bool { head.starts(with: signature) }
    if let name = documents.first(where: { has($0.signature) })?.name { return .otherPicture(name) }
    if let name = pictures.first(where: { has($0.signature) })?.name { return .plannedPicture(name) }
    if isIcon(head) { return .plannedPicture(head[2] == 1 ? "Windows icon" : "Windows cursor") }
    if isNetpbm(head) { return .plannedPicture("Netpbm") }
    if isPCX(head) { return .plannedPicture("PCX") }
    return isTGA(head) ? .plannedPicture("TGA") : nil
  }

  private static let documents: [(name: String, signature: [UInt8])] = [
    ("Photoshop", Array("8BPS".utf8)), ("PDF", Array("%PDF".utf8)), ("Sigma X3F", Array("FOVb".utf8)),
    ("Apple icon", Array("icns".utf8)), ("PGF", Array("PGF".utf8)), ("DDS", Array("DDS ".utf8)),
    ("SGI", [0x01, 0xDA]), ("JPEG XL", [0xFF, 0x0A]), ("JPEG XL", [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
  ]

  private static let pictures: [(name: String, signature: [UInt8])] = [
    ("XPM", Array("/* XPM */".utf8)), ("GIMP", Array("gimp xcf".utf8)), ("OpenEXR", [0x76, 0x2F, 0x31, 0x01]),
    ("Radiance HDR", Array("#?RADIANCE".utf8)), ("Radiance HDR", Array("#?RGBE".utf8)),
    ("DjVu", Array("AT&TFORM".utf8)), ("FITS", Array("SIMPLE  =".utf8)), ("Sun raster", [0x59, 0xA6, 0x6A, 0x95]),
    ("Windows metafile", [0xD7, 0xCD, 0xC6, 0x9A]), ("JPEG XR", [0x49, 0x49, 0xBC]), ("QOI", Array("qoif".utf8)),
    ("FLIF", Array("FLIF".utf8)), ("BPG", [0x42, 0x50, 0x47, 0xFB]), ("farbfeld", Array("farbfeld".utf8)),
    ("PostScript", Array("%!PS".utf8)), ("PostScript", [0xC5, 0xD0, 0xD3, 0xC6]),
  ]

  /// Windows icons and cursors: a type of 1 or 2, and a first picture behind the list of pictures.
  private static func isIcon(_ head: [UInt8]) -> Bool {
    guard head.count >= 22, head[0] == 0, head[1] == 0, head[2] == 1 || head[2] == 2, head[3] == 0 else { return false }
    let count = Int(head[4]) | Int(head[5]) << 8
    let offset = (18..<22).reversed().reduce(0) { $0 << 8 | Int(head[$1]) }
    return count > 0 && head[9] == 0 && offset >= 6 + 16 * count
  }

  /// Netpbm's formats (PBM, PGM, PPM, PAM, PFM): a letter, a digit, and a blank or line end.
  private static func isNetpbm(_ head: [UInt8]) -> Bool {
    guard head.count >= 7, head[0] == UInt8(ascii: "P"), "1234567Ff".utf8.contains(head[1]) else { return false }
    let rest = head.dropFirst(2).prefix(64).drop { " \t\r\n".utf8.contains($0) }
    guard rest.startIndex > 2, let first = rest.first else { return false }
    if head[1] == UInt8(ascii: "7") { return rest.starts(with: "WIDTH".utf8) || first == UInt8(ascii: "#") }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: "#")
  }

  /// ZSoft's PCX: a version, an encoding, and bits per pixel that exist.
  private static func isPCX(_ head: [UInt8]) -> Bool {
    head.count >= 128 && head[0] == 0x0A && [0, 2, 3, 4, 5].contains(head[1]) && head[2] == 1
      && [1, 2, 4, 8].contains(head[3]) && head[64] == 0 && (1...4).contains(head[65])
  }

  /// Truevision's TGA, which has no signature: a type, a colour map that fits the type, a size, and a depth that exists.
  private static func isTGA(_ head: [UInt8]) -> Bool {
    guard head.count >= 18, head[17] & 0xC0 == 0, [8, 15, 16, 24, 32].contains(head[16]) else { return false }
    let (width, height) = (Int(head[12]) | Int(head[13]) << 8, Int(head[14]) | Int(head[15]) << 8)
    guard width > 0, height > 0 else { return false }
    switch head[1] {
    case 0: return [2, 3, 10, 11].contains(head[2]) && head[3..<8].allSatisfy { $0 == 0 }
    case 1: return [1, 9].contains(head[2]) && [15, 16, 24, 32].contains(head[7]) && head[5] | head[6] != 0
    default: return false
    }
  }
}
