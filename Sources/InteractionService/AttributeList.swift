import Attributes

/// Attributes as documents write them: an object by name, `{"model": "Canon EOS 5D", "iso": 6400}`.
public struct AttributeList: Hashable, Sendable {
  /// The attributes, in the vocabulary's order.
  public let attributes: [Attribute]

  /// A list, which is brought into the vocabulary's order; of one name the last counts.
  public init(_ attributes: [Attribute]) {
    let byName = Dictionary(attributes.map { ($0.name, $0) }) { $1 }
    self.attributes = AttributeName.allCases.compactMap { byName[$0] }
  }

  /// Whether there are none.
  public var isEmpty: Bool { attributes.isEmpty }
}

extension AttributeList: ExpressibleByArrayLiteral {
  /// Attributes one after the other.
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

  /// Reads an object; a name outside the vocabulary, or a value of the wrong kind, is an error.
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
