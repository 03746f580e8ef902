import Attributes

/// A text in one or several languages, keyed by language tag (BCP 47): `{"en": "Golden hour", "zh-Hans": "黄金时刻"}`.
public struct LocalText: Hashable, Codable, Sendable {
  /// The text in each language; empty if there is no text.
  public var texts: [String: String]

  /// Creates a text from its languages.
  public init(_ texts: [String: String]) {
    self.texts = texts
  }

  /// Returns the text in a language: in the language itself, else in English, else in the language whose tag sorts first.
  ///
  /// - Returns: An empty string if there is no text.
  public func callAsFunction(_ language: String) -> String {
    texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }

  /// Returns the text as a service stores it: without control characters and without white space at its ends. Languages
  /// in which nothing is left are dropped.
  public func sanitizedForStorage() -> LocalText {
    LocalText(texts.compactMapValues { $0.sanitizedForStorage() })
  }

  /// Reads an object of texts by language, or a single string, which is English.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      texts = ["en": try container.decode(String.self)]
    } catch DecodingError.typeMismatch {
      texts = try container.decode([String: String].self)
    }
  }

  /// Writes an object of texts by language.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}

extension LocalText: ExpressibleByStringLiteral {
  /// Creates an English text.
  public init(stringLiteral text: String) {
    self.init(["en": text])
  }
}
