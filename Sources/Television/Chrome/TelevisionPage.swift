import AlbumService
import Calls
import Device
import InteractionService
import MallService
import Screen

/// The presentation of a page among the others.
enum PagePresentation: Hashable, Sendable {
  /// Fills the screen between header and hints.
  case page
  /// Fills the screen and draws its own header.
  case fullScreen
  /// A dialog over the page below, which stays visible, dimmed.
  case overlay
  /// Shown over any page, at a time of its own and with its own hints; set aside while a dialog or a text field is
  /// open.
  case popUp
  /// Shown when no key has been pressed for a long time; any key ends it.
  case idle
}

/// One page of the television: a value that handles keys and answers and draws itself.
///
/// A page has no access to other pages: it asks services, navigates and notifies through its ``PageContext``.
protocol TelevisionPage: CallReceiver {
  /// The page's name in keymaps.
  var name: PageName { get }
  /// The presentation of the page.
  var presentation: PagePresentation { get }
  /// The subject of the page, on which answers depend; constant for most pages.
  var subject: PageSubject { get }
  /// Returns the page's title in the breadcrumb; empty for none.
  func crumb(_ view: ViewContext) -> String
  /// Returns the text left of the clock, such as a position or a sum; empty for none.
  func headline(_ view: ViewContext) -> String
  /// Whether the keys Page Up and Page Down do something here.
  var turnsPages: Bool { get }
  /// Further keys that do something here, for the help page: `digit1` for all digits, `channelDown` for both channel
  /// keys.
  var helpKeys: Set<RemoteKey> { get }
  /// Whether the page accepts typed characters.
  var takesText: Bool { get }
  /// Whether pop-ups wait while the page is on the screen.
  var holdsPopUps: Bool { get }
  /// Whether the page stays on the screen although no key has been pressed for a long time.
  var preventsIdling: Bool { get }
  /// How long keys are ignored after the page opens, in milliseconds, to prevent accidental purchases and votes.
  var guardMS: Int64 { get }
  /// Returns whether the page handles a key that would otherwise set a pop-up aside.
  func keepsKey(_ key: RemoteKey) -> Bool
  /// Returns whether the hints are visible now.
  func showsHints(_ view: ViewContext) -> Bool
  /// Returns when the page needs ``wake(_:)`` next, in uptime milliseconds; nil for never.
  func wakeMS(_ view: ViewContext) -> Int64?

  /// Handles being pushed, and for Home being shown again.
  mutating func open(_ context: inout PageContext)
  /// Handles the time of ``wakeMS(_:)``.
  mutating func wake(_ context: inout PageContext)
  /// Handles something that happened on another page.
  mutating func receive(_ notification: PageNotification, _ context: inout PageContext)

  /// Returns everything that can have the focus.
  func focusMap(_ view: ViewContext) -> FocusMap
  /// Scrolls to the focused item and fetches missing items around it, after the focus moved or the screen changed.
  mutating func reveal(_ item: FocusItem, _ context: inout PageContext)
  /// Returns the actions that are available for the focused item.
  func actions(_ view: ViewContext) -> AvailableActions
  /// Performs one of its actions.
  ///
  /// A page offers a few of the many commands in ``actions(_:)``, and is asked to perform no others. Its switch therefore lists
  /// these and ends with `default: break`: a new command concerns only the pages that offer it.
  mutating func perform(_ command: Command, _ context: inout PageContext)
  /// Handles a key that has a special meaning here.
  ///
  /// - Returns: Whether the key was handled; otherwise it keeps its usual meaning.
  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool
  /// Handles a typed character; nil deletes the last one.
  mutating func type(_ character: Character?, _ context: inout PageContext)
  /// Draws everything between header and hints.
  func draw(into frame: inout Frame, _ view: ViewContext)
}

extension TelevisionPage {
  var presentation: PagePresentation { .page }
  var subject: PageSubject { PageSubject() }
  func headline(_ view: ViewContext) -> String { "" }
  var turnsPages: Bool { false }
  var helpKeys: Set<RemoteKey> { [] }
  var takesText: Bool { false }
  var holdsPopUps: Bool { takesText }
  var preventsIdling: Bool { false }
  var guardMS: Int64 { 0 }
  func keepsKey(_ key: RemoteKey) -> Bool { false }
  func showsHints(_ view: ViewContext) -> Bool { true }
  func wakeMS(_ view: ViewContext) -> Int64? { nil }
  mutating func open(_ context: inout PageContext) {}
  mutating func wake(_ context: inout PageContext) {}
  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {}
  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {}
  mutating func perform(_ command: Command, _ context: inout PageContext) {}
  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool { false }
  mutating func type(_ character: Character?, _ context: inout PageContext) {}

  /// Whether the page below stays visible.
  var isOverlay: Bool { presentation == .overlay || presentation == .popUp }
}

/// A change that happened on one page and that other pages may show.
enum PageNotification: Sendable {
  /// An item was looked up and now has this count.
  case selected(item: String, count: Int)
  /// A product was bought.
  case bought(product: String)
  /// The facts of an item changed.
  case changed(MediaItem)
  /// Items were removed.
  case removed(items: Set<String>)
  /// Removed items were restored.
  case restored([MediaItem])
  /// Photos are being added, or were added; nil if their state is not known.
  case adding(AddingState?)
  /// A phone sends photos.
  case arrivals(ArrivalEvent)
  /// The album's content was replaced.
  case albumChanged
  /// The profiles of the television changed.
  case profiles([Profile])
  /// The profile that was chosen cannot be opened.
  case notEntered(ServiceFailure)
  /// The viewer's friends, requests or blocked people changed.
  case acquaintances([Acquaintance])
  /// Something happened to the channel tuned to.
  case tuner(TunerEvent)
}

/// An event of the observation of photos that a phone sends.
enum ArrivalEvent: Sendable {
  /// Photos are expected from now on.
  case expected
  /// The viewer's photos were counted; nil if that failed.
  case counted(Int?)
}

/// An event of the tuner.
enum TunerEvent: Sendable {
  /// Another channel is tuned to, or the same one again.
  case tuned
  /// The channel's schedule arrived.
  case scheduled
  /// A response was saved on disk; its delivery, or its failure, will be reported.
  case answerSaved(key: IdempotencyKey)
  /// A response could not be saved and was dropped.
  case answerNotSaved(key: IdempotencyKey, ServiceFailure)
  /// A response could not be delivered because of a failure that needs action; it is sent again.
  case answerRefused(key: IdempotencyKey, ServiceFailure)
  /// A response was delivered, with this status.
  case answerDelivered(key: IdempotencyKey, ResponseStatus)
}

/// The commands a page can perform.
enum Command: Hashable, Sendable {
  case open, back, mark, information, sort, jump, relatedPhotos, buy, brand, remove, correct, retry, lookUp, find, undo
  case addPhotos
  case switchProfile, removeProfile, setPIN, removePIN
  case askFriend, endFriendship, block, albumsOf, shareAlbum
  case channels, guide, notices, remind, now, dayEarlier, dayLater, details, camera
  /// Shows a list from a month on, `2014-06`.
  case jumpTo(month: String)
}

/// A command with its label.
struct Action: Hashable, Sendable {
  var command: Command
  var label: String
}

/// The actions that are available now, for the hint bar and the menu.
struct AvailableActions: Sendable {
  /// The actions of the coloured keys, from red to blue; at most one for each key.
  var coloured: [(key: RemoteKey, action: Action)] = []
  /// Hints for other keys, left of OK, such as arrows; they cannot have the focus.
  var notes: [(sign: String, label: String)] = []
  /// The label of OK; nil if it does nothing.
  var ok: String?
  /// The label of Back; nil for the title of the page it leads to.
  var back: String?
  /// The actions that only the menu has.
  var more: [Action] = []

  init(ok: String?, back: String? = nil) {
    self.ok = ok
    self.back = back
  }
}
