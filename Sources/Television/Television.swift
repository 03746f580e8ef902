import Screen

/// What a television is given once, when it is switched on.
public struct Setup: Sendable {
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
  /// Whether the demo album can be added and taken out here.
  public var offersDemoAlbum: Bool

  /// A setup.
  public init(
    settings: Settings = Settings(), language: Language = .english, wording: [Language: Wording], themes: [String],
    keyPrefix: String, offersDemoAlbum: Bool
  ) {
    self.settings = settings
    self.language = language
    self.wording = wording
    self.themes = themes
    self.keyPrefix = keyPrefix
    self.offersDemoAlbum = offersDemoAlbum
  }
}

/// The set-top box as a value: events go in, effects come out, and what it shows follows from its state.
///
/// No I/O, no clock, no randomness, no environment.
public struct Television: Sendable {
  /// What a person has chosen.
  public private(set) var settings: Settings
  /// When to wake it if nothing else happens, in ``Moment/uptimeMS``; nil for never.
  public var nextWakeMS: Int64? { nil }
  /// Whether typed characters count just now.
  public var takesText: Bool { false }

  /// A television just switched on; its first event is ``Event/resized(_:)``.
  public init(_ setup: Setup) {
    settings = setup.settings
  }

  /// Takes in one event and says what is to be done.
  public mutating func handle(_ event: Event, at now: Moment) -> [Effect] {
    []
  }

  /// Draws all that is to be seen; the frame has the size last told.
  public func draw(into frame: inout Frame) {
  }
}
