import AlbumService
import Device
import Television
import Workspaces

/// The texts of the command line in one language.
struct CommandTexts {
  let language: Language
  private let sentences: [String: String]

  /// The texts in the language of this run, read when the first one is needed.
  static let current = CommandTexts(language: CommandLanguage.current)

  /// The texts in English, for JSON.
  static let english = CommandTexts(language: .english)

  /// Creates texts from sentences by key.
  init(language: Language, sentences: [String: String]) {
    self.language = language
    self.sentences = sentences
  }

  /// Reads the texts of a language: English if they cannot be read, and only the keys if the program's data is missing.
  private init(language: Language) {
    for language in [language, .english] {
      if let wording = try? AssetFolder.ofProcess().commandWording(language) {
        self.init(language: language, sentences: wording.sentences)
        return
      }
    }
    self.init(language: .english, sentences: [:])
  }

  /// Returns a text with its placeholders filled in; its key and the values if it is missing.
  func text(_ phrase: CommandPhrase, _ values: [String: String] = [:]) -> String {
    fill(phrase.rawValue, values)
  }

  /// Returns the form of a text for a number, with `{count}` filled in.
  func text(_ phrase: CommandPhrase, count: Int, _ values: [String: String] = [:]) -> String {
    let form = count == 1 && language == .english ? "one" : "other"
    return fill("\(phrase.rawValue).\(form)", values.merging(["count": String(count)]) { first, _ in first })
  }

  private func fill(_ key: String, _ values: [String: String]) -> String {
    guard let sentence = sentences[key] else {
      return ([key] + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }).joined(separator: ", ")
    }
    // Placeholders are replaced in one pass, so that braces in values are not replaced.
    return sentence.replacing(#/\{([a-zA-Z]+)\}/#) { match in values[String(match.output.1)] ?? String(match.output.0) }
  }

  /// The order of lists of names.
  var nameOrder: NameOrder { language == .chinese ? .pinyin : .bytes }

  /// Returns a name to be put between Chinese characters: with a blank beside each Latin letter or digit at its ends.
  func spaced(_ name: String) -> String {
    guard language != .english else { return name }
    func isLatin(_ character: Character?) -> Bool {
      character.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
    }
    return (isLatin(name.first) ? " " : "") + name + (isLatin(name.last) ? " " : "")
  }

  /// Returns words as a list: `a, b or c`, `a、b 或 c`.
  func list(_ words: [String], _ conjunction: CommandPhrase) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: text(.listSeparator)) + text(conjunction) + last
  }
}
