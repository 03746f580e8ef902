import Calls
import InteractionService

/// The scheduled interactions of the tuned channel, each from its time of fetching to its time of display.
///
/// A value on the server's clock: it returns which interactions to fetch and when to check again, and is cleared with
/// the channel.
struct InteractionScheduler: Sendable {
  /// An interaction whose time of fetching has come.
  struct Entry: Sendable {
    let scheduled: ScheduledInteraction
    /// Its index in the schedule.
    let scheduleIndex: Int
    /// The interaction; nil until it has arrived.
    var interaction: Interaction?
  }

  /// The device's ID, which spreads fetches over time.
  let device: String
  /// Interactions to be fetched later, soonest last, so that removing one is O(1).
  private var waiting: [(fetch: Instant, scheduled: ScheduledInteraction, scheduleIndex: Int)] = []
  /// Interactions being fetched or held, by their time of display.
  private(set) var entries: [Entry] = []
  /// Interactions answered, closed or missed, and until when each could be shown: an ID and serial is shown only once,
  /// whatever channels were watched in between.
  private var done: [OccurrenceKey: Instant] = [:]

  private struct OccurrenceKey: Hashable {
    var id: String
    var serial: Int

    init(_ scheduled: ScheduledInteraction) {
      (id, serial) = (scheduled.id, scheduled.serial)
    }
  }

  init(device: String) {
    self.device = device
  }

  /// When the next change is due; nil for never.
  var next: Instant? {
    ([waiting.last?.fetch].compactMap(\.self) + entries.map(\.scheduled.end)).min()
  }

  /// Returns when the next interaction will be shown; nil for never.
  func nextShow(after now: Instant) -> Instant? {
    let coming = entries.lazy.map(\.scheduled.show).filter { $0 > now }.min()
    return [coming, waiting.last?.scheduled.show].compactMap(\.self).min()
  }

  // MARK: The schedule

  /// Clears the channel's interactions, but keeps those that must not be shown again.
  mutating func leaveChannel() {
    (waiting, entries) = ([], [])
  }

  /// Adds a channel's schedule.
  ///
  /// - Returns: The IDs of interactions to remove: cancelled, replaced, or missing from a schedule that is complete for
  ///   their time.
  mutating func update(_ schedule: Schedule, at now: Instant) -> [String] {
    let valid = Dictionary(schedule.interactions.map { ($0.id, $0) }) { first, _ in first }
    let dropped = entries.filter { entry in
      guard let new = valid[entry.scheduled.id] else { return entry.scheduled.at >= schedule.from }
      return new.isCancelled || new.serial != entry.scheduled.serial
    }
    entries.removeAll { entry in dropped.contains { $0.scheduled.id == entry.scheduled.id } }
    // An interaction whose time is over cannot be shown again.
    done = done.filter { $0.value > now }
    let inHand = Set(entries.map { OccurrenceKey($0.scheduled) })
    waiting = schedule.interactions.enumerated()
      .filter { _, scheduled in
        !scheduled.isCancelled && scheduled.end > now && done[OccurrenceKey(scheduled)] == nil
          && !inHand.contains(OccurrenceKey(scheduled))
      }
      .map { scheduleIndex, scheduled in (scheduled.fetchTime(device: device), scheduled, scheduleIndex) }
    waiting.sort { ($1.fetch, $1.scheduleIndex) < ($0.fetch, $0.scheduleIndex) }
    return dropped.map(\.scheduled.id)
  }

  // MARK: Fetching

  /// Removes and returns the IDs of the interactions to fetch now, including retries.
  mutating func removeDue(at now: Instant) -> [String] {
    var ids: [String] = []
    while let next = waiting.last, next.fetch <= now {
      waiting.removeLast()
      guard next.scheduled.end > now else { continue }
      entries.append(Entry(scheduled: next.scheduled, scheduleIndex: next.scheduleIndex))
      ids.append(next.scheduled.id)
    }
    return ids
  }

  /// Stores an interaction that has arrived.
  ///
  /// - Returns: Its entry; nil if it is not expected any more.
  mutating func receive(_ interaction: Interaction) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.scheduled.id == interaction.id }) else { return nil }
    entries[index].interaction = interaction
    return entries[index]
  }

  /// Removes and returns the interactions whose time is over.
  mutating func removeExpired(at now: Instant) -> [Entry] {
    let over = entries.filter { $0.scheduled.end <= now }
    entries.removeAll { $0.scheduled.end <= now }
    return over
  }

  /// Marks an interaction as answered or closed, so that it is not shown again.
  mutating func complete(_ id: String) {
    guard let index = entries.firstIndex(where: { $0.scheduled.id == id }) else { return }
    let scheduled = entries.remove(at: index).scheduled
    done[OccurrenceKey(scheduled)] = scheduled.end
  }
}
