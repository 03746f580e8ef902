import Calls
import InteractionService

/// The content of a schedule file: channels, their schedules, and the interactions that these name. Each part may be empty.
public struct ScheduleDocument: Hashable, Sendable {
  /// The channels.
  public var channels: [Located<Channel>]
  /// The schedules, at most one for each channel.
  public var schedules: [Located<ChannelSchedule>]
  /// The interactions.
  public var interactions: [Located<InteractionRecord>]
  /// The IDs of channels and interactions that the file describes wrongly; they are not also reported as missing.
  var invalidIDs: Set<String> = []

  /// Creates a document; without arguments an empty one.
  public init(
    channels: [Located<Channel>] = [], schedules: [Located<ChannelSchedule>] = [],
    interactions: [Located<InteractionRecord>] = []
  ) {
    self.channels = channels
    self.schedules = schedules
    self.interactions = interactions
  }

  /// How many programmes the schedules have; a cycle is counted once.
  public var programmeCount: Int { schedules.reduce(0) { $0 + $1.value.programmes.count } }

  /// A value with its index in the list of the file, for messages about it.
  public struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The index, from 0.
    public var index: Int
    /// The value.
    public var value: Value

    /// Creates a value with its index.
    public init(_ index: Int, _ value: Value) {
      self.index = index
      self.value = value
    }
  }

  /// The whole schedule of a channel.
  public struct ChannelSchedule: Hashable, Sendable {
    /// The channel's ID.
    public var channel: String
    /// A number that grows with every change.
    public var serial: Int
    /// The start.
    public var from: Instant
    /// The end, or the start of the next repetition.
    public var until: Instant
    /// After how many seconds devices ask for the schedule again.
    public var refreshAfterSeconds: Int
    /// Whether it is repeated without end, before and after.
    public var repeats: Bool
    /// The programmes; empty for a channel whose programmes come from a guide.
    public var programmes: [Located<Programme>]
    /// The times of the interactions.
    public var scheduledInteractions: [Located<RecurringInteraction>]

    /// Creates a schedule.
    public init(
      channel: String, serial: Int, from: Instant, until: Instant,
      refreshAfterSeconds: Int = ScheduleLimits.defaultRefreshAfterSeconds, repeats: Bool = false,
      programmes: [Located<Programme>] = [], scheduledInteractions: [Located<RecurringInteraction>] = []
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

  /// The times of an interaction, which may recur within its programme.
  public struct RecurringInteraction: Hashable, Sendable {
    /// The times of the first occurrence.
    public var scheduled: ScheduledInteraction
    /// The period in seconds, at least 1; nil for an interaction that occurs once.
    public var repeatSeconds: Int?

    /// Creates the times of an interaction.
    public init(_ scheduled: ScheduledInteraction, repeatSeconds: Int? = nil) {
      self.scheduled = scheduled
      self.repeatSeconds = repeatSeconds
    }
  }
}
