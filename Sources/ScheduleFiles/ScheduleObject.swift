import InteractionService

/// The kinds of objects in a schedule file, with the names of their members, as `assets/schema/schedule.schema.json` defines them.
enum ScheduleObject: String, CaseIterable {
  case document, channel, schedule, programme, shows
  case scheduled = "appointment"
  case interaction, choice

  /// The names of the required members.
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

  /// The names of the optional members.
  var optional: [String] {
    switch self {
    // Editors find the schema by this member.
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

/// The bounds of numbers and texts in a schedule file.
enum ScheduleBounds {
  static let channelNumber = Channel.numbers
  static let serial = 0...9_007_199_254_740_991
  static let scheduledSerial = 1...9_007_199_254_740_991
  static let refreshAfterSeconds = 1...86_400
  static let durationSeconds = 1...600
  static let repeatSeconds = 1...86_400
  static let secondsEach = 2...3_600
  static let choiceCount = 2...6
  /// The length of a name, a title or a label, in Unicode scalars.
  static let titleLength = 1...200
  /// The length of a text or a summary, in Unicode scalars.
  static let textLength = 1...2_000
  /// The length of an ID, in bytes.
  static let idLength = 1...100
  /// The length of a channel's ID, in bytes.
  static let channelIDLength = 1...200
  /// The shortest cycle of a schedule that repeats, in seconds.
  static let cycleSeconds = 60
  /// The most occurrences of all interactions of a file; a cycle is counted once.
  static let occurrenceCount = 1_000_000
}
