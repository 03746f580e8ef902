import Attributes

/// Speaks one language: phrases, numbers, dates, money and the values photographers write.
struct Words: Sendable {
  let language: Language
  private let wording: Wording

  init(language: Language, wording: Wording) {
    self.language = language
    self.wording = wording
  }

  /// A phrase; its key where the wording lacks it, so that a hole is seen and not hidden.
  func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    fill(phrase.rawValue, values)
  }

  /// A phrase about a number of things, which fills `{count}` in.
  func count(_ phrase: Phrase, _ count: Int, _ values: [String: String] = [:]) -> String {
    // Chinese has one form for every number.
    let form = count == 1 && language == .english ? "one" : "other"
    return fill(phrase.rawValue + "." + form, values.merging(["count": number(count)]) { first, _ in first })
  }

  /// The word behind a number that is written apart, such as the `bought` of **812** bought.
  func countWord(_ phrase: Phrase, _ count: Int) -> String {
    self.count(phrase, count)
  }

  /// A theme's name; the file's own where the language has none for it.
  func theme(_ name: String) -> String {
    Phrase(rawValue: "theme." + name).map { self($0) } ?? name
  }

  /// A section label: capitals where the language has them.
  func label(_ phrase: Phrase) -> String {
    label(self(phrase))
  }

  /// A section label: capitals where the language has them.
  func label(_ text: String) -> String {
    language == .english ? text.uppercased() : text
  }

  private func fill(_ key: String, _ values: [String: String]) -> String {
    guard var sentence = wording.sentences[key] else { return key }
    for (name, value) in values { sentence = sentence.replacing("{\(name)}", with: value) }
    return sentence
  }
}

extension String {
  /// This text with every occurrence of another replaced; the standard library alone has no such thing.
  fileprivate func replacing(_ pattern: String, with replacement: String) -> String {
    guard !pattern.isEmpty else { return self }
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: pattern) {
      result += rest[..<range.lowerBound]
      result += replacement
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
