import InteractionService

/// What stands in a guide.
enum GuideEntry {
  /// A `channel`.
  case channel(ChannelEntry)
  /// A `programme`.
  case programme(ProgrammeEntry)
  /// Something odd about the form.
  case oddity(GuideProblem.Anomaly, line: Int)
}

/// A `channel` as it stands in a guide.
struct ChannelEntry {
  /// The line it begins on.
  let line: Int
  /// Its `id`, empty where it has none.
  let id: String
  /// Its `display-name`s; the first of each language.
  var names = TextsByLanguage()
}

/// A `programme` as it stands in a guide.
struct ProgrammeEntry {
  /// The line it begins on.
  let line: Int
  /// Its `channel`, empty where it names none.
  let channel: String
  /// Its `start`, empty where it has none.
  let start: String
  /// Its `stop`, empty where it has none.
  let stop: String
  /// Its `title`s; the first of each language.
  var titles = TextsByLanguage()
  private var subtitles = TextsByLanguage()
  private var descriptions = TextsByLanguage()

  init(line: Int, channel: String, start: String, stop: String) {
    (self.line, self.channel, self.start, self.stop) = (line, channel, start, stop)
  }

  /// Takes a text in.
  mutating func add(_ text: GuideText.Whole) {
    switch text.kind {
    case .name: break
    case .title: titles.add(text)
    case .subtitle: subtitles.add(text)
    case .description: descriptions.add(text)
    }
  }

  /// What it is about: the episode's title and the description, as far as there are any; nil for neither.
  var summary: LocalText? {
    let texts = subtitles.byLanguage.merging(descriptions.byLanguage) { "\($0) · \($1)" }
    return texts.isEmpty ? nil : LocalText(texts)
  }
}

/// Texts by language; the first of each.
struct TextsByLanguage {
  /// The texts by canonical tag.
  private(set) var byLanguage: [String: String] = [:]
  /// The text that came first; nil where there is none.
  private(set) var first: String?

  /// Takes a text in, unless it is empty or there is one of its language.
  mutating func add(_ text: GuideText.Whole) {
    guard !text.words.isEmpty, byLanguage[text.language] == nil else { return }
    byLanguage[text.language] = text.words
    if first == nil { first = text.words }
  }
}
