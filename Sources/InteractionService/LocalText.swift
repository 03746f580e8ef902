/// Words in one or several languages, keyed by language tag (BCP 47): `{"en": "Golden hour", "zh-Hans": "黄金时刻"}`.
public struct LocalText: Hashable, Codable, Sendable {
  /// The words of each language.
  public var texts: [String: String]

  /// Words in several languages; none at all are no words.
  public init(_ texts: [String: String]) {
    self.texts = texts
  }

  /// Words in a language: its own, else English, else those of the tag that is first by name; empty where there are none.
  public func callAsFunction(_ language: String) -> String {
    texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }

  /// Reads an object of texts, or a single text, which is then English.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      texts = ["en": try container.decode(String.self)]
    } catch DecodingError.typeMismatch {
      texts = try container.decode([String: String].self)
    }
  }

  /// Writes an object of texts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}

extension LocalText: ExpressibleByStringLiteral {
  /// Words in English.
  public init(stringLiteral words: String) {
    self.init(["en": words])
  }
}
