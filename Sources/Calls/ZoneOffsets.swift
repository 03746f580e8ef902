/// The offsets of one time zone from UTC over time, as a value.
///
/// All conversions between points in time and local time go through this value, so that a time is always shown with the
/// offset of that time and not with today's. It is a table of the transitions from 1970 to 2100. Earlier times have the first
/// offset. A later year is mapped to a year of the table with the same calendar, because the rules of a zone name weekdays
/// and months only.
public struct ZoneOffsets: Hashable, Sendable {
  /// A span of time with one offset, up to the start of the next one.
  private struct Period: Hashable {
    /// Unix seconds; `Int64.min` for the first period.
    var start: Int64
    /// Seconds ahead of UTC.
    var offsetSeconds: Int
  }

  /// In the order of time, at least one.
  private let periods: [Period]

  /// The zone of Coordinated Universal Time.
  public static let utc = ZoneOffsets(offsetSeconds: 0)

  /// 1970-01-01, the beginning of the table, in Unix seconds.
  private static let firstSecond: Int64 = 0
  /// 2100-01-01, the end of the table, in Unix seconds.
  private static let endSecond: Int64 = 4_102_444_800
  /// The longest step in which no zone changes its offset twice, seconds. Morocco changes it for a month.
  private static let stepSeconds: Int64 = 14 * 86_400

  /// Creates a zone whose offset is always the same, in seconds ahead of UTC.
  public init(offsetSeconds: Int) {
    periods = [Period(start: .min, offsetSeconds: Self.limited(offsetSeconds))]
  }

  /// Creates a zone from a function that returns the offset at a time, in seconds ahead of UTC, such as the system's.
  ///
  /// It is called about 10,000 times with times between 1970 and 2100, in Unix seconds.
  public init(sampling offset: (_ unixSeconds: Int64) -> Int) {
    var periods = [Period(start: .min, offsetSeconds: Self.limited(offset(Self.firstSecond)))]
    var former = Self.firstSecond
    while former < Self.endSecond {
      let next = min(former + Self.stepSeconds, Self.endSecond)
      let last = periods[periods.count - 1].offsetSeconds
      if Self.limited(offset(next)) != last {
        let start = Self.transition(after: former, until: next, from: last, offset)
        periods.append(Period(start: start, offsetSeconds: Self.limited(offset(start))))
        // The next step starts at the transition, in case there is another one before `next`.
        former = start
      } else {
        former = next
      }
    }
    self.periods = periods
  }

  /// Returns the first second with another offset than `offsetSeconds`, which `until` has and `after` has not.
  private static func transition(
    after: Int64, until: Int64, from offsetSeconds: Int, _ offset: (Int64) -> Int
  ) -> Int64 {
    var (same, other) = (after, until)
    while other - same > 1 {
      let middle = same + (other - same) / 2
      if limited(offset(middle)) == offsetSeconds { same = middle } else { other = middle }
    }
    return other
  }

  /// No zone is further from UTC than this, so a wrong function cannot cause an overflow.
  private static func limited(_ offsetSeconds: Int) -> Int { min(max(offsetSeconds, -86_399), 86_399) }

  // MARK: Conversions

  /// Returns the offset from UTC at a point in time, in seconds; positive east of Greenwich.
  public func offsetSeconds(at instant: Instant) -> Int {
    periods[index(at: Self.secondInTable(of: instant))].offsetSeconds
  }

  /// Returns the local time at a point in time, in milliseconds since 1970-01-01T00:00:00 in this zone.
  public func localMS(of instant: Instant) -> Int64 {
    instant.unixMS.addingSaturated(Int64(offsetSeconds(at: instant)) * 1_000)
  }

  /// Returns the point in time with a local time, in milliseconds since 1970-01-01T00:00:00 in this zone.
  ///
  /// When clocks are set back, a local time occurs twice; this is the first. When they are set forward, some local times do not
  /// exist; such a time is moved by the length of the gap, 02:30 to 03:30 (RFC 5545, section 3.3.5).
  public func instant(localMS: Int64) -> Instant {
    instants(localMS: localMS).first
  }

  /// Returns the points in time with a local time: if it occurs twice, the first and the second, otherwise the same one in
  /// both.
  public func instants(localMS: Int64) -> (first: Instant, second: Instant) {
    // Transitions are so far apart that at most two offsets are possible.
    let before = offsetSeconds(at: Instant(unixMS: localMS) - Self.dayMS)
    let after = offsetSeconds(at: Instant(unixMS: localMS) + Self.dayMS)
    let candidates = [before, after].map { Instant(unixMS: localMS) - Int64($0) * 1_000 }
    let real = candidates.filter { self.localMS(of: $0) == localMS }
    let first = real.first ?? candidates[0]
    return (first, real.last ?? first)
  }

  private static let dayMS: Int64 = 86_400_000

  private func index(at second: Int64) -> Int {
    var (low, high) = (0, periods.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if periods[middle].start <= second { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns the Unix second of a point in time, after 2100 that of the same day in a year of the table.
  private static func secondInTable(of instant: Instant) -> Int64 {
    let second = instant.unixMS.flooredQuotient(by: 1_000)
    guard second >= endSecond else { return second }
    let days = second / 86_400
    let date = CivilDate(daysSince1970: Int(days))
    let yearStart = CivilDate(year: date.year, month: 1, day: 1).daysSince1970
    let isLeap = CivilDate(year: date.year, month: 2, day: 29).exists
    // The 28 years before 2100 have every calendar: each weekday of the 1st of January, leap year or not.
    let twin = (2072..<2100).first { year in
      let start = CivilDate(year: year, month: 1, day: 1).daysSince1970
      return (start - yearStart) % 7 == 0 && CivilDate(year: year, month: 2, day: 29).exists == isLeap
    }
    let twinStart = CivilDate(year: twin ?? 2099, month: 1, day: 1).daysSince1970
    return Int64(twinStart) * 86_400 + (second - Int64(yearStart) * 86_400)
  }
}

extension Int64 {
  /// The quotient rounded down; the divisor is positive.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
