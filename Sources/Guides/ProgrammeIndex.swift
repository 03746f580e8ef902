import Calls

/// The times of all programmes of a guide, 40 bytes each, in which overlaps and missing stop times are resolved.
struct ProgrammeIndex {
  /// The times of a programme.
  struct Slot {
    /// The start, Unix seconds.
    let start: Int64
    /// A hash of the title: equal titles have equal hashes.
    let titleHash: Int
    /// The duration, seconds, at least 1; ``unknownDuration`` if the guide has no stop time.
    let durationSeconds: Int32
    /// The position of its channel in the guide's list.
    let channel: Int32
    /// Its position among all programmes of the guide.
    let ordinal: Int32
    /// Its line.
    let line: Int32

    /// The duration of a programme without a stop time.
    static let unknownDuration: Int32 = -1
  }

  /// The most programmes that are read; further ones are only counted.
  static let programmeLimit = 2_000_000
  /// The assumed duration of the last programme of a channel if it has no stop time, seconds.
  static let lastDurationSeconds: Int64 = 3_600
  /// The longest duration of any other programme without a stop time, seconds.
  static let openSeconds: Int64 = 86_400

  /// The number of programmes of the guide, including those that are skipped.
  private(set) var programmeCount = 0
  private var slots: [Slot] = []
  /// By ordinal, the end of the programme in Unix seconds; `Int64.min` for one that is skipped.
  private var stops: [Int64] = []

  /// Whether further programmes are only counted.
  var isFull: Bool { stops.count >= Self.programmeLimit }

  /// Counts a programme that is skipped.
  mutating func appendSkipped() {
    programmeCount += 1
    if !isFull { stops.append(.min) }
  }

  /// Adds a programme, whose ordinal must be ``programmeCount``, unless the index is full.
  mutating func append(_ slot: Slot) {
    if !isFull { slots.append(slot) }
    appendSkipped()
  }

  /// Returns the end of a programme after ``resolve(_:)``; nil for one that is skipped or does not exist.
  func stop(ofProgramme ordinal: Int) -> Instant? {
    guard stops.indices.contains(ordinal), stops[ordinal] != .min else { return nil }
    return Instant(unixMS: stops[ordinal].multipliedSaturated(by: 1_000))
  }

  /// A problem with the times of a programme.
  enum Anomaly: Equatable {
    /// The same programme is on an earlier line.
    case duplicate(line: Int32)
    /// Another programme, on that line, starts at the same time and replaces it.
    case sameStart(line: Int32)
    /// It lasts beyond the start of the next one, Unix seconds.
    case overlap(next: Int64)
    /// It has no stop time, and was given this one, Unix seconds.
    case noStop(given: Int64)
  }

  /// Puts the programmes of each channel into sequence, so that no two overlap and each has an end.
  ///
  /// Among programmes of a channel with the same start, equal titles are duplicates; otherwise the last one wins. A
  /// programme that lasts beyond the start of the next one is cut. One without a stop time lasts until the next one starts,
  /// at most ``openSeconds``, or ``lastDurationSeconds`` if it is the last. Takes O(n log n) for n programmes.
  ///
  /// - Parameter report: Called with each anomaly and the programme that has it.
  /// - Returns: The number of programmes that are not skipped.
  mutating func resolve(_ report: (Slot, Anomaly) -> Void) -> Int {
    slots.sort { ($0.channel, $0.start, $0.ordinal) < ($1.channel, $1.start, $1.ordinal) }
    var count = 0
    var former: Slot?
    var rest = slots[...]
    while let first = rest.first {
      let sameStart = rest.prefix { $0.channel == first.channel && $0.start == first.start }
      let winner = Self.winner(among: sameStart, report)
      if let former { setStop(of: former, next: winner, report) }
      former = winner
      count += 1
      rest = rest.dropFirst(sameStart.count)
    }
    if let former { setStop(of: former, next: nil, report) }
    slots = []
    return count
  }

  /// Returns the one of several programmes with the same channel and start that is kept.
  private static func winner(among slots: ArraySlice<Slot>, _ report: (Slot, Anomaly) -> Void) -> Slot {
    var winner = slots[slots.startIndex]
    guard slots.count > 1 else { return winner }
    var lines = [winner.titleHash: winner.line]
    for slot in slots.dropFirst() {
      if let line = lines[slot.titleHash] {
        report(slot, .duplicate(line: line))
        continue
      }
      lines[slot.titleHash] = slot.line
      report(winner, .sameStart(line: slot.line))
      winner = slot
    }
    return winner
  }

  private mutating func setStop(of slot: Slot, next: Slot?, _ report: (Slot, Anomaly) -> Void) {
    let nextStart = next.flatMap { $0.channel == slot.channel ? $0.start : nil }
    guard slot.durationSeconds == Slot.unknownDuration else {
      let stop = slot.start.addingSaturated(Int64(slot.durationSeconds))
      if let nextStart, nextStart < stop { report(slot, .overlap(next: nextStart)) }
      stops[Int(slot.ordinal)] = min(stop, nextStart ?? stop)
      return
    }
    let last = slot.start.addingSaturated(Self.lastDurationSeconds)
    let stop = nextStart.map { min($0, slot.start.addingSaturated(Self.openSeconds)) } ?? last
    report(slot, .noStop(given: stop))
    stops[Int(slot.ordinal)] = stop
  }
}
