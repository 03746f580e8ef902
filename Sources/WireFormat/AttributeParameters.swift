import Attributes
import Calls

extension Attribute {
  /// The value as text: a text unchanged, a number in its shortest decimal form.
  public var wireText: String {
    switch value {
    case .text(let text): text
    case .number(let number): number.description
    }
  }

  /// Creates an attribute from the text of its value; nil for a number that is not decimal or not finite.
  public init?(_ name: AttributeName, wireText text: String) {
    guard name.isNumeric else {
      self.init(name, text)
      return
    }
    // Double also reads hexadecimal numbers and names such as nan.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text) else { return nil }
    self.init(name, value: .number(number))
  }
}

/// Sets of attributes as values of the repeated parameter `set`: `brand:Canon,iso:800`.
///
/// `%` and `,` in a value are percent-encoded. An empty value is the empty set.
public enum AttributeSetText {
  /// Returns a set as text.
  public static func text(_ attributes: [Attribute]) -> String {
    attributes.map { "\($0.name.rawValue):\(escaped($0.wireText))" }.joined(separator: ",")
  }

  /// Reads a set; nil for another form, an unknown name or an invalid value.
  public static func attributes(_ text: String) -> [Attribute]? {
    if text.isEmpty { return [] }
    var attributes: [Attribute] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let colon = part.firstIndex(of: ":"), let name = AttributeName(rawValue: String(part[..<colon])),
        let value = PercentEncoding.decode(part[part.index(after: colon)...]),
        let attribute = Attribute(name, wireText: value)
      else { return nil }
      attributes.append(attribute)
    }
    return attributes
  }

  /// Escapes by Unicode scalars: a comma may carry combining marks.
  private static func escaped(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": scalars.append(contentsOf: "%25".unicodeScalars)
      case ",": scalars.append(contentsOf: "%2C".unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
