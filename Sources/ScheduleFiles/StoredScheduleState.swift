import InteractionService

/// The stored state of everything that a document names, so that the rules of an import are functions on values.
public struct StoredScheduleState: Hashable, Sendable {
  /// A stored channel.
  public struct StoredChannel: Hashable, Sendable {
    /// The ID.
    public var id: String
    /// The number.
    public var number: Int
    /// Whether it came with the program, so that imported channels replace it.
    public var isBundled: Bool
    /// Its schedule; nil if it has none.
    public var schedule: StoredSchedule?

    /// Creates a channel.
    public init(id: String, number: Int, isBundled: Bool, schedule: StoredSchedule? = nil) {
      self.id = id
      self.number = number
      self.isBundled = isBundled
      self.schedule = schedule
    }
  }

  /// The identity of a stored schedule.
  public struct StoredSchedule: Hashable, Sendable {
    /// The serial.
    public var serial: Int
    /// The digest, see ``ScheduleDigest``.
    public var digest: String
    /// Whether it contains the channel's programmes; otherwise those of a guide are kept.
    public var hasProgrammes: Bool

    /// Creates a schedule.
    public init(serial: Int, digest: String, hasProgrammes: Bool) {
      self.serial = serial
      self.digest = digest
      self.hasProgrammes = hasProgrammes
    }
  }

  /// The name of a guide's programme in a document.
  public struct ProgrammeName: Hashable, Sendable {
    /// The channel's ID.
    public var channel: String
    /// The programme's ID.
    public var programme: String

    /// Creates a name.
    public init(channel: String, programme: String) {
      self.channel = channel
      self.programme = programme
    }
  }

  /// The channels with the IDs and the numbers that a document names, by ID.
  public private(set) var channels: [String: StoredChannel] = [:]
  private var channelIDs: [Int: String] = [:]
  /// The IDs of the stored interactions among those that a document schedules.
  public var interactions: Set<String>
  /// The IDs of the channels on which interactions that a document schedules are scheduled already, by the interaction's ID.
  public var scheduledOn: [String: String]
  /// The programmes of guides that a document schedules interactions in.
  public var guideProgrammes: [ProgrammeName: Programme]

  /// Creates a state; without arguments that of an empty store.
  public init(
    channels: [StoredChannel] = [], interactions: Set<String> = [], scheduledOn: [String: String] = [:],
    guideProgrammes: [ProgrammeName: Programme] = [:]
  ) {
    self.interactions = interactions
    self.scheduledOn = scheduledOn
    self.guideProgrammes = guideProgrammes
    for channel in channels { insert(channel) }
  }

  /// Adds a channel, or replaces the one with its ID.
  public mutating func insert(_ channel: StoredChannel) {
    channels[channel.id] = channel
    channelIDs[channel.number] = channel.id
  }

  /// Returns the ID of the channel with a number; nil if there is none.
  public func channelID(number: Int) -> String? { channelIDs[number] }
}

extension ScheduleDocument {
  /// The IDs of the channels that the document describes or schedules.
  public var channelIDs: Set<String> {
    Set(channels.map(\.value.id)).union(schedules.map(\.value.channel))
  }

  /// The IDs of the interactions that the document schedules.
  public var scheduledIDs: Set<String> {
    Set(schedules.lazy.flatMap { $0.value.scheduledInteractions.lazy.map(\.value.scheduled.id) })
  }

  /// The programmes of guides that the document schedules interactions in: those of schedules without programmes.
  public var guideProgrammeNames: Set<StoredScheduleState.ProgrammeName> {
    Set(
      schedules.lazy.map(\.value).filter(\.programmes.isEmpty).flatMap { schedule in
        schedule.scheduledInteractions.lazy.map {
          StoredScheduleState.ProgrammeName(channel: schedule.channel, programme: $0.value.scheduled.programme)
        }
      })
  }
}
