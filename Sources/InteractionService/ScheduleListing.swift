import Calls

/// The part of the interaction service for its operator: schedules of any span of time, with interactions that are not due yet.
///
/// It is apart from ``InteractionAPI`` because a television must not fetch an interaction before its predetermined time.
public protocol ScheduleInspector: Sendable {
  /// Returns the programmes and interactions of a channel from `from` to `to`, both included.
  ///
  /// At most ``ScheduleLimits/programmeCount`` programmes and ``ScheduleLimits/interactionCount`` interactions are listed, the
  /// earliest ones; see ``ScheduleListing/isCut``.
  /// - Throws: `notFound` for an unknown channel.
  func listing(
    channel: String, from: Instant, to: Instant, _ call: CallContext
  ) throws(ServiceFailure) -> ScheduleListing
}

/// A part of a channel's schedule, with its interactions.
public struct ScheduleListing: Hashable, Sendable {
  /// The schedule; `until` is the end that was asked for, or the time from which nothing is listed if ``isCut`` is true.
  public var schedule: Schedule
  /// The interactions of the schedule, by the IDs in it; one that no file describes is missing.
  public var interactions: [String: Interaction]
  /// Whether the listing ends early because it would exceed a limit.
  public var isCut: Bool

  /// Creates a listing.
  public init(schedule: Schedule, interactions: [String: Interaction], isCut: Bool) {
    self.schedule = schedule
    self.interactions = interactions
    self.isCut = isCut
  }
}
