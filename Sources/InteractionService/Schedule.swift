import Calls

/// The programmes and the interactions of a channel in a span of time, as a device receives them when it tunes in.
///
/// This is version 1 of the schedule document. It pairs predetermined times with the IDs of interactions (CN107087030). It does not
/// contain the interactions themselves, which are fetched when they are due.
public struct Schedule: Hashable, Codable, Sendable {
  /// The document's version; 1.
  public var version = 1
  /// The channel's ID.
  public var channel: String
  /// A number that grows with every change of the channel's schedule.
  public var serial: Int
  /// The start of the span.
  public var from: Instant
  /// The end of the span, before which the schedule should be asked for again.
  public var until: Instant
  /// After how many seconds to ask again, at least 1.
  public var refreshAfterSeconds: Int
  /// The programmes that are on at any time in the span, and those of the interactions below; by start.
  public var programmes: [Programme]
  /// The interactions of the span, and earlier ones that are still shown or whose results are still to come; by `at`, then in
  /// the order in which they were written.
  public var interactions: [ScheduledInteraction]

  /// Creates a schedule.
  public init(
    channel: String, serial: Int, from: Instant, until: Instant, refreshAfterSeconds: Int,
    programmes: [Programme], interactions: [ScheduledInteraction]
  ) {
    self.channel = channel
    self.serial = serial
    self.from = from
    self.until = until
    self.refreshAfterSeconds = refreshAfterSeconds
    self.programmes = programmes
    self.interactions = interactions
  }
}

/// The times of an interaction: when it can be fetched, when it is shown, and when its results are available.
public struct ScheduledInteraction: Hashable, Sendable, Identifiable {
  /// The ID under which the interaction is fetched.
  public var id: String
  /// The ID of the programme that it belongs to.
  public var programme: String
  /// The predetermined time, from which it can be fetched: its programme's start, its stop, or any time between.
  public var at: Instant
  /// The time at which every device shows it, `at` or later. Devices spread their requests between the two.
  public var show: Instant
  /// How long it is shown, in seconds, at least 1.
  public var durationSeconds: Int
  /// The time from which results are available; nil for an interaction without results.
  public var resultsAt: Instant?
  /// A number that grows with every change of these times. A device shows the same ID and serial once.
  public var serial: Int
  /// Whether it has been cancelled.
  public var isCancelled: Bool

  /// Creates the times of an interaction; without `show` it is shown at `at`.
  public init(
    id: String, programme: String, at: Instant, show: Instant? = nil, durationSeconds: Int,
    resultsAt: Instant? = nil, serial: Int = 1, isCancelled: Bool = false
  ) {
    self.id = id
    self.programme = programme
    self.at = at
    self.show = show ?? at
    self.durationSeconds = durationSeconds
    self.resultsAt = resultsAt
    self.serial = serial
    self.isCancelled = isCancelled
  }

  /// The time at which it disappears from the screen.
  public var end: Instant { show + Int64(durationSeconds).multipliedSaturated(by: 1_000) }

  /// How long before `show` the last device fetches it, in milliseconds.
  private static let leadMS: Int64 = 2_000

  /// Returns when a device fetches it.
  ///
  /// The time depends on a hash of the device's ID and the interaction's, so that the requests of all devices are spread evenly from
  /// `at` to two seconds before `show`; it is `at` where there is no such span.
  public func fetchTime(device: String) -> Instant {
    let span = show.milliseconds(since: at) - Self.leadMS
    guard span > 0 else { return at }
    return at + Int64(StableHash.of("\(device)\n\(id)") % UInt64(span))
  }
}

extension ScheduledInteraction: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, programme, at, show, durationSeconds, resultsAt, serial, cancelled
  }

  /// Reads the times of an interaction. `show` is `at` if it is left out, `serial` is 1 and `cancelled` is false.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      programme: try container.decode(String.self, forKey: .programme),
      at: try container.decode(Instant.self, forKey: .at),
      show: try container.decodeIfPresent(Instant.self, forKey: .show),
      durationSeconds: try container.decode(Int.self, forKey: .durationSeconds),
      resultsAt: try container.decodeIfPresent(Instant.self, forKey: .resultsAt),
      serial: try container.decodeIfPresent(Int.self, forKey: .serial) ?? 1,
      isCancelled: try container.decodeIfPresent(Bool.self, forKey: .cancelled) ?? false)
  }

  /// Writes the times of an interaction with every member; `resultsAt` only if there is one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(programme, forKey: .programme)
    try container.encode(at, forKey: .at)
    try container.encode(show, forKey: .show)
    try container.encode(durationSeconds, forKey: .durationSeconds)
    try container.encodeIfPresent(resultsAt, forKey: .resultsAt)
    try container.encode(serial, forKey: .serial)
    try container.encode(isCancelled, forKey: .cancelled)
  }
}
