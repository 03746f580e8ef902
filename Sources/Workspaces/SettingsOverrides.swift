import Device
import Television

/// Settings from the command line or a settings file that override the saved ones in one run; nil where a setting is not
/// overridden.
public struct SettingsOverrides: Hashable, Sendable {
  /// The language.
  public var language: Language?
  /// The theme's name.
  public var theme: String?
  /// Whether animations are on.
  public var hasMotion: Bool?
  /// Whether interactions do not pop up.
  public var isQuiet: Bool?
  /// Whether the mouse is used, which is the default. This is not a setting of the television.
  public var hasMouse: Bool?
  /// The servers to use.
  public var servers = ServerAddresses()

  /// Creates overrides; none by default.
  public init(
    language: Language? = nil, theme: String? = nil, hasMotion: Bool? = nil, isQuiet: Bool? = nil,
    hasMouse: Bool? = nil, servers: ServerAddresses = ServerAddresses()
  ) {
    self.language = language
    self.theme = theme
    self.hasMotion = hasMotion
    self.isQuiet = isQuiet
    self.hasMouse = hasMouse
    self.servers = servers
  }

  /// Returns these overrides, and others for the settings that these do not override.
  public func completed(by others: SettingsOverrides) -> SettingsOverrides {
    SettingsOverrides(
      language: language ?? others.language, theme: theme ?? others.theme, hasMotion: hasMotion ?? others.hasMotion,
      isQuiet: isQuiet ?? others.isQuiet, hasMouse: hasMouse ?? others.hasMouse,
      servers: servers.completed(by: others.servers))
  }

  /// Returns settings with the overrides applied.
  public func applied(to settings: Settings) -> Settings {
    var settings = settings
    settings.language = language ?? settings.language
    settings.theme = theme ?? settings.theme
    settings.hasMotion = hasMotion ?? settings.hasMotion
    settings.isQuiet = isQuiet ?? settings.isQuiet
    return settings
  }

  /// Returns the settings to save: those that the user changed during the run, without the overrides.
  ///
  /// - Parameters:
  ///   - settings: The current settings.
  ///   - saved: The settings saved before the run.
  public func settingsToSave(from settings: Settings, saved: Settings) -> Settings {
    let start = applied(to: saved)
    var settings = settings
    if settings.language == start.language { settings.language = saved.language }
    if settings.theme == start.theme { settings.theme = saved.theme }
    if settings.hasMotion == start.hasMotion { settings.hasMotion = saved.hasMotion }
    if settings.isQuiet == start.isQuiet { settings.isQuiet = saved.isQuiet }
    return settings
  }
}
