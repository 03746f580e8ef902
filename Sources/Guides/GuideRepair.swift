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
  /// A declaration that may only be at the beginning; removed.
  case declaration

  /// A message for the user: the fault and its repair.
  var message: String {
    switch self {
    case .ampersand: "A bare & was read as &amp;."
    case .lessThan: "A bare < was read as &lt;."
    case .sectionEnd: "A bare ]]> was read as text."
    case .hyphens: "-- is not allowed within a comment; it was replaced."
    case .character(let value): "The character U+\(Self.hexadecimal(value)) is not allowed in XML; it was removed."
    case .reference(let text): "\(text) is not a character that XML allows; it was removed."
    case .unknownEntity(let name): "&\(name); is not defined; it was read as text."
    case .windowsReference(let text): "\(text) is a control character; it was read as windows-1252."
    case .byte(let value): "The byte \(Self.hexadecimal(UInt32(value))) is not UTF-8; it was read as windows-1252."
    case .noCharacter(let value):
      "The byte \(Self.hexadecimal(UInt32(value))) is not a character of the guide's encoding; it was replaced by �."
    case .encoding(let name): "The guide is not in \(name), the encoding that it states; it was read as UTF-8."
    case .endTag(let name): "</\(name)> has no start tag; it was removed."
    case .missingEnd(let name): "<\(name)> has no end tag; one was added here."
    case .attributes(let name): "The attributes of <\(name)> are not written as XML; they were corrected."
    case .openTag(let name): "<\(name) is not closed by >; it was closed."
    case .textBefore: "The text before the guide was removed."
    case .textBehind: "The text after the guide was removed."
    case .secondDocument: "The guide continues after its end tag; it was read to the end of the file."
    case .declaration: "A declaration is only allowed at the beginning; it was removed."
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, (value > 0xFF ? 4 : 2) - digits.utf8.count)) + digits
  }
}
