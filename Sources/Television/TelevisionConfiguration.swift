import Calls
import Device

/// The immutable configuration of a television at its start.
public struct TelevisionConfiguration: Sendable {
  /// The stored settings.
  public var settings: Settings
  /// The language used while the settings name none.
  public var language: Language
  /// The wording of each language.
  public var wording: [Language: Wording]
  /// The names of the available themes.
  public var themes: [String]
  /// The prefix of every idempotency key; unique for each start.
  public var keyPrefix: String
  /// The anonymous identifier of this device.
  public var device: String
  /// Whether the demo album can be added and removed here.
  public var offersDemoAlbum: Bool
  /// Whether photos can be added from folders of this machine.
  public var offersAddingPhotos: Bool
  /// The servers that are in use during this run.
  public var servers: ServerAddresses
  /// Those among them that the command line or the settings file names, which come before the stored ones.
  public var givenServers: ServerAddresses
  /// The profiles of the television; empty if it has none, and if it cannot have any.
  public var profiles: [Profile] = []
  /// The profile that is watching; nil for none, which sees the whole album of the machine.
  public var profile: Profile?
  /// The profile that was chosen last; nil for none.
  public var lastProfile: String?
  /// Whether it is to be chosen first who is watching.
  public var asksWho = false
  /// The profile to ask a PIN for at the start, where it is to be chosen who is watching; nil for none.
  public var profileAsked: Profile?
  /// The reason why that profile cannot be opened; nil for none.
  public var profileFailure: ServiceFailure?
  /// Whether the television can have profiles.
  public var offersProfiles = false
  /// Whether the album's calls are made by a person, who can have friends.
  public var isPerson = false
  /// Whether the profile was chosen a moment ago, so that the television says who is watching.
  public var namesViewer = false
  /// The keyboard keys of the remote's keys, for the help page.
  public var keyboard: Keyboard

  /// Creates a configuration.
  public init(
    settings: Settings = Settings(), language: Language = .english, wording: [Language: Wording], themes: [String],
    keyPrefix: String, device: String = "box", offersDemoAlbum: Bool, offersAddingPhotos: Bool = false,
    keyboard: Keyboard = Keyboard(),
    servers: ServerAddresses = ServerAddresses(), givenServers: ServerAddresses = ServerAddresses()
  ) {
    self.settings = settings
    self.language = language
    self.wording = wording
    self.themes = themes
    self.keyPrefix = keyPrefix
    self.device = device
    self.offersDemoAlbum = offersDemoAlbum
    self.offersAddingPhotos = offersAddingPhotos
    self.keyboard = keyboard
    self.servers = servers
    self.givenServers = givenServers
  }
}
