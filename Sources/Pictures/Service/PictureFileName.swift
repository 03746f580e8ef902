import Calls
import Screen

/// The name of a picture in the disk cache: everything that determines the picture, in letters, digits, `-` and `%`.
///
/// Names are not hashed, so that they cannot collide.
struct PictureFileName {
  /// To be raised whenever the same request gives another picture than before, or the format of the files changes.
  private static let formatVersion = 7
  /// A longer reference would exceed the 255 bytes that a file name may have.
  private static let longestReferenceBytes = 100

  /// The name without an extension, at most 200 bytes.
  let text: String

  /// The name of a picture of the album, by its reference; nil for any other source, and for a reference that is empty or
  /// longer than 100 bytes when it is escaped.
  init?(_ request: ImageRequest) {
    guard case .album(let reference) = request.source else { return nil }
    let escaped = reference.utf8.map(Self.escaped).joined()
    guard (1...Self.longestReferenceBytes).contains(escaped.utf8.count) else { return nil }
    self.init(request, content: "c\(escaped)")
  }

  /// The name of a picture that is decoded from an open file; it changes with the file.
  init(_ request: ImageRequest, file: OpenFile.Identity) {
    let numbers = [
      file.device, file.inode, UInt64(truncatingIfNeeded: file.sizeBytes), UInt64(bitPattern: file.changedNS),
    ]
    self.init(request, content: "f" + numbers.map { String($0, radix: 16) }.joined(separator: "-"))
  }

  private init(_ request: ImageRequest, content: String) {
    let backdrop = [request.backdrop.red, request.backdrop.green, request.backdrop.blue].map { String($0, radix: 16) }
    let parts = [
      String(Self.formatVersion), content, String(request.size.columns), String(request.size.rows),
      request.treatment.rawValue, backdrop.joined(separator: "-"), request.depth.rawValue, request.glyphs.rawValue,
    ]
    text = parts.joined(separator: "-")
  }

  private static func escaped(_ byte: UInt8) -> String {
    let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    return isPlain ? String(UnicodeScalar(byte)) : "%" + String(256 + Int(byte), radix: 16).dropFirst()
  }
}
