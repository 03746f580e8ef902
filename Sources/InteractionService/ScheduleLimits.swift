import Calls

/// The limits of a schedule that a service sends, as pure functions.
public enum ScheduleLimits {
  /// How far a schedule looks ahead, in milliseconds: 12 hours.
  public static let horizonMS: Int64 = 12 * 3_600_000
  /// The most interactions of a schedule.
  public static let interactionCount = 2_000
  /// The most programmes of a schedule, without those that only its earlier interactions belong to.
  public static let programmeCount = 2_000
  /// The most interactions whose predetermined time has passed.
  public static let pendingCount = 200
  /// How long an interaction that waits for its results stays in schedules after its predetermined time, in milliseconds: an hour.
  public static let resultsReachMS: Int64 = 3_600_000
  /// After how many seconds devices ask again if the schedule file does not say.
  public static let defaultRefreshAfterSeconds = 3_600

  /// Returns the time at which a list has to end so that it holds at most `limit` items and only whole moments, so that the
  /// next schedule can begin there.
  ///
  /// - Parameters:
  ///   - times: The times of the items, in order.
  ///   - limit: The most items, at least 1.
  /// - Returns: The time before which the items of the list lie, later than the first item; nil if all fit.
  public static func end(of times: [Instant], limit: Int) -> Instant? {
    guard let first = times.first, limit > 0, times.count > limit else { return nil }
    // More items than the limit at one time are cut off: otherwise no schedule would ever get beyond that time.
    return max(times[limit], first + 1)
  }

  /// Returns after how many seconds a schedule is asked for again: as its channel prefers, but before it ends, and at least 1.
  public static func refreshAfterSeconds(preferred seconds: Int, from: Instant, until: Instant) -> Int {
    max(1, min(seconds, Int(clamping: until.milliseconds(since: from) / 1_000)))
  }

  /// Returns for how long after its predetermined time an interaction belongs into schedules: while it is shown, and while its
  /// results are to come, for at most ``resultsReachMS``. In milliseconds.
  public static func reachMS(of scheduled: ScheduledInteraction) -> Int64 {
    let shownMS = scheduled.end.milliseconds(since: scheduled.at)
    let resultsMS = scheduled.resultsAt.map { min($0.milliseconds(since: scheduled.at), resultsReachMS) }
    return max(shownMS, resultsMS ?? 0)
  }
}
