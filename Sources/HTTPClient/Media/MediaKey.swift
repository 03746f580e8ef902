import Calls

/// The key under which a rendition of a medium is cached.
public struct MediaKey: Hashable, Sendable {
  /// The origin of the reference, such as the address of its server.
  public var origin: String
  /// The reference to the content, which changes when the content does.
  public var reference: MediaReference
  /// The form of the content.
  public var rendition: Rendition

  /// Creates a key.
  public init(_ server: ServerAddress, _ reference: MediaReference, _ rendition: Rendition) {
    self.init(origin: server.text, reference, rendition)
  }

  /// Creates a key.
  public init(origin: String, _ reference: MediaReference, _ rendition: Rendition) {
    (self.origin, self.reference, self.rendition) = (origin, reference, rendition)
  }

  /// The names of the origin's folder and of the file in it; nil if a name would be longer than file systems allow.
  ///
  /// Different keys have different names, so that no server can replace the content of another one.
  var path: (folder: String, file: String)? {
    let form =
      switch rendition {
      case .original: "original"
      case .thumbnail(let width): "\(width)"
      }
    let folder = Self.escaped(origin)
    let file = Self.escaped(reference.token) + "@" + form
    return folder.utf8.count <= Self.nameLimit && file.utf8.count <= Self.nameLimit ? (folder, file) : nil
  }

  /// The maximum length of a file's name on Linux, bytes.
  private static let nameLimit = 255

  /// Replaces every byte but letters, digits, `-` and `_` by `%` and two digits, so that no name is hidden or has a meaning in a path.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return escaped
  }
}
