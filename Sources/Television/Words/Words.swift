import Calls
import Device

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

  /// What a service says of its failure. Services speak English alone: in other languages its kind is said in words of
  /// ours, and theirs follow where they tell more, such as which file it was.
  func failure(_ failure: ServiceFailure) -> String {
    let phrase: Phrase =
      switch failure.kind {
      case .notFound: .failureNotFound
      case .refused: .failureRefused
      case .unavailable: .failureUnavailable
      case .storage: .failureStorage
      }
    return self(phrase, ["details": failure.description])
  }

  /// The same, and what is safe or to be done behind it.
  func failure(_ failure: ServiceFailure, _ consequence: Phrase) -> String {
    self.failure(failure) + (language == .english ? " " : "") + self(consequence)
  }

  /// Puts values in the places of their names, in one go: what a value holds stays as it is, braces and all.
  private func fill(_ key: String, _ values: [String: String]) -> String {
    guard let sentence = wording.sentences[key] else { return key }
    var result = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
