import Calls

/// A fault in the form of a document that was repaired, so that the rest could be read.
public enum GuideRepair: Hashable, Sendable {
  /// An ampersand that does not begin a reference; read as text.
  case ampersand
  /// A `<` that does not begin a tag; read as text.
  case lessThan
  /// `]]>` outside a CDATA section; it is text.
  case sectionEnd
  /// `--` within a comment; replaced.
  case hyphens
  /// A control character, or another that XML does not have; removed.
  case character(UInt32)
  /// A reference to a character that does not exist; removed.
  case reference(String)
  /// A reference without a semicolon; completed.
  case openReference(String)
  /// A reference to an entity that is not defined; it is text.
  case unknownEntity(String)
  /// A reference to a control character that stands for one of windows-1252.
  case windowsReference(String)
  /// A byte that is not UTF-8; read as windows-1252.
  case byte(UInt8)
  /// Bytes that are not a character in the document's encoding; replaced.
  case noCharacter(UInt8)
  /// The document names an encoding other than its own.
  case encoding(String)
  /// An end tag without a start tag; removed.
  case endTag(String)
  /// An element without an end; ended where its parent or another programme begins.
  case missingEnd(String)
  /// The attributes of a tag were corrected: quotes, a blank between two, a second one of a name.
  case attributes(String)
  /// A tag without `>`.
  case openTag(String)
  /// Text before the document; removed.
  case textBefore
  /// Text after the document; removed.
  case textBehind
  /// The end of the document is followed by another document, or by more entries; read as a part of it.
  case secondDocument
  /// Channels and programmes without the element `tv` around them; added.
  case noRoot
  /// A declaration that may only be at the beginning; removed.
  case declaration
}

extension GuideRepair: WordedProblem {
  /// The first part of the keys of its sentences.
  public static let group = "guideRepair"

  /// The value; bytes and characters in hexadecimal.
  public var values: [String: any Sendable] {
    switch self {
    case .character(let value): ["value": Self.hexadecimal(value)]
    case .byte(let value), .noCharacter(let value): ["value": Self.hexadecimal(UInt32(value))]
    default: reflectedValues
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, (value > 0xFF ? 4 : 2) - digits.utf8.count)) + digits
  }
}
