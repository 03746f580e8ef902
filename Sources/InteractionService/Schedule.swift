import Calls

/// When which interaction of a channel comes, and its programmes: what a box gets when it tunes in.
///
/// The document of DESIGN.md, "Schedule document", version 1. It pairs predetermined times with the IDs of interactions, and
/// holds what each is not: the interaction itself is asked for when its time has come (CN107087030).
public struct Schedule: Hashable, Codable, Sendable {
  /// The document's version; 1.
  public var version = 1
  /// The channel.
  public var channel: String
  /// Grows with every change of the channel's schedule.
  public var serial: Int
  /// From when on it says everything.
  public var from: Instant
  /// Until when; to be asked for again before.
  public var until: Instant
  /// After how many seconds to ask again, at least 1.
  public var refreshAfterSeconds: Int
  /// The programmes that are on at any time between `from` and `until`, by start.
  public var programmes: [Programme]
  /// The interactions in the same time, by `at`, then in the order they were written.
  public var interactions: [ScheduledInteraction]

  /// A schedule.
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

/// One interaction's times: when to ask for it, when to show it, when its results are there.
public struct ScheduledInteraction: Hashable, Sendable, Identifiable {
  /// The interaction's ID, by which it is asked for when its time has come.
  public var id: String
  /// Its programme's ID.
  public var programme: String
  /// The predetermined time: its programme's start, its stop, or any moment between.
  public var at: Instant
  /// When every box shows it, `at` or later; the asking is spread between the two.
  public var show: Instant
  /// For how long it is shown, seconds, at least 1.
  public var durationSeconds: Int
  /// From when on results and right answers can be asked for; nil where there will be none.
  public var resultsAt: Instant?
  /// Grows with every change of this appointment; the same id and serial is shown once.
  public var serial: Int
  /// Whether it does not take place after all.
  public var isCancelled: Bool

  /// An appointment; without `show` it is shown at `at`.
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

  /// When it is taken away.
  public var end: Instant { show + Int64(durationSeconds) * 1_000 }
}

extension ScheduledInteraction: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, programme, at, show, durationSeconds, resultsAt, serial, cancelled
  }

  /// Reads an appointment; without `serial` it is 1, without `cancelled` it takes place.
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

  /// Writes an appointment with every field; `resultsAt` only where there is one.
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
