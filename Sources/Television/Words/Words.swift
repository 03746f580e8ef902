import AlbumService
import Attributes
import Calls
import Device

/// The formatter of one language: phrases, numbers, dates, money and photographic values.
struct Words: Sendable {
  let language: Language
  let wording: Wording

  init(language: Language, wording: Wording) {
    self.language = language
    self.wording = wording
  }

  /// The order of lists of names.
  var nameOrder: NameOrder { language == .chinese ? .pinyin : .bytes }

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

  /// Returns the message of a failure, followed by a sentence that says what is safe or what to do.
  ///
  /// - Parameter title: The title of the object of the call; nil if it has none.
  func failure(_ failure: ServiceFailure, _ consequence: Phrase, title: String? = nil) -> String {
    self.failure(failure, title: title) + (language == .english ? " " : "") + self(consequence)
  }

  /// Returns the message of a failure, preceded by a sentence that says what is safe.
  func failure(_ failure: ServiceFailure, after phrase: Phrase) -> String {
    self(phrase) + (language == .english ? " " : "") + self.failure(failure)
  }

  /// Replaces placeholders in one pass, so that braces in a value stay as they are.
  func fill(_ key: String, _ values: [String: String]) -> String {
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
