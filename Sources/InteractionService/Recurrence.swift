import Calls

/// The recurrence of a channel's schedule: none, or a stored cycle that is repeated without end, before and after.
public struct Recurrence: Hashable, Sendable {
  /// The start of the stored cycle.
  public let start: Instant
  /// The length of a cycle, in milliseconds, at least 1; nil for a schedule that does not recur.
  public let lengthMS: Int64?

  /// The recurrence of a schedule that takes place once.
  public static let once = Recurrence(start: Instant(unixMS: 0), lengthMS: nil)

  /// Creates the recurrence of a cycle; one that does not end after it starts takes place once.
  public init(cycleFrom start: Instant, until end: Instant) {
    let lengthMS = end.milliseconds(since: start)
    self.init(start: start, lengthMS: lengthMS > 0 ? lengthMS : nil)
  }

  private init(start: Instant, lengthMS: Int64?) {
    self.start = start
    self.lengthMS = lengthMS
  }

  /// Whether the schedule recurs.
  public var repeats: Bool { lengthMS != nil }

  /// Returns the offsets of all repetitions that overlap a span of time, in milliseconds from the stored cycle, in time order.
  ///
  /// Both ends of a cycle belong to it, because an interaction may take place when its programme stops. The offsets are computed
  /// one at a time: a span of ten thousand years may hold billions. A schedule that does not recur has the single offset 0.
  public func offsetsMS(from lower: Instant, to upper: Instant) -> LazyMapCollection<Range<Int64>, Int64> {
    guard let lengthMS else { return (0..<1).lazy.map { _ in 0 } }
    let first = lower.milliseconds(since: start).flooredQuotient(by: lengthMS).subtractingSaturated(1)
    let last = upper.milliseconds(since: start).flooredQuotient(by: lengthMS)
    let repetitions = first <= last ? first..<last.addingSaturated(1) : 0..<0
    return repetitions.lazy.map { $0.multipliedSaturated(by: lengthMS) }
  }

  /// Returns the times within the stored cycle that a time corresponds to: usually one, and both ends of the cycle for a time
  /// between two repetitions.
  public func storedTimes(of time: Instant) -> [Instant] {
    guard let lengthMS else { return [time] }
    let remainderMS = time.milliseconds(since: start) % lengthMS
    let intoCycleMS = remainderMS < 0 ? remainderMS + lengthMS : remainderMS
    return intoCycleMS == 0 ? [start, start + lengthMS] : [start + intoCycleMS]
  }

  /// Returns whether a span of time, its end excluded, contains the whole repetition with an offset, both ends included.
  ///
  /// A span that does and holds nothing proves that the cycle is empty.
  func isWholeCycle(offsetMS: Int64, from lower: Instant, before upper: Instant) -> Bool {
    guard let lengthMS else { return false }
    return lower <= start + offsetMS && start + offsetMS + lengthMS < upper
  }
}

extension Int64 {
  /// Returns the quotient rounded down; the divisor is at least 1.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
