import Calls

/// A channel as a store keeps it.
public struct ChannelRecord: Hashable, Sendable {
  /// The store's number of the channel.
  public var key: Int64
  /// The channel.
  public var channel: Channel
  /// A number that no earlier state of any channel's schedule had; it changes with every change of this channel's schedule.
  public var revision: Int64
  /// The serial of the channel's schedule, see ``Schedule/serial``.
  public var serial: Int
  /// After how many seconds devices ask again, at least 1.
  public var refreshAfterSeconds: Int
  /// For how long after its predetermined time an interaction of the channel belongs into schedules, at most; in milliseconds.
  public var reachMS: Int64
  /// The recurrence of the schedule.
  public var recurrence: Recurrence

  /// Creates a record; without further arguments that of a channel without a schedule.
  public init(
    key: Int64, channel: Channel, revision: Int64, serial: Int = 0,
    refreshAfterSeconds: Int = ScheduleLimits.defaultRefreshAfterSeconds, reachMS: Int64 = 0,
    recurrence: Recurrence = .once
  ) {
    self.key = key
    self.channel = channel
    self.revision = revision
    self.serial = serial
    self.refreshAfterSeconds = refreshAfterSeconds
    self.reachMS = reachMS
    self.recurrence = recurrence
  }
}

/// One occurrence of an interaction within the stored cycle of its channel, as a store keeps it.
public struct OccurrenceRecord: Hashable, Sendable {
  /// The times, with the IDs that the schedule file gives.
  public var scheduled: ScheduledInteraction
  /// The start of its programme.
  public var programmeStart: Instant
  /// The position in the schedule file, which orders occurrences at one time.
  public var sequence: Int
  /// Whether there are several occurrences, so that its ID contains its time.
  public var recurs: Bool

  /// Creates a record.
  public init(scheduled: ScheduledInteraction, programmeStart: Instant, sequence: Int, recurs: Bool) {
    self.scheduled = scheduled
    self.programmeStart = programmeStart
    self.sequence = sequence
    self.recurs = recurs
  }

  /// The time at which it is no longer shown and its results are available.
  public var over: Instant { max(scheduled.end, scheduled.resultsAt ?? scheduled.end) }

  /// Returns the occurrence in another repetition, under the IDs of that repetition.
  ///
  /// - Parameters:
  ///   - offsetMS: The offset of the repetition, in milliseconds.
  ///   - repeats: Whether the channel's schedule recurs, so that its programmes' IDs contain their starts.
  func shifted(byMS offsetMS: Int64, repeats: Bool) -> ScheduledInteraction {
    let at = scheduled.at + offsetMS
    let programmeStart = programmeStart + offsetMS
    return ScheduledInteraction(
      id: OccurrenceID(base: scheduled.id, time: recurs ? at : nil).text,
      programme: OccurrenceID(base: scheduled.programme, time: repeats ? programmeStart : nil).text,
      at: at, show: scheduled.show + offsetMS, durationSeconds: scheduled.durationSeconds,
      resultsAt: scheduled.resultsAt.map { $0 + offsetMS }, serial: scheduled.serial,
      isCancelled: scheduled.isCancelled)
  }
}

extension Programme {
  /// Returns a stored programme in another repetition, under the ID of that repetition.
  func shifted(byMS offsetMS: Int64, repeats: Bool) -> Programme {
    var programme = self
    programme.start = start + offsetMS
    programme.stop = stop + offsetMS
    if repeats { programme.id = OccurrenceID(base: id, time: programme.start).text }
    return programme
  }
}

/// An interaction as a store keeps it.
public struct InteractionRecord: Hashable, Sendable {
  /// The interaction.
  public var interaction: Interaction
  /// The ID of a quiz's right choice, which is not part of the interaction; otherwise nil.
  public var right: String?

  /// Creates a record.
  public init(_ interaction: Interaction, right: String? = nil) {
    self.interaction = interaction
    self.right = right
  }
}

/// A counted response as a store keeps it.
public struct ResponseRecord: Hashable, Sendable {
  /// The idempotency key.
  public var key: IdempotencyKey
  /// The device that sent it.
  public var device: String
  /// The response.
  public var response: InteractionResponse
  /// The time at which it arrived, by the server's clock.
  public var receivedAt: Instant

  /// Creates a record.
  public init(key: IdempotencyKey, device: String, response: InteractionResponse, receivedAt: Instant) {
    self.key = key
    self.device = device
    self.response = response
    self.receivedAt = receivedAt
  }

  /// Returns whether another response under the same key repeats this one: the same device did the same with the same
  /// interaction. Times do not matter: the device's clock may have been set in between.
  public func isRepeated(by other: ResponseRecord) -> Bool {
    device == other.device && response.interaction == other.response.interaction
      && response.action == other.response.action
  }
}
