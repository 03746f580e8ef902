import Attributes
import InteractionService

/// Something that is to be on the screen for a while.
struct Showing: Sendable, Identifiable {
  /// What it is about.
  enum Subject: Sendable {
    /// An interaction at its appointed time.
    case interaction(Interaction, Appointment)
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
  /// Whether it comes by itself, and not because a person asked for it.
  var isUnasked = false
}

/// What is to be shown one after the other: what comes while another is open waits, and shows for what is left of its time.
struct PopUpQueue: Sendable {
  /// By the time they are shown; of two at the same second the one that came first.
  private(set) var items: [Showing] = []
  /// The one that is on the screen, or was until something more important came: it goes on first.
  private var openID: String?

  /// Takes one in; one with an ID that is there already takes its place.
  mutating func add(_ showing: Showing) {
    items.removeAll { $0.id == showing.id }
    let place = items.firstIndex { $0.show > showing.show } ?? items.endIndex
    items.insert(showing, at: place)
  }

  /// What is to be on the screen at a moment.
  ///
  /// - Parameter isQuiet: Nobody wants to be asked anything: what a person asked for comes all the same.
  func front(at now: Instant, isQuiet: Bool) -> Showing? {
    let current = items.filter { $0.show <= now && now < $0.end && !(isQuiet && $0.isUnasked) }
    return current.first { $0.id == openID } ?? current.first
  }

  /// It is on the screen now.
  mutating func opened(_ id: String) {
    openID = id
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
    items.removeAll { if case .reminder = $0.subject { false } else { true } }
  }

  /// When ``front(at:)`` may say something else.
  func next(after now: Instant) -> Instant? {
    items.flatMap { [$0.show, $0.end] }.filter { $0 > now }.min()
  }
}
