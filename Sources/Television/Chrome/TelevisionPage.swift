import AlbumService
import Calls
import InteractionService
import MallService
import Screen

/// One page of the television: a value that takes keys and answers and draws itself.
///
/// A page never reaches into another: it asks, goes on, or goes back through its ``PageContext``.
protocol TelevisionPage: Sendable {
  /// What keymaps call it.
  var name: PageName { get }
  /// Its name in the breadcrumb; empty for what has none.
  func crumb(_ view: ViewContext) -> String
  /// What stands left of the clock: a position or a sum; empty for nothing.
  func headline(_ view: ViewContext) -> String
  /// Whether it lies over the page below, which stays visible, dimmed.
  var isOverlay: Bool { get }
  /// Whether the keys that turn pages do something here.
  var turnsPages: Bool { get }
  /// Further keys that do something here, for help: of digits the 1, of channel keys the one down.
  var helpKeys: Set<RemoteKey> { get }
  /// Whether it wants typed characters.
  var takesText: Bool { get }
  /// Whether the hints show just now.
  func showsHints(_ view: ViewContext) -> Bool
  /// When it wants to be woken, in uptime milliseconds; nil for never.
  func wakeMS(_ view: ViewContext) -> Int64?

  /// It was just put on top.
  mutating func open(_ context: inout PageContext)
  /// The time it asked to be woken at has come.
  mutating func wake(_ context: inout PageContext)
  /// An answer to something it asked.
  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext)
  /// Something happened that other pages may show as well.
  mutating func notice(_ notification: PageNotification, _ context: inout PageContext)

  /// All that can have the focus.
  func focusMap(_ view: ViewContext) -> FocusMap
  /// The focus has moved, or the screen changed: bring it into view and fetch what is missing around it.
  mutating func reveal(_ item: FocusItem, _ context: inout PageContext)
  /// What can be done here with the focused thing.
  func actions(_ view: ViewContext) -> AvailableActions
  /// Does one of the things it offered.
  mutating func perform(_ command: Command, _ context: inout PageContext)
  /// A key that means something special here; false leaves it to what it always means.
  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool
  /// A typed character; nil takes the last one back.
  mutating func type(_ character: Character?, _ context: inout PageContext)
  /// Draws everything between header and hints.
  func draw(into frame: inout Frame, _ view: ViewContext)
}

extension TelevisionPage {
  func headline(_ view: ViewContext) -> String { "" }
  var isOverlay: Bool { false }
  var turnsPages: Bool { false }
  var helpKeys: Set<RemoteKey> { [] }
  var takesText: Bool { false }
  func showsHints(_ view: ViewContext) -> Bool { true }
  func wakeMS(_ view: ViewContext) -> Int64? { nil }
  mutating func open(_ context: inout PageContext) {}
  mutating func wake(_ context: inout PageContext) {}
  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {}
  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {}
  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {}
  mutating func perform(_ command: Command, _ context: inout PageContext) {}
  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool { false }
  mutating func type(_ character: Character?, _ context: inout PageContext) {}
}

/// What a page asked for, so that it knows the answer when it comes.
enum Topic: Hashable, Sendable {
  /// A part of its list.
  case list(ListPart)
  /// How much lies behind each door.
  case links
  /// What lies behind the focused door.
  case preview(FocusID)
  /// How many photos were taken with what it shows.
  case photoCounts([String])
  /// The rail of photos.
  case photos
  /// The rail of products.
  case products
  /// The thing it is about.
  case subject
  /// How its photos spread.
  case shootingStatistics
  /// The months there are.
  case months
  /// That the album counts a selection of this photo.
  case selection(photo: String)
  /// What it set going: a purchase, a removal, a correction.
  case action
  /// The channels there are.
  case channels
  /// The schedule of a channel.
  case schedule(channel: String)
  /// An interaction whose time has come.
  case interaction(id: String)
  /// What came of a poll or a quiz.
  case results(id: String)
  /// That an answer is on disk.
  case keeping(key: String)
  /// That an answer is delivered.
  case response(key: String)
  /// That it is noted what became of an answer.
  case settlement
  /// The answers on their way.
  case outbox
  /// The reminders.
  case reminders
  /// That a reminder is kept, or forgotten.
  case reminder
  /// What a programme shows: the albums, to find the one it names, and its photos.
  case programmeAlbums(key: String)
  case programmePhotos(key: String)
  /// The programmes of some channels.
  case programmes(from: Instant)
  /// The picture of a choice, by its place.
  case choice(Int)
}

/// Something that happened on one page and shows on others.
enum PageNotification: Sendable {
  /// A photo was looked up and has this count now.
  case selected(photo: String, count: Int)
  /// A product was bought once more.
  case bought(product: String)
  /// A photo has other facts now.
  case changed(Photo)
  /// Photos are no longer there.
  case removed(photos: Set<String>)
  /// The album is another than it was.
  case albumChanged
  /// Something of the channel tuned to.
  case air(TunerEvent)
}

/// Something that happened to what the box is tuned to.
enum TunerEvent: Sendable {
  /// The box is tuned to another channel, or has been asked to tune again.
  case tuned
  /// The channel's schedule has come.
  case scheduled
  /// An answer is on disk; from here on it is certain to arrive.
  case kept(key: String)
  /// An answer could not be kept, and was not given.
  case notKept(key: String, ServiceFailure)
  /// It is known what became of an answer.
  case settled(key: String, ResponseStatus)
}

/// What can be done on a page, each by a word.
enum Command: Hashable, Sendable {
  case open, back, mark, information, sort, jump, relatedPhotos, buy, brand, remove, correct, retry, lookUp, find
  case channels, guide, notices, remind, now, dayEarlier, dayLater, details, camera
  /// Shows a list from a month on, `2014-06`.
  case jumpTo(month: String)
}

/// One thing that can be done, with its word.
struct Action: Hashable, Sendable {
  var command: Command
  var label: String
}

/// All that can be done just now: what the hints bar and the menu show.
struct AvailableActions: Sendable {
  /// The coloured keys, from red to blue; at most one offer a key.
  var coloured: [(key: RemoteKey, action: Action)] = []
  /// Hints without a key of the four, left of OK, such as arrows; they cannot be stood on.
  var notes: [(sign: String, label: String)] = []
  /// What OK does; nil when it does nothing here.
  var ok: String?
  /// What Back does; nil for the page it leads to.
  var back: String?
  /// What only the menu has.
  var more: [Action] = []

  init(ok: String?, back: String? = nil) {
    self.ok = ok
    self.back = back
  }
}
