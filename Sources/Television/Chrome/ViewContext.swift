import Device
import Screen

/// The state that a page sees when it draws or acts.
struct ViewContext: Sendable {
  /// The layout grid of the screen.
  let grid: PageGrid
  /// The strings of the language.
  let words: Words
  /// The settings.
  let settings: Settings
  /// The names of the themes.
  let themes: [String]
  /// Whether the demo album can be added and removed here.
  let offersDemoAlbum: Bool
  /// Whether photos can be added from folders of this machine.
  let offersAddingPhotos: Bool
  /// The servers in use, and those among them that the stored settings cannot change.
  let servers: (inUse: ServerAddresses, given: ServerAddresses)
  /// The keyboard keys that correspond to the remote's keys.
  let keyboard: Keyboard
  /// The tuner's state.
  let tuner: Tuner
  /// The current time.
  let now: ClockReading
  /// The focused item of this page; nil when another page or the hint bar has the focus.
  var focus: FocusItem?
  /// The focused item of this page, also while the hint bar has the focus.
  var pageFocus: FocusItem?
  /// Whether a hint of this page has the focus.
  var isOnHints = false

  /// The shell command that adds photos to the album; nil for that of a server, to which nothing is imported from here.
  var importCommand: String? { servers.inUse.album == nil ? "tenfoot import ~/Pictures" : nil }

  /// Returns whether an item has the focus.
  func isFocused(_ id: FocusID) -> Bool {
    focus?.id == id
  }
}
