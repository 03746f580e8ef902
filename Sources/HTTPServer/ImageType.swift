import Calls
import Glibc

/// The type of an image by its first bytes, as in the WHATWG MIME Sniffing standard, section 6.1.
enum ImageType {
  /// Returns the media type of a file; `application/octet-stream` for everything that is not a known image.
  static func mimeType(of file: OpenFile) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file.descriptor, &bytes, bytes.count, 0)
    return mimeType(of: bytes.prefix(max(0, count)))
  }

  static func mimeType(of bytes: ArraySlice<UInt8>) -> String {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: "GIF8".utf8) { return "image/gif" }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      return "image/tiff"
    }
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return brandType(bytes.dropFirst(8).prefix(4)) }
    return "application/octet-stream"
  }

  private static func brandType(_ brand: ArraySlice<UInt8>) -> String {
    switch String(decoding: brand, as: UTF8.self) {
    case "avif", "avis": "image/avif"
    case "heic", "heix", "heim", "heis", "mif1": "image/heic"
    default: "application/octet-stream"
    }
  }
}
