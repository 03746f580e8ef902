import Calls
import InteractionService

/// The first of two readings of a guide: which channels there are, what is odd, and when each programme begins and ends.
///
/// Of a programme it keeps its times alone; its words are read again when its turn has come.
struct GuideValidator {
  /// The most channels that are read.
  static let channelLimit = 5_000
  /// The most programmes that are read.
  static let programmeLimit = 2_000_000
  /// The longest id that is read, bytes.
  static let idLimitBytes = 200

  /// The channels, in the order in which they were met.
  private(set) var channels: [ValidatedChannel] = []
  /// What is odd, by line once it is settled.
  private(set) var problems: [GuideProblem] = []
  /// The programmes' times.
  private(set) var timetable = ProgrammeIndex()
  /// How many programmes have a place.
  private(set) var placedCount = 0

  private var placeOfChannel: [String: Int] = [:]
  private var zonelessTimes = FirstAndCount()
  private var ambiguousZones: [GuideTime.Zone: FirstAndCount] = [:]
  private var unknownElements: [String: FirstAndCount] = [:]
  private var hasTooMany = (channels: false, programmes: false)

  /// A channel, declared or only named.
  struct ValidatedChannel {
    /// Its id, not empty.
    let id: String
    /// The line it was met on first.
    var line: Int
    /// Its names by language; nil until it is declared.
    var names: [String: String]?
    /// How many programmes it has.
    var programmeCount = 0
  }

  /// How often something was met, and where first.
  private struct FirstAndCount {
    var line = 0
    var count = 0

    mutating func meet(onLine line: Int) {
      if count == 0 { self.line = line }
      count += 1
    }
  }

  /// Takes in what stands in the guide.
  mutating func take(_ entry: GuideEntry) {
    switch entry {
    case .channel(let channel): take(channel)
    case .programme(let programme):
      if let slot = slot(of: programme) { timetable.append(slot) } else { timetable.leaveOut() }
    case .oddity(.unknownElement(let name, _), let line): meet(unknownElement: name, onLine: line)
    case .oddity(let oddity, let line): report(oddity, onLine: line)
    }
  }

  // MARK: Channels

  private mutating func take(_ entry: ChannelEntry) {
    guard !entry.id.isEmpty else {
      return report(.channelWithoutID(name: entry.names.first ?? ""), onLine: entry.line)
    }
    guard let place = place(ofChannel: entry.id, onLine: entry.line) else { return }
    guard channels[place].names == nil else {
      return report(.duplicateChannel(entry.id, formerLine: channels[place].line), onLine: entry.line)
    }
    if entry.names.first == nil { report(.noName(channel: entry.id), onLine: entry.line) }
    channels[place].names = entry.names.byLanguage
    channels[place].line = entry.line
  }

  /// The place of a channel, which is made where there is none; nil where there are too many.
  private mutating func place(ofChannel id: String, onLine line: Int) -> Int? {
    if let place = placeOfChannel[id] { return place }
    guard id.utf8.count <= Self.idLimitBytes else {
      report(.tooLong("id of a channel", limitBytes: Self.idLimitBytes), onLine: line)
      return nil
    }
    guard channels.count < Self.channelLimit else {
      if !hasTooMany.channels { report(.tooMany("channels", limit: Self.channelLimit), onLine: line) }
      hasTooMany.channels = true
      return nil
    }
    placeOfChannel[id] = channels.count
    channels.append(ValidatedChannel(id: id, line: line))
    return channels.count - 1
  }

  // MARK: Programmes

  /// The times of a programme; nil for one that has no place, which is reported.
  private mutating func slot(of entry: ProgrammeEntry) -> ProgrammeIndex.Slot? {
    guard timetable.programmeCount < Self.programmeLimit else {
      if !hasTooMany.programmes { report(.tooMany("programmes", limit: Self.programmeLimit), onLine: entry.line) }
      hasTooMany.programmes = true
      return nil
    }
    guard let start = start(of: entry), let title = title(of: entry, start: start),
      let duration = duration(of: entry, from: start), let place = place(ofChannel: entry.channel, onLine: entry.line)
    else { return nil }
    channels[place].programmeCount += 1
    return ProgrammeIndex.Slot(
      start: start.unixMS / 1_000, titleHash: title.hashValue, durationSeconds: duration, channel: Int32(place),
      ordinal: Int32(timetable.programmeCount), line: Int32(clamping: entry.line))
  }

  private mutating func start(of entry: ProgrammeEntry) -> Instant? {
    if entry.channel.isEmpty {
      report(.programmeWithoutChannel, onLine: entry.line)
    } else if entry.start.isEmpty {
      report(.noStart(channel: entry.channel), onLine: entry.line)
    } else if let start = time(entry.start, onLine: entry.line) {
      return start
    } else {
      report(.badStart(entry.start.cut(toBytes: 60), channel: entry.channel), onLine: entry.line)
    }
    return nil
  }

  private mutating func title(of entry: ProgrammeEntry, start: Instant) -> String? {
    if entry.titles.first == nil { report(.noTitle(channel: entry.channel, start: start), onLine: entry.line) }
    return entry.titles.first
  }

  /// How long a programme lasts, seconds; nil for one that ends before it begins.
  private mutating func duration(of entry: ProgrammeEntry, from start: Instant) -> Int32? {
    guard !entry.stop.isEmpty else { return ProgrammeIndex.Slot.open }
    guard let stop = time(entry.stop, onLine: entry.line) else {
      report(.badStop(entry.stop.cut(toBytes: 60), channel: entry.channel), onLine: entry.line)
      return ProgrammeIndex.Slot.open
    }
    guard stop > start else {
      report(.stopBeforeStart(.init(channel: entry.channel, start: start), stop: stop), onLine: entry.line)
      return nil
    }
    return Int32(clamping: stop.milliseconds(since: start) / 1_000)
  }

  /// Reads a time, and notes what is odd about it; nil where it is none.
  private mutating func time(_ text: String, onLine line: Int) -> Instant? {
    guard let time = GuideTime(text) else { return nil }
    if time.isOdd { report(.oddTime(text, taken: time.instant), onLine: line) }
    switch time.zone {
    case .clear: break
    case .absent: zonelessTimes.meet(onLine: line)
    case .ambiguous: ambiguousZones[time.zone, default: FirstAndCount()].meet(onLine: line)
    }
    return time.instant
  }

  // MARK: Settling

  /// Puts everything in order when all of the guide has been read.
  mutating func settle() {
    reportSums()
    var found: [GuideProblem] = []
    let channels = channels
    placedCount = timetable.settle { slot, oddity in
      let name = GuideProblem.ProgrammeName(
        channel: channels[Int(slot.channel)].id, start: Instant(unixMS: slot.start * 1_000))
      found.append(GuideProblem(line: Int(slot.line), oddity: GuideProblem.Anomaly(oddity, of: name)))
    }
    problems += found
    problems.sort { $0.line < $1.line }
  }

  /// Reports what is told once with how often it was met.
  private mutating func reportSums() {
    if zonelessTimes.count > 0 { report(.noZone(count: zonelessTimes.count), onLine: zonelessTimes.line) }
    for (zone, sum) in ambiguousZones.sorted(by: { $0.value.line < $1.value.line }) {
      guard case .ambiguous(let name, let minutes) = zone else { continue }
      report(.ambiguousZone(name, offsetMinutes: minutes, count: sum.count), onLine: sum.line)
    }
    for (name, sum) in unknownElements.sorted(by: { $0.key < $1.key }) {
      report(.unknownElement(name, count: sum.count), onLine: sum.line)
    }
    for channel in channels where channel.names == nil {
      report(.unknownChannel(channel.id, programmeCount: channel.programmeCount), onLine: channel.line)
    }
  }

  private mutating func meet(unknownElement name: String, onLine line: Int) {
    // A guide has half a dozen names; whoever makes up thousands is not heard out.
    let known = unknownElements.count < 50 || unknownElements[name] != nil ? name : "…"
    unknownElements[known, default: FirstAndCount()].meet(onLine: line)
  }

  private mutating func report(_ oddity: GuideProblem.Anomaly, onLine line: Int) {
    problems.append(GuideProblem(line: line, oddity: oddity))
  }
}

extension GuideProblem.Anomaly {
  /// An oddity of a timetable, with the programme's name.
  fileprivate init(_ oddity: ProgrammeIndex.Anomaly, of name: GuideProblem.ProgrammeName) {
    switch oddity {
    case .duplicate(let line): self = .duplicate(name, formerLine: Int(line))
    case .sameStart(let line): self = .sameStart(name, otherLine: Int(line))
    case .overlap(let next): self = .overlap(name, next: Instant(unixMS: next * 1_000))
    case .noStop(let given): self = .noStop(name, given: Instant(unixMS: given * 1_000))
    }
  }
}
