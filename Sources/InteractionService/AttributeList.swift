import Attributes

/// Attributes as a schedule file writes them: an object with their names as members, `{"model": "Canon EOS 5D", "iso": 6400}`.
public struct AttributeList: Hashable, Sendable {
  /// The attributes, at most one of each name, in the order of ``Attributes/AttributeName``.
  public let attributes: [Attribute]

  /// Creates a list in the order of ``Attributes/AttributeName``; the last of several attributes with one name is kept.
  public init(_ attributes: [Attribute]) {
    let byName = Dictionary(attributes.map { ($0.name, $0) }) { $1 }
    self.attributes = AttributeName.allCases.compactMap { byName[$0] }
  }

  /// Whether there are no attributes.
  public var isEmpty: Bool { attributes.isEmpty }
}

extension AttributeList: ExpressibleByArrayLiteral {
  /// Creates a list from its attributes.
  public init(arrayLiteral attributes: Attribute...) {
    self.init(attributes)
  }
}

extension AttributeList: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads an object.
  ///
  /// - Throws: `DecodingError` for an unknown name, a value of the wrong type and a number that is not finite.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      try container.allKeys.map { key in
        guard let name = AttributeName(rawValue: key.stringValue) else {
          throw DecodingError.dataCorruptedError(
            forKey: key, in: container, debugDescription: "expected the name of an attribute, such as model")
        }
        guard name.isNumeric else { return Attribute(name, try container.decode(String.self, forKey: key)) }
        let number = try container.decode(Double.self, forKey: key)
        guard number.isFinite else {
          throw DecodingError.dataCorruptedError(
            forKey: key, in: container, debugDescription: "expected a finite number")
        }
        return Attribute(name, number)
      })
  }

  /// Writes an object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for attribute in attributes {
      let key = Key(stringValue: attribute.name.rawValue)
      switch attribute.value {
      case .text(let text): try container.encode(text, forKey: key)
      case .number(let number): try container.encode(number, forKey: key)
      }
    }
  }
}
