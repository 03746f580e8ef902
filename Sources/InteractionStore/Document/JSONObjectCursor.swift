/// The kinds of objects in a schedule file, and the names of their members; `assets/schema/schedule.schema.json` says the same.
enum JSONObjectCursor: String, CaseIterable {
  case document, channel, schedule, programme, shows
  case scheduled = "appointment"
  case interaction, choice

  /// The members that have to be there.
  var required: [String] {
    switch self {
    case .document: ["version"]
    case .channel: ["id", "number", "name"]
    case .schedule: ["channel", "serial", "from", "until"]
    case .programme: ["id", "start", "stop", "title"]
    case .shows: []
    case .scheduled: ["id", "programme", "at", "durationSeconds"]
    case .interaction: ["id", "type", "title"]
    case .choice: ["id", "label"]
    }
  }

  /// The members that may be there.
  var optional: [String] {
    switch self {
    // Editors find the schema by the member of that name.
    case .document: ["$schema", "channels", "schedules", "interactions"]
    case .channel: []
    case .schedule: ["refreshAfterSeconds", "repeats", "programmes", "interactions"]
    case .programme: ["summary", "shows"]
    case .shows: ["attributes", "album", "order", "secondsEach"]
    case .scheduled: ["show", "resultsAt", "serial", "cancelled", "repeatSeconds"]
    case .interaction: ["text", "choices", "attributes", "right"]
    case .choice: ["note", "attributes"]
    }
  }
}

/// The bounds of a document's numbers and texts.
enum ScheduleBounds {
  static let channelNumber = 1...9_999
  static let serial = 0...9_007_199_254_740_991
  static let appointmentSerial = 1...9_007_199_254_740_991
  static let refreshAfterSeconds = 1...86_400
  static let durationSeconds = 1...600
  static let repeatSeconds = 1...86_400
  static let secondsEach = 2...3_600
  static let choiceCount = 2...6
  /// Letters of a name, a title, a choice.
  static let titleLength = 1...200
  /// Letters of a text or a summary.
  static let textLength = 1...2_000
  /// Bytes of an ID.
  static let idLength = 1...100
  /// A cycle has to last that long, seconds.
  static let cycleSeconds = 60
  /// How often all interactions of a document may take place, those of a cycle counted once.
  static let occurrenceCount = 1_000_000
}
