/// A piece of HTML. Texts that are interpolated into it are escaped; other pieces are not.
///
/// Escaped texts are valid as the content of elements and in quoted attributes; they must not be interpolated anywhere else, such as into
/// styles or names of attributes.
public struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The text of the piece.
  public let text: String

  /// Creates a piece from text that is HTML already.
  public init(stringLiteral text: String) {
    self.text = text
  }

  /// Creates a piece from its parts.
  public init(stringInterpolation parts: Parts) {
    text = parts.text
  }

  /// Creates a piece from text that is not HTML.
  public init(escaping text: String) {
    self.text = Self.escaped(text)
  }

  /// The parts of a piece.
  public struct Parts: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Creates an empty list.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    /// Adds HTML.
    public mutating func appendLiteral(_ literal: String) { text += literal }
    /// Adds text, escaped.
    public mutating func appendInterpolation(_ text: String) { self.text += HTML.escaped(text) }
    /// Adds HTML; nothing for nil.
    public mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
    /// Adds pieces of HTML one after another.
    public mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }
  }

  /// Returns text with the characters escaped that have a meaning in HTML, and without those that HTML does not allow (control characters
  /// and noncharacters).
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        if scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint { continue }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension HTML {
  /// Returns the name of a person or a device, whose writing direction does not affect the text around it.
  static func name(_ name: String) -> HTML { "<bdi>\(name)</bdi>" }
}
