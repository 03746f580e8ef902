/// The general entities that a document type defines, with simple texts (XML 1.0, section 4.2).
///
/// Entities in files, parameter entities, and texts with references to other entities are not read: a few nested ones can stand for
/// gigabytes.
struct DocumentEntities {
  /// The longest document type that is read, bytes.
  static let limitBytes = 64 * 1_024
  /// The longest text of an entity, bytes.
  private static let textLimitBytes = 1_024
  /// The most bytes that all references together may add.
  private static let expansionLimitBytes = 16 * 1_048_576

  private var texts: [String: [UInt8]] = [:]
  private var expandedBytes = 0

  /// Creates an empty set.
  init() {}

  /// Reads the entities of a document type; nil where it defines none, or one that is not read.
  init?(documentType: [UInt8]) {
    let text = String(decoding: documentType, as: UTF8.self)
    let count = text.split(separator: "<!ENTITY", omittingEmptySubsequences: false).count - 1
    let matches = text.matches(of: #/<!ENTITY\s+([A-Za-z_:][\w.:\-]{0,80})\s+(?:"([^"]*)"|'([^']*)')\s*>/#)
    guard count > 0, matches.count == count else { return nil }
    for match in matches {
      guard let text = Self.escaped(match.output.2 ?? match.output.3 ?? "") else { return nil }
      // The first definition of a name counts.
      if texts[String(match.output.1)] == nil { texts[String(match.output.1)] = text }
    }
  }

  /// Returns the text for a reference; nil for an unknown entity, and when the texts of all references have become too long.
  mutating func text(of name: String) -> [UInt8]? {
    guard let text = texts[name], expandedBytes + text.count <= Self.expansionLimitBytes else { return nil }
    expandedBytes += text.count
    return text
  }

  /// Returns a text as it can be put into a document, within a text or an attribute; nil if it refers to another entity, or is
  /// too long.
  private static func escaped(_ text: Substring) -> [UInt8]? {
    guard text.utf8.count <= textLimitBytes, !text.contains("%") else { return nil }
    var escaped: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: "\""): escaped += "&quot;".utf8
      case UInt8(ascii: "'"): escaped += "&apos;".utf8
      case UInt8(ascii: "&"):
        switch CharacterReference(Array(rest)[...], isWhole: true) {
        case .valid(let length):
          escaped += rest.prefix(length)
          rest = rest.dropFirst(length)
          continue
        case .replaced(let length, let character, _):
          escaped += character
          rest = rest.dropFirst(length)
          continue
        case .unknown: return nil
        case .none, .incomplete: escaped += "&amp;".utf8
        }
      default: escaped.append(byte)
      }
      rest = rest.dropFirst()
    }
    return escaped
  }
}
