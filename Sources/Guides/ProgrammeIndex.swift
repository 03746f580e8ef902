import Calls

/// The programmes of a guide as bare times, 32 bytes each, so that a very long guide can be put in order in memory.
struct ProgrammeIndex {
  /// A programme's times.
  struct Slot {
    /// When it begins, Unix seconds.
    let start: Int64
    /// A hash of its title: equal titles have equal ones.
    let titleHash: Int
    /// How long it lasts, seconds, at least 1; ``open`` where the guide does not say.
    let durationSeconds: Int32
    /// Its channel's place in the guide's list.
    let channel: Int32
    /// Its place among all programmes of the guide.
    let ordinal: Int32
    /// Its line.
    let line: Int32

    /// The duration of what has no stop.
    static let open: Int32 = -1
  }

  /// What became of a programme.
  enum Resolution: Equatable {
    /// It has no place.
    case leftOut
    /// It ends then.
    case until(Instant)
  }

  /// How long the last programme of a channel is taken for where it has no stop, seconds.
  static let lastOneSeconds: Int32 = 3_600
  /// How long any other programme without a stop lasts at most, seconds.
  static let openSeconds: Int64 = 86_400

  private var slots: [Slot] = []
  /// By ordinal, when the programme ends, Unix seconds; `Int64.min` for one that is left out.
  private var stops: [Int64] = []

  /// How many programmes the guide has, those left out included.
  var programmeCount: Int { stops.count }

  /// Counts a programme that has no place.
  mutating func leaveOut() {
    stops.append(.min)
  }

  /// Takes a programme in; `slot.ordinal` is ``programmeCount``.
  mutating func append(_ slot: Slot) {
    slots.append(slot)
    stops.append(.min)
  }

  /// What became of a programme, once ``settle(_:)`` has been called; left out where there is none.
  func fate(of ordinal: Int) -> Resolution {
    guard stops.indices.contains(ordinal), stops[ordinal] != .min else { return .leftOut }
    return .until(Instant(unixMS: stops[ordinal] * 1_000))
  }

  /// Puts the programmes of each channel one after the other: no two at once, and each with an end.
  ///
  /// Of those that begin together, one that has the title of an earlier one is that one; of the others the last holds. What
  /// goes on when the next begins is cut. Takes O(n log n) for n programmes, and frees what is needed for nothing else.
  ///
  /// - Parameter report: Called with each oddity, and the slot it is about.
  /// - Returns: How many programmes have a place.
  mutating func settle(_ report: (Slot, Anomaly) -> Void) -> Int {
    slots.sort { ($0.channel, $0.start, $0.ordinal) < ($1.channel, $1.start, $1.ordinal) }
    var count = 0
    var former: Slot?
    var index = 0
    while index < slots.count {
      let first = slots[index]
      var end = index + 1
      while end < slots.count, slots[end].channel == first.channel, slots[end].start == first.start { end += 1 }
      let held = Self.held(of: slots[index..<end], report)
      if let former { settle(former, next: held, report) }
      former = held
      count += 1
      index = end
    }
    if let former { settle(former, next: nil, report) }
    slots = []
    return count
  }

  /// What is odd about a programme's place.
  enum Anomaly: Equatable {
    /// There was one like it, on that line.
    case duplicate(line: Int32)
    /// Another, on that line, begins with it.
    case sameStart(line: Int32)
    /// It went on past the next one's start, Unix seconds.
    case overlap(next: Int64)
    /// It had no stop, and was given this one, Unix seconds.
    case noStop(given: Int64)
  }

  /// Of several that begin together on one channel, the one that holds.
  private static func held(of slots: ArraySlice<Slot>, _ report: (Slot, Anomaly) -> Void) -> Slot {
    var held = slots[slots.startIndex]
    guard slots.count > 1 else { return held }
    var lines = [held.titleHash: held.line]
    for slot in slots.dropFirst() {
      if let line = lines[slot.titleHash] {
        report(slot, .duplicate(line: line))
        continue
      }
      lines[slot.titleHash] = slot.line
      report(held, .sameStart(line: slot.line))
      held = slot
    }
    return held
  }

  private mutating func settle(_ slot: Slot, next: Slot?, _ report: (Slot, Anomaly) -> Void) {
    let nextStart = next.flatMap { $0.channel == slot.channel ? $0.start : nil }
    guard slot.durationSeconds == Slot.open else {
      let stop = slot.start + Int64(slot.durationSeconds)
      if let nextStart, nextStart < stop { report(slot, .overlap(next: nextStart)) }
      stops[Int(slot.ordinal)] = min(stop, nextStart ?? stop)
      return
    }
    let last = slot.start + Int64(Self.lastOneSeconds)
    let stop = nextStart.map { min($0, slot.start + Self.openSeconds) } ?? last
    report(slot, .noStop(given: stop))
    stops[Int(slot.ordinal)] = stop
  }
}
