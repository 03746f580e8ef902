import Calls
import Device
import InteractionService

/// Something that is to be on the screen for a while.
struct PopUp: Sendable, Identifiable {
  /// What it is about.
  enum Subject: Sendable {
    /// An interaction at its appointed time.
    case interaction(Interaction, ScheduledInteraction)
    /// What came of one that was answered here; `chosen` is the choice that was taken.
    case results(Interaction, InteractionResults, chosen: String?)
    /// A programme begins that somebody wanted to be told of.
    case reminder(Reminder, channel: Channel)
  }

  /// Unique among all that is to be shown.
  var id: String
  var subject: Subject
  /// From when on.
  var show: Instant
  /// Until when.
  var end: Instant
  /// Its place in the schedule: of two at the same second the first one written comes first.
  var order = 0
  /// Whether it comes by itself, and not because a person asked for it.
  var isUnasked = false
}

/// What is to be shown one after the other: what comes while another is open waits, and shows for what is left of its time.
struct PopUpQueue: Sendable {
  /// By the time they are shown, then by their places in the schedule.
  private(set) var items: [PopUp] = []
  /// The one that is on the screen, or was until something more important came: it goes on first.
  private var openID: String?
  /// Those that were on the screen.
  private(set) var shown: Set<String> = []

  /// Takes one in; one with an ID that is there already takes its place.
  mutating func add(_ popUp: PopUp) {
    items.removeAll { $0.id == popUp.id }
    let place = items.firstIndex { ($0.show, $0.order) > (popUp.show, popUp.order) } ?? items.endIndex
    items.insert(popUp, at: place)
  }

  /// What is to be on the screen at a moment.
  ///
  /// - Parameter isQuiet: Nobody wants to be asked anything: what a person asked for comes all the same.
  func front(at now: Instant, isQuiet: Bool) -> PopUp? {
    let current = items.filter { $0.show <= now && now < $0.end && !(isQuiet && $0.isUnasked) }
    return current.first { $0.id == openID } ?? current.first
  }

  /// It is on the screen now.
  mutating func opened(_ id: String) {
    openID = id
    shown.insert(id)
  }

  /// It is over and done with.
  mutating func remove(_ id: String) {
    items.removeAll { $0.id == id }
  }

  /// Takes away what is over.
  mutating func expire(at now: Instant) {
    items.removeAll { $0.end <= now }
  }

  /// Forgets everything but reminders, which belong to no channel.
  mutating func leaveChannel() {
    shown = []
    items.removeAll { if case .reminder = $0.subject { false } else { true } }
  }

  /// When ``front(at:)`` may say something else.
  func next(after now: Instant) -> Instant? {
    items.flatMap { [$0.show, $0.end] }.filter { $0 > now }.min()
  }
}
