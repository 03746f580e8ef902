import Calls
import InteractionService

/// The first pass over a guide: it collects the channels and problems, and the times of all programmes.
///
/// Texts of programmes are not kept; the second pass reads them again.
struct GuideValidator {
  /// The most channels that are read.
  static let channelLimit = 5_000
  /// The longest part of an invalid time that is reported, bytes.
  private static let reportedTimeBytes = 60

  /// The channels, in the order in which the document first names them.
  private(set) var channels: [Channel] = []
  /// The times of the programmes, resolved after ``finish()``.
  private(set) var index = ProgrammeIndex()
  /// The number of programmes that are not skipped, known after ``finish()``.
  private(set) var programmeCount = 0

  /// The zone of times that state none; nil for UTC, which is reported.
  private let zone: ZoneOffsets?
  private var problemList = GuideProblemList()
  private var channelPositions: [String: Int] = [:]

  /// A channel that the guide declares or that a programme names.
  struct Channel {
    /// Its id, not empty.
    let id: String
    /// The line of its declaration, or of the first entry that names it.
    var line: Int
    /// Its names by language; nil until it is declared.
    var names: [String: String]?
    /// The number that it states; nil if there is none.
    var numbering: ChannelNumbering?
    /// The number of its programmes.
    var programmeCount = 0
  }

  /// - Parameter zone: The zone of times that state none; nil for UTC, which is reported.
  init(zone: ZoneOffsets? = nil) {
    self.zone = zone
  }

  /// The problems, by line; complete after ``finish()``.
  var problems: [GuideProblem] { problemList.problems }

  /// Adds an entry of the document.
  mutating func add(_ entry: GuideEntry) {
    switch entry {
    case .channel(let channel): add(channel)
    case .programme(let programme):
      if let slot = slot(of: programme) { index.append(slot) } else { index.appendSkipped() }
    case .anomaly(let anomaly, let line): problemList.report(anomaly, onLine: line)
    case .repair(let repair): problemList.report(repair)
    }
  }

  /// Completes the pass: resolves the times of the programmes, and sorts the problems.
  mutating func finish() {
    for channel in channels where channel.names == nil {
      problemList.report(.unknownChannel(channel: channel.id, count: channel.programmeCount), onLine: channel.line)
    }
    var problemList = problemList
    programmeCount = index.resolve { slot, anomaly in
      let name = GuideProblem.ProgrammeName(
        channel: channels[Int(slot.channel)].id, start: Instant(unixMS: slot.start * 1_000))
      problemList.report(GuideProblem.Anomaly(anomaly, of: name), onLine: Int(slot.line))
    }
    problemList.finish()
    self.problemList = problemList
  }
}

// MARK: - Channels

extension GuideValidator {
  private mutating func add(_ entry: ChannelEntry) {
    guard !entry.id.isEmpty else {
      return problemList.report(.channelWithoutID(name: entry.names.first ?? ""), onLine: entry.line)
    }
    guard let position = position(ofChannel: entry.id, onLine: entry.line) else { return }
    guard channels[position].names == nil else {
      return problemList.report(
        .duplicateChannel(channel: entry.id, formerLine: channels[position].line), onLine: entry.line)
    }
    if entry.names.first == nil { problemList.report(.noName(channel: entry.id), onLine: entry.line) }
    let numbering = entry.numbering
    var names = entry.names
    if let plain = numbering?.plainName { names.replaceFirst(by: plain) }
    (channels[position].names, channels[position].numbering) = (names.byLanguage, numbering)
    channels[position].line = entry.line
  }

  /// Returns the position of a channel, which is added if it is new; nil if there are too many.
  private mutating func position(ofChannel id: String, onLine line: Int) -> Int? {
    if let position = channelPositions[id] { return position }
    guard channels.count < Self.channelLimit else {
      problemList.reportOnce(.tooMany(things: .channels, limit: Self.channelLimit), onLine: line)
      return nil
    }
    channelPositions[id] = channels.count
    channels.append(Channel(id: id, line: line))
    return channels.count - 1
  }
}

// MARK: - Programmes

extension GuideValidator {
  /// Returns the times of a programme; nil if it is skipped, which is reported.
  private mutating func slot(of entry: ProgrammeEntry) -> ProgrammeIndex.Slot? {
    guard !index.isFull else {
      problemList.reportOnce(.tooMany(things: .programmes, limit: ProgrammeIndex.programmeLimit), onLine: entry.line)
      return nil
    }
    guard let start = start(of: entry), let title = title(of: entry, start: start),
      let duration = durationSeconds(of: entry, from: start),
      let position = position(ofChannel: entry.channel, onLine: entry.line)
    else { return nil }
    channels[position].programmeCount += 1
    return ProgrammeIndex.Slot(
      start: start.unixMS / 1_000, titleHash: title.hashValue, durationSeconds: duration, channel: Int32(position),
      ordinal: Int32(index.programmeCount), line: Int32(clamping: entry.line))
  }

  private mutating func start(of entry: ProgrammeEntry) -> Instant? {
    if entry.channel.isEmpty {
      problemList.report(.programmeWithoutChannel, onLine: entry.line)
    } else if entry.start.isEmpty {
      problemList.report(.noStart(channel: entry.channel), onLine: entry.line)
    } else if let start = time(entry.start, onLine: entry.line) {
      return start.instant
    } else {
      let text = entry.start.cut(toBytes: Self.reportedTimeBytes)
      problemList.report(.badStart(text: text, channel: entry.channel), onLine: entry.line)
    }
    return nil
  }

  private mutating func title(of entry: ProgrammeEntry, start: Instant) -> String? {
    if entry.titles.first == nil {
      problemList.report(.noTitle(programme: .init(channel: entry.channel, start: start)), onLine: entry.line)
    }
    return entry.titles.first
  }

  /// Returns the duration of a programme, or `unknownDuration`; nil if it stops before it starts.
  private mutating func durationSeconds(of entry: ProgrammeEntry, from start: Instant) -> Int32? {
    guard !entry.stop.isEmpty else { return ProgrammeIndex.Slot.unknownDuration }
    guard let time = time(entry.stop, onLine: entry.line) else {
      let text = entry.stop.cut(toBytes: Self.reportedTimeBytes)
      problemList.report(.badStop(text: text, channel: entry.channel), onLine: entry.line)
      return ProgrammeIndex.Slot.unknownDuration
    }
    // When clocks are set back, a local time occurs twice; the stop is the first one after the start.
    let stop = time.instant > start ? time.instant : time.second
    guard stop > start else {
      problemList.report(
        .stopBeforeStart(programme: .init(channel: entry.channel, start: start), stop: stop), onLine: entry.line)
      return nil
    }
    return Int32(clamping: stop.milliseconds(since: start) / 1_000)
  }

  /// Reads a time and reports its anomalies; nil if it is invalid.
  private mutating func time(_ text: String, onLine line: Int) -> GuideTime? {
    guard let time = GuideTime(text, in: zone) else { return nil }
    if time.isUnusual { problemList.report(.unusualTime(text: text, taken: time.instant), onLine: line) }
    switch time.zone {
    case .clear: break
    case .absent where zone != nil: break
    case .absent: problemList.report(.noZone(count: 1), onLine: line)
    case .ambiguous(let name, let minutes):
      problemList.report(.ambiguousZone(zone: name, offset: .init(minutes: minutes), count: 1), onLine: line)
    }
    return time
  }
}

extension GuideProblem.Anomaly {
  /// Creates a problem with the times of a programme.
  fileprivate init(_ anomaly: ProgrammeIndex.Anomaly, of name: GuideProblem.ProgrammeName) {
    switch anomaly {
    case .duplicate(let line): self = .duplicate(programme: name, formerLine: Int(line))
    case .sameStart(let line): self = .sameStart(programme: name, otherLine: Int(line))
    case .overlap(let next): self = .overlap(programme: name, next: Instant(unixMS: next * 1_000))
    case .noStop(let given): self = .noStop(programme: name, given: Instant(unixMS: given * 1_000))
    }
  }
}
