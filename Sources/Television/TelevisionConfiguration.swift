import Device

/// What a television is given once, when it is switched on.
public struct TelevisionConfiguration: Sendable {
  /// What a person has chosen.
  public var settings: Settings
  /// The language while the settings name none.
  public var language: Language
  /// The words of every language.
  public var wording: [Language: Wording]
  /// The names of the themes there are.
  public var themes: [String]
  /// Begins every idempotency key; unique for each start.
  public var keyPrefix: String
  /// Tells this box from others, and means nobody.
  public var device: String
  /// Whether the demo album can be added and taken out here.
  public var offersDemoAlbum: Bool
  /// Where the keys of the remote are on the keyboard, for help.
  public var keyboard: Keyboard

  /// A setup.
  public init(
    settings: Settings = Settings(), language: Language = .english, wording: [Language: Wording], themes: [String],
    keyPrefix: String, device: String = "box", offersDemoAlbum: Bool, keyboard: Keyboard = Keyboard()
  ) {
    self.settings = settings
    self.language = language
    self.wording = wording
    self.themes = themes
    self.keyPrefix = keyPrefix
    self.device = device
    self.offersDemoAlbum = offersDemoAlbum
    self.keyboard = keyboard
  }
}
