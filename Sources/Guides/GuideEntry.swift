import InteractionService

/// An entry of a guide, in the order of the document.
enum GuideEntry {
  /// A `channel` element.
  case channel(ChannelEntry)
  /// A `programme` element.
  case programme(ProgrammeEntry)
  /// A problem with the form of the document.
  case anomaly(GuideProblem.Anomaly, line: Int)
}

/// A `channel` element as it is written.
struct ChannelEntry {
  /// The line on which it begins.
  let line: Int
  /// Its attribute `id`; empty if it is missing.
  let id: String
  /// Its `display-name` elements, the first of each language.
  var names = TextsByLanguage()
}

/// A `programme` element as it is written.
struct ProgrammeEntry {
  /// The line on which it begins.
  let line: Int
  /// Its attribute `channel`; empty if it is missing.
  let channel: String
  /// Its attribute `start`; empty if it is missing.
  let start: String
  /// Its attribute `stop`; empty if it is missing.
  let stop: String
  /// Its `title` elements, the first of each language.
  private(set) var titles = TextsByLanguage()
  private var subtitles = TextsByLanguage()
  private var descriptions = TextsByLanguage()

  init(line: Int, channel: String, start: String, stop: String) {
    (self.line, self.channel, self.start, self.stop) = (line, channel, start, stop)
  }

  /// Adds the text of a child element; a channel's name is ignored.
  mutating func add(_ text: GuideText) {
    switch text.kind {
    case .name: break
    case .title: titles.add(text)
    case .subtitle: subtitles.add(text)
    case .description: descriptions.add(text)
    }
  }

  /// The subtitle and the description, joined by a dot if there are both; nil if there is neither.
  var summary: LocalText? {
    let texts = subtitles.byLanguage.merging(descriptions.byLanguage) { "\($0) · \($1)" }
    return texts.isEmpty ? nil : LocalText(texts)
  }
}

/// Texts by language: the first of each, of at most 50 languages.
struct TextsByLanguage {
  private static let languageLimit = 50

  /// The texts by canonical language tag.
  private(set) var byLanguage: [String: String] = [:]
  /// The text that was added first; nil if there is none.
  private(set) var first: String?

  /// Adds a text, unless it is empty or there is already one of its language.
  mutating func add(_ text: GuideText) {
    guard !text.text.isEmpty, byLanguage[text.language] == nil, byLanguage.count < Self.languageLimit else { return }
    byLanguage[text.language] = text.text
    if first == nil { first = text.text }
  }
}
