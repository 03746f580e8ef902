import Calls
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
  /// The profiles of the television.
  let profiles: [Profile]
  /// The profile that is watching; nil for none.
  let profile: Profile?
  /// The id of the profile that was chosen last; nil for none.
  let lastProfile: String?
  /// Whether the television can have profiles.
  let offersProfiles: Bool
  /// Whether the album's calls are made by a person, who can have friends.
  let isPerson: Bool
  /// The reason why the profile named at the start cannot be opened; nil for none.
  let failureOfAsked: ServiceFailure?
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

  /// Whether the album is on this machine.
  var isAlbumHere: Bool { servers.inUse.album == nil }
  /// Who signs in here: the first person, for whom a profile is added, on a television that can have profiles and has none.
  var personToSignIn: SignInPerson { offersProfiles && profile == nil ? .newPerson : .present }
  /// Whether it can be chosen who is watching.
  var canSwitch: Bool { profiles.count > 1 || profile?.hasPIN == true }

  /// The shell command that adds photos to the album; nil for that of a server, to which nothing is imported from here.
  var importCommand: String? {
    guard isAlbumHere else { return nil }
    guard let profile, !profile.usesMainData else { return "tenfoot import ~/Pictures" }
    let isPlain = profile.name.allSatisfy { $0.isLetter || $0.isNumber }
    let name = isPlain ? profile.name : "'\(profile.name.replacing("'", with: "'\\''"))'"
    return "tenfoot import --owner \(name) ~/Pictures"
  }

  /// Returns whether an item has the focus.
  func isFocused(_ id: FocusID) -> Bool {
    focus?.id == id
  }
}
