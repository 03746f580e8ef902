import InteractionService

/// The effect of an import on the stored schedule of a channel.
public enum ScheduleReplacement: Hashable, Sendable {
  /// The new schedule replaces it.
  case replace
  /// It stays.
  case keep
  /// The document is refused: the stored schedule has a greater serial.
  case isOlder(storedSerial: Int)
  /// The document is refused: the stored schedule has the same serial but different content.
  case needsGreaterSerial(storedSerial: Int)

  /// Decides what to do.
  ///
  /// - Parameters:
  ///   - schedule: The schedule of the document.
  ///   - channel: The stored channel; nil for a new one.
  ///   - isBundled: Whether the document came with the program: it never changes an imported channel.
  public init(
    _ schedule: ScheduleDocument.ChannelSchedule, over channel: StoredScheduleState.StoredChannel?,
    isBundled: Bool = false
  ) {
    guard let channel, !channel.isBundled else {
      self = .replace
      return
    }
    guard !isBundled else {
      self = .keep
      return
    }
    guard let stored = channel.schedule, schedule.serial <= stored.serial else {
      self = .replace
      return
    }
    if schedule.serial < stored.serial {
      self = .isOlder(storedSerial: stored.serial)
    } else {
      self =
        ScheduleDigest.matches(stored.digest, schedule) ? .keep : .needsGreaterSerial(storedSerial: stored.serial)
    }
  }
}

/// The effect of an import on a channel.
public struct ChannelReplacement: Hashable, Sendable {
  /// Whether the channel is stored, with its number and name.
  public var isStored: Bool
  /// The IDs of channels that are removed first, with their schedules: bundled ones with its ID or its number.
  public var removedIDs: [String]

  /// Decides what to do.
  ///
  /// - Parameters:
  ///   - channel: The channel of the document.
  ///   - stored: The channels that are stored with its ID or its number, among others.
  ///   - isBundled: Whether the document came with the program: then any stored channel takes precedence.
  public init(_ channel: Channel, in stored: StoredScheduleState, isBundled: Bool = false) {
    let others = Set([channel.id, stored.channelID(number: channel.number)]).compactMap {
      $0.flatMap { stored.channels[$0] }
    }
    isStored = !isBundled || others.isEmpty
    removedIDs = isBundled ? [] : others.filter(\.isBundled).map(\.id)
  }
}
