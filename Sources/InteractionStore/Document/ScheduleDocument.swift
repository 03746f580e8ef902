import Calls
import InteractionService

/// What a schedule file says: channels, their schedules, and the interactions these name. Each part may be empty.
public struct ScheduleDocument: Hashable, Sendable {
  /// The channels.
  public var channels: [Located<Channel>]
  /// The schedules, at most one of a channel.
  public var schedules: [Located<ChannelSchedule>]
  /// The interactions.
  public var interactions: [Located<Payload>]
  /// The IDs of channels and interactions that are there but make no sense: they are not missed where they are named.
  var broken: Set<String> = []

  /// A document; without arguments an empty one.
  public init(
    channels: [Located<Channel>] = [], schedules: [Located<ChannelSchedule>] = [], interactions: [Located<Payload>] = []
  ) {
    self.channels = channels
    self.schedules = schedules
    self.interactions = interactions
  }

  /// How many programmes the schedules hold, each cycle once.
  public var programmeCount: Int { schedules.reduce(0) { $0 + $1.value.programmes.count } }

  /// Something with its place in the list it stood in, by which a problem names it.
  public struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The place, from 0.
    public var place: Int
    /// What stood there.
    public var value: Value

    /// Something at a place.
    public init(_ place: Int, _ value: Value) {
      self.place = place
      self.value = value
    }
  }

  /// The whole schedule of a channel.
  public struct ChannelSchedule: Hashable, Sendable {
    /// The channel's ID.
    public var channel: String
    /// Grows with every change.
    public var serial: Int
    /// When it begins.
    public var from: Instant
    /// When it ends, or begins anew where it repeats.
    public var until: Instant
    /// After how many seconds boxes ask again.
    public var refreshAfterSeconds: Int
    /// Whether it is repeated endlessly, before and after.
    public var repeats: Bool
    /// Its programmes; none where they came from a guide.
    public var programmes: [Located<Programme>]
    /// The interactions' times.
    public var scheduledInteractions: [Located<RecurringInteraction>]

    /// A schedule.
    public init(
      channel: String, serial: Int, from: Instant, until: Instant, refreshAfterSeconds: Int = 3_600,
      repeats: Bool = false, programmes: [Located<Programme>] = [],
      scheduledInteractions: [Located<RecurringInteraction>] = []
    ) {
      self.channel = channel
      self.serial = serial
      self.from = from
      self.until = until
      self.refreshAfterSeconds = refreshAfterSeconds
      self.repeats = repeats
      self.programmes = programmes
      self.scheduledInteractions = scheduledInteractions
    }
  }

  /// An interaction's times, and whether they come again.
  public struct RecurringInteraction: Hashable, Sendable {
    /// The times, the first ones where they come again.
    public var scheduled: ScheduledInteraction
    /// After how many seconds they come again, while the programme lasts; nil for once.
    public var repeatSeconds: Int?

    /// An appointment.
    public init(_ scheduled: ScheduledInteraction, repeatSeconds: Int? = nil) {
      self.scheduled = scheduled
      self.repeatSeconds = repeatSeconds
    }

    /// How many times it takes place in a programme that ends then, 1 or more.
    func occurrenceCount(until stop: Instant) -> Int {
      guard let repeatSeconds, repeatSeconds > 0 else { return 1 }
      return 1 + Int(max(0, stop.milliseconds(since: scheduled.at)) / (Int64(repeatSeconds) * 1_000))
    }
  }

  /// An interaction with what is told later.
  public struct Payload: Hashable, Sendable {
    /// What boxes get.
    public var interaction: Interaction
    /// The right choice's ID of a quiz; nil for anything else.
    public var right: String?

    /// An interaction.
    public init(_ interaction: Interaction, right: String? = nil) {
      self.interaction = interaction
      self.right = right
    }
  }
}

/// Something about a place in a schedule file.
public struct ScheduleProblem: Hashable, Codable, Sendable {
  /// The place, a JSON pointer (RFC 6901): `/schedules/0/interactions/3/at`; empty for the whole document.
  public var pointer: String
  /// What is the matter with it, for a person.
  public var message: String

  /// Something about a place.
  public init(_ pointer: String, _ message: String) {
    self.pointer = pointer
    self.message = message
  }
}
