import Calls

/// The texts of the pages in all languages.
public struct PageTexts: Sendable {
  /// Returns the sentence about a failure in a language.
  public typealias FailureText = @Sendable (ServiceFailure, PageLanguage) -> String

  private let sentences: [PageLanguage: [String: String]]
  private let failureText: FailureText

  /// Creates texts.
  ///
  /// - Parameter sentences: The sentences by their keys (see ``PagePhrase``), by language.
  public init(sentences: [PageLanguage: [String: String]], failureText: @escaping FailureText) {
    (self.sentences, self.failureText) = (sentences, failureText)
  }

  /// Returns a text with its placeholders, such as `{name}`, filled in; its key if it is missing.
  func text(_ phrase: PagePhrase, _ values: [String: String] = [:], in language: PageLanguage) -> String {
    fill(phrase.rawValue, values, language)
  }

  /// Returns the form of a text for a number, with `{count}` filled in.
  func text(_ phrase: PagePhrase, count: Int, in language: PageLanguage) -> String {
    let form = count == 1 && language == .english ? "one" : "other"
    return fill("\(phrase.rawValue).\(form)", ["count": String(count)], language)
  }

  /// Returns the forms of a counted text that a language has.
  func forms(of phrase: PagePhrase, in language: PageLanguage) -> [(name: String, text: String)] {
    ["one", "other"].compactMap { name in sentences[language]?["\(phrase.rawValue).\(name)"].map { (name, $0) } }
  }

  /// Returns the sentence about a failure.
  public func text(_ failure: ServiceFailure, in language: PageLanguage) -> String { failureText(failure, language) }

  private func fill(_ key: String, _ values: [String: String], _ language: PageLanguage) -> String {
    guard let sentence = sentences[language]?[key] else { return key }
    return sentence.replacing(#/\{([a-zA-Z]+)\}/#) { match in values[String(match.output.1)] ?? String(match.output.0) }
  }
}
