import Calls
import InteractionService

/// The appointments of the channel tuned to, each on its way from its predetermined time to the screen.
///
/// A value on the server's clock: it says what to ask for and when to look again, and forgets everything with the channel.
struct InteractionScheduler: Sendable {
  /// An appointment whose time to ask has come.
  struct Entry: Sendable {
    let scheduled: ScheduledInteraction
    /// Its place in the schedule.
    let order: Int
    /// When it is asked for again, after a try that failed; nil while it is being asked for or is in hand.
    var nextTry: Instant?
    /// The interaction, once it is in hand.
    var interaction: Interaction?
  }

  /// The ID of the box, which spreads its asking.
  let device: String
  /// Those whose time to ask has not come, the next one last: it is taken off in no time, however many there are.
  private var waiting: [(ask: Instant, scheduled: ScheduledInteraction, order: Int)] = []
  /// Those being asked for or in hand, by the time they are shown.
  private(set) var entries: [Entry] = []
  /// What was answered, put away or missed, and until when it could have come again: the same ID and serial never comes
  /// twice, whatever channels were watched in between.
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

  /// When it has something to say next; nil for never.
  var next: Instant? {
    let entries = entries.flatMap { [$0.nextTry, $0.scheduled.end] }.compactMap(\.self)
    return ([waiting.last?.ask].compactMap(\.self) + entries).min()
  }

  /// The next time something will be shown; nil when nothing is in sight.
  func nextShow(after now: Instant) -> Instant? {
    let coming = entries.lazy.map(\.scheduled.show).filter { $0 > now }.min()
    return [coming, waiting.last?.scheduled.show].compactMap(\.self).min()
  }

  // MARK: The schedule

  /// Forgets the channel: all of it but what must not come again.
  mutating func leaveChannel() {
    (waiting, entries) = ([], [])
  }

  /// Takes in a channel's schedule.
  ///
  /// - Returns: The IDs of those that are not to be shown any more: cancelled, replaced, or gone from a schedule that
  ///   says everything of their time.
  mutating func take(_ schedule: Schedule, at now: Instant) -> [String] {
    let valid = Dictionary(schedule.interactions.map { ($0.id, $0) }) { first, _ in first }
    let dropped = entries.filter { entry in
      guard let new = valid[entry.scheduled.id] else { return entry.scheduled.at >= schedule.from }
      return new.isCancelled || new.serial != entry.scheduled.serial
    }
    entries.removeAll { entry in dropped.contains { $0.scheduled.id == entry.scheduled.id } }
    // What is over cannot come again.
    done = done.filter { $0.value > now }
    let inHand = Set(entries.map { OccurrenceKey($0.scheduled) })
    waiting = schedule.interactions.enumerated()
      .filter { _, scheduled in
        !scheduled.isCancelled && scheduled.end > now && done[OccurrenceKey(scheduled)] == nil
          && !inHand.contains(OccurrenceKey(scheduled))
      }
      .map { order, scheduled in (Self.ask(scheduled, device: device), scheduled, order) }
    waiting.sort { ($1.ask, $1.order) < ($0.ask, $0.order) }
    return dropped.map(\.scheduled.id)
  }

  /// When this box asks for an interaction: spread by a hash of box and interaction between the predetermined time and
  /// two seconds before it is shown, so that a million boxes do not ask in the same second.
  static func ask(_ scheduled: ScheduledInteraction, device: String) -> Instant {
    let room = scheduled.show.milliseconds(since: scheduled.at) - 2_000
    guard room > 0 else { return scheduled.at }
    return scheduled.at + Int64(hash("\(device)\n\(scheduled.id)") % UInt64(room))
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo), with the finalizer of MurmurHash3, since the low bits of short texts that differ
  /// in their last letter alone would lie close together.
  private static func hash(_ text: String) -> UInt64 {
    var hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }

  // MARK: Asking

  /// Takes what is to be asked for now: the IDs of those whose time has come, and of those to be tried again.
  mutating func due(at now: Instant) -> [String] {
    var ids: [String] = []
    while let next = waiting.last, next.ask <= now {
      waiting.removeLast()
      guard next.scheduled.end > now else { continue }
      entries.append(Entry(scheduled: next.scheduled, order: next.order))
      ids.append(next.scheduled.id)
    }
    for index in entries.indices where entries[index].nextTry.map({ $0 <= now }) ?? false {
      entries[index].nextTry = nil
      ids.append(entries[index].scheduled.id)
    }
    return ids
  }

  /// An interaction has come.
  ///
  /// - Returns: Its entry; nil when it is not wanted any more.
  mutating func receive(_ interaction: Interaction) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.scheduled.id == interaction.id }) else { return nil }
    entries[index].interaction = interaction
    return entries[index]
  }

  /// An interaction could not be had: it is tried again every second while there is time left to show it.
  mutating func fail(_ id: String, at now: Instant) {
    guard let index = entries.firstIndex(where: { $0.scheduled.id == id }) else { return }
    entries[index].nextTry = now + 1_000
  }

  /// Takes away what is over, shown or not.
  mutating func expire(at now: Instant) -> [Entry] {
    let over = entries.filter { $0.scheduled.end <= now }
    entries.removeAll { $0.scheduled.end <= now }
    return over
  }

  /// It was shown, and answered or put away: it does not come again.
  mutating func finish(_ id: String) {
    guard let index = entries.firstIndex(where: { $0.scheduled.id == id }) else { return }
    let scheduled = entries.remove(at: index).scheduled
    done[OccurrenceKey(scheduled)] = scheduled.end
  }
}
