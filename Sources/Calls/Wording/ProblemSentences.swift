/// The sentences about problems in one language, by key; a counted one has the forms `.one` and `.other`.
public struct ProblemSentences: Sendable {
  private let sentences: [String: String]

  /// Creates sentences.
  public init(_ sentences: [String: String]) {
    self.sentences = sentences
  }

  /// Returns the text of a value: of a problem its sentence, of a list its words with separators, of a time RFC 3339.
  public func text(of value: any Sendable) -> String {
    switch value {
    case let value as any Worded: value.text(in: self)
    case let words as [String]: words.joined(separator: sentences["list.separator"] ?? ", ")
    case let instant as Instant: instant.rfc3339
    default: "\(value)"
    }
  }

  /// Returns a sentence with its placeholders filled in; its key and the values if there is none.
  ///
  /// - Parameter values: The values by placeholder; `count`, if there is one, chooses the form of a counted sentence.
  public func text(_ key: String, _ values: [String: any Sendable] = [:]) -> String {
    let texts = values.mapValues(text(of:))
    guard let sentence = sentence(key, count: values["count"] as? Int) else {
      return ([key] + texts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }).joined(separator: ", ")
    }
    // Values are inserted once, so that braces in them are not filled in again.
    return sentence.replacing(#/\{([a-zA-Z]+)\}/#) { match in texts[String(match.output.1)] ?? String(match.output.0) }
  }

  private func sentence(_ key: String, count: Int?) -> String? {
    if let sentence = sentences[key] { return sentence }
    return (count == 1 ? sentences[key + ".one"] : nil) ?? sentences[key + ".other"]
  }
}

/// Words of which one is to be chosen: `a, b or c`.
public struct Alternatives: Worded, Hashable {
  /// The words, at least one.
  public let words: [String]

  /// Creates alternatives.
  public init(_ words: [String]) {
    self.words = words
  }

  /// Returns the text in the language of some sentences.
  public func text(in sentences: ProblemSentences) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return sentences.text(of: Array(words.dropLast())) + sentences.text("list.or") + last
  }
}
