import Attributes
import InteractionService

/// The appointments of the channel tuned to, each on its way from its predetermined time to the screen.
///
/// A value on the server's clock: it says what to ask for and when to look again, and forgets everything with the channel.
struct AppointmentBook: Sendable {
  /// An appointment whose time to ask has come.
  struct Entry: Sendable {
    let appointment: Appointment
    /// Its place in the schedule.
    let order: Int
    /// When it is asked for again, after a try that failed; nil while it is being asked for or is in hand.
    var nextTry: Instant?
    /// The interaction, once it is in hand.
    var interaction: Interaction?
  }

  /// The ID of the box, which spreads its asking.
  let box: String
  /// Those whose time to ask has not come, the next one last: it is taken off in no time, however many there are.
  private var waiting: [(ask: Instant, appointment: Appointment, order: Int)] = []
  /// Those being asked for or in hand, by the time they are shown.
  private(set) var entries: [Entry] = []
  /// What was answered, put away or missed, and until when it could have come again: the same ID and serial never comes
  /// twice, whatever channels were watched in between.
  private var done: [Firing: Instant] = [:]

  private struct Firing: Hashable {
    var id: String
    var serial: Int

    init(_ appointment: Appointment) {
      (id, serial) = (appointment.id, appointment.serial)
    }
  }

  init(box: String) {
    self.box = box
  }

  /// When it has something to say next; nil for never.
  var next: Instant? {
    let entries = entries.flatMap { [$0.nextTry, $0.appointment.end] }.compactMap(\.self)
    return ([waiting.last?.ask].compactMap(\.self) + entries).min()
  }

  /// The next time something will be shown; nil when nothing is in sight.
  func nextShow(after now: Instant) -> Instant? {
    let coming = entries.lazy.map(\.appointment.show).filter { $0 > now }.min()
    return [coming, waiting.last?.appointment.show].compactMap(\.self).min()
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
      guard let new = valid[entry.appointment.id] else { return entry.appointment.at >= schedule.from }
      return new.isCancelled || new.serial != entry.appointment.serial
    }
    entries.removeAll { entry in dropped.contains { $0.appointment.id == entry.appointment.id } }
    // What is over cannot come again.
    done = done.filter { $0.value > now }
    let inHand = Set(entries.map { Firing($0.appointment) })
    waiting = schedule.interactions.enumerated()
      .filter { _, appointment in
        !appointment.isCancelled && appointment.end > now && done[Firing(appointment)] == nil
          && !inHand.contains(Firing(appointment))
      }
      .map { order, appointment in (Self.ask(appointment, box: box), appointment, order) }
    waiting.sort { ($1.ask, $1.order) < ($0.ask, $0.order) }
    return dropped.map(\.appointment.id)
  }

  /// When this box asks for an interaction: spread by a hash of box and interaction between the predetermined time and
  /// two seconds before it is shown, so that a million boxes do not ask in the same second.
  static func ask(_ appointment: Appointment, box: String) -> Instant {
    let room = appointment.show.milliseconds(since: appointment.at) - 2_000
    guard room > 0 else { return appointment.at }
    return appointment.at + Int64(hash("\(box)\n\(appointment.id)") % UInt64(room))
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
      guard next.appointment.end > now else { continue }
      entries.append(Entry(appointment: next.appointment, order: next.order))
      ids.append(next.appointment.id)
    }
    for index in entries.indices where entries[index].nextTry.map({ $0 <= now }) ?? false {
      entries[index].nextTry = nil
      ids.append(entries[index].appointment.id)
    }
    return ids
  }

  /// An interaction has come.
  ///
  /// - Returns: Its entry; nil when it is not wanted any more.
  mutating func receive(_ interaction: Interaction) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.appointment.id == interaction.id }) else { return nil }
    entries[index].interaction = interaction
    return entries[index]
  }

  /// An interaction could not be had: it is tried again every second while there is time left to show it.
  mutating func fail(_ id: String, at now: Instant) {
    guard let index = entries.firstIndex(where: { $0.appointment.id == id }) else { return }
    entries[index].nextTry = now + 1_000
  }

  /// Takes away what is over, shown or not.
  mutating func expire(at now: Instant) -> [Entry] {
    let over = entries.filter { $0.appointment.end <= now }
    entries.removeAll { $0.appointment.end <= now }
    return over
  }

  /// It was shown, and answered or put away: it does not come again.
  mutating func finish(_ id: String) {
    guard let index = entries.firstIndex(where: { $0.appointment.id == id }) else { return }
    let appointment = entries.remove(at: index).appointment
    done[Firing(appointment)] = appointment.end
  }
}
