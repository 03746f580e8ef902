import Calls
import InteractionService

/// An entry of a guide, in the order of the document.
enum GuideEntry {
  /// A `channel` element.
  case channel(ChannelEntry)
  /// A `programme` element.
  case programme(ProgrammeEntry)
  /// A problem with the form of the document.
  case anomaly(GuideProblem.Anomaly, line: Int)
  /// A fault in the form of the document that was repaired.
  case repair(XMLRepairer.Repair)
}

/// A `channel` element as it is written.
struct ChannelEntry {
  /// The line on which it begins.
  let line: Int
  /// Its attribute `id`; empty if it is missing.
  let id: String
  /// Its `display-name` elements, the first of each language.
  private(set) var names = TextsByLanguage()
  /// The first names in their order, whatever their language.
  private var allNames: [String] = []
  /// Its `lcn` element; nil if it is missing.
  private var statedNumber: String?

  /// The longest channel id that is stored, bytes.
  static let idLimitBytes = 200
  /// The most names in which a number is looked for.
  private static let nameLimit = 20

  init(line: Int, id: String) {
    (self.line, self.id) = (line, id)
  }

  /// The number that it states; nil if there is none.
  var numbering: ChannelNumbering? { ChannelNumbering(stated: statedNumber, names: allNames) }

  /// Adds the text of a child element; those of a programme are ignored.
  mutating func add(_ text: GuideText) {
    switch text.kind {
    case .name:
      names.add(text)
      if allNames.count < Self.nameLimit, !text.text.isEmpty { allNames.append(text.text) }
    case .number: statedNumber = statedNumber ?? text.text
    case .title, .subtitle, .description: break
    }
  }

  /// Returns the replacement for an id that is too long: its beginning and a hash of the whole. Nil for a shorter id.
  static func shortened(_ id: String) -> String? {
    guard id.utf8.count > idLimitBytes else { return nil }
    let hash = String(StableHash.of(id), radix: 16)
    return id.cut(toBytes: idLimitBytes - hash.utf8.count - 1) + "~" + hash
  }
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
    case .name, .number: break
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

  /// Replaces the text that was added first.
  mutating func replaceFirst(by text: String) {
    guard let first, let language = byLanguage.first(where: { $0.value == first })?.key else { return }
    byLanguage[language] = text
    self.first = text
  }

  /// Adds a text, unless it is empty or there is already one of its language.
  mutating func add(_ text: GuideText) {
    guard !text.text.isEmpty, byLanguage[text.language] == nil, byLanguage.count < Self.languageLimit else { return }
    byLanguage[text.language] = text.text
    if first == nil { first = text.text }
  }
}
