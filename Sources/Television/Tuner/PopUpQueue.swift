import Calls
import Device
import InteractionService

/// Something to be shown on the screen for a time.
struct PopUp: Sendable, Identifiable {
  /// The content of a pop-up.
  enum Subject: Sendable {
    /// An interaction at its appointed time.
    case interaction(Interaction, ScheduledInteraction)
    /// The results of an interaction answered on this device; `chosen` is the chosen choice's id, nil for none.
    case results(Interaction, InteractionResults, chosen: String?)
    /// A programme with a reminder begins.
    case reminder(Reminder, channel: Channel)
  }

  /// A unique identifier.
  var id: String
  var subject: Subject
  /// When it is shown first.
  var show: Instant
  /// When it is closed.
  var end: Instant
  /// Its index in the schedule, which orders pop-ups of the same second.
  var scheduleIndex = 0
  /// Whether it is shown without the viewer's request.
  var isAutomatic = false
}

/// A queue of pop-ups, shown one after the other: those that have to wait are shown for the rest of their time.
struct PopUpQueue: Sendable {
  /// The pop-ups by their time of display, then by their index in the schedule.
  private(set) var items: [PopUp] = []
  /// The pop-up on the screen, or last on the screen before a more important one interrupted it; it resumes first.
  private var openID: String?
  /// The IDs of pop-ups that have been on the screen.
  private(set) var shown: Set<String> = []

  /// Adds a pop-up, or replaces the one with its ID.
  mutating func add(_ popUp: PopUp) {
    items.removeAll { $0.id == popUp.id }
    let index = items.firstIndex { ($0.show, $0.scheduleIndex) > (popUp.show, popUp.scheduleIndex) } ?? items.endIndex
    items.insert(popUp, at: index)
  }

  /// Returns the pop-up to show at a time; nil for none.
  ///
  /// - Parameter isQuiet: Whether to show only pop-ups that the viewer requested.
  func front(at now: Instant, isQuiet: Bool) -> PopUp? {
    let current = items.filter { $0.show <= now && now < $0.end && !(isQuiet && $0.isAutomatic) }
    return current.first { $0.id == openID } ?? current.first
  }

  /// Records that a pop-up is on the screen.
  mutating func opened(_ id: String) {
    openID = id
    shown.insert(id)
  }

  /// Removes a finished pop-up.
  mutating func remove(_ id: String) {
    items.removeAll { $0.id == id }
  }

  /// Removes the pop-ups whose time is over.
  mutating func expire(at now: Instant) {
    items.removeAll { $0.end <= now }
  }

  /// Removes everything but reminders, which belong to no channel.
  mutating func leaveChannel() {
    shown = []
    items.removeAll { if case .reminder = $0.subject { false } else { true } }
  }

  /// Returns when the result of ``front(at:isQuiet:)`` may change next; nil for never.
  func next(after now: Instant) -> Instant? {
    items.flatMap { [$0.show, $0.end] }.filter { $0 > now }.min()
  }
}
