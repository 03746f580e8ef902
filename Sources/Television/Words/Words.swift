import Calls
import Device

/// The formatter of one language: phrases, numbers, dates, money and photographic values.
struct Words: Sendable {
  let language: Language
  private let wording: Wording

  init(language: Language, wording: Wording) {
    self.language = language
    self.wording = wording
  }

  /// Returns a phrase with its placeholders filled in; its key if the wording lacks it, so that the gap is visible.
  func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    fill(phrase.rawValue, values)
  }

  /// Returns a phrase that depends on a number, with `{count}` filled in.
  func count(_ phrase: Phrase, _ count: Int, _ values: [String: String] = [:]) -> String {
    // Chinese has one form for every number.
    let form = count == 1 && language == .english ? "one" : "other"
    return fill(phrase.rawValue + "." + form, values.merging(["count": number(count)]) { first, _ in first })
  }

  /// Returns the word after a number that is written separately, such as the `bought` of **812** bought.
  func countWord(_ phrase: Phrase, _ count: Int) -> String {
    self.count(phrase, count)
  }

  /// Returns a theme's name; the file's own if the language has none for it.
  func theme(_ name: String) -> String {
    Phrase(rawValue: "theme." + name).map { self($0) } ?? name
  }

  /// Returns a section label: in capitals if the language has them.
  func label(_ phrase: Phrase) -> String {
    label(self(phrase))
  }

  /// Returns a section label: in capitals if the language has them.
  func label(_ text: String) -> String {
    language == .english ? text.uppercased() : text
  }

  /// Returns the message of a failure: by its code and reason, else by its code, else a general one.
  func failure(_ failure: ServiceFailure) -> String {
    let names = ["failure.\(failure.code.rawValue)", "failure.unknown"]
    let exact = failure.reason.map { "\(names[0]).\($0.rawValue)" }
    let key = ([exact].compactMap(\.self) + names).first { wording.sentences[$0] != nil } ?? names[1]
    var values = failure.parameters
    values["seconds"] = failure.retryAfterMS.map { number(Int(clamping: ($0 + 999) / 1000)) }
    return fill(key, values)
  }

  /// Returns the message of a failure, followed by a sentence that says what is safe or what to do.
  func failure(_ failure: ServiceFailure, _ consequence: Phrase) -> String {
    self.failure(failure) + (language == .english ? " " : "") + self(consequence)
  }

  /// Replaces placeholders in one pass, so that braces in a value stay as they are.
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
