import Device
import Television

/// How somebody wants a television to be this time, whatever its settings say: by the command line, or by the file of a
/// person's own. What is nil nobody asked for.
public struct SettingsOverrides: Hashable, Sendable {
  /// The language.
  public var language: Language?
  /// The theme's name.
  public var theme: String?
  /// Whether anything moves.
  public var hasMotion: Bool?
  /// Whether nothing pops up by itself.
  public var isQuiet: Bool?

  /// Choices; without arguments none.
  public init(language: Language? = nil, theme: String? = nil, hasMotion: Bool? = nil, isQuiet: Bool? = nil) {
    self.language = language
    self.theme = theme
    self.hasMotion = hasMotion
    self.isQuiet = isQuiet
  }

  /// These, and where they ask for nothing, others.
  public func over(_ others: SettingsOverrides) -> SettingsOverrides {
    SettingsOverrides(
      language: language ?? others.language, theme: theme ?? others.theme, hasMotion: hasMotion ?? others.hasMotion,
      isQuiet: isQuiet ?? others.isQuiet)
  }

  /// The settings with what was asked for.
  public func applied(to settings: Settings) -> Settings {
    var settings = settings
    settings.language = language ?? settings.language
    settings.theme = theme ?? settings.theme
    settings.hasMotion = hasMotion ?? settings.hasMotion
    settings.isQuiet = isQuiet ?? settings.isQuiet
    return settings
  }

  /// What is to be kept of changed settings: what a person changed on the television, but not what was only asked for this
  /// time.
  ///
  /// - Parameters:
  ///   - settings: The settings as the television has them now.
  ///   - kept: Those that were kept before.
  public func kept(of settings: Settings, over kept: Settings) -> Settings {
    let start = applied(to: kept)
    var settings = settings
    if settings.language == start.language { settings.language = kept.language }
    if settings.theme == start.theme { settings.theme = kept.theme }
    if settings.hasMotion == start.hasMotion { settings.hasMotion = kept.hasMotion }
    if settings.isQuiet == start.isQuiet { settings.isQuiet = kept.isQuiet }
    return settings
  }
}
