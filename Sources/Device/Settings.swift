/// A language of the user interface.
public enum Language: String, CaseIterable, Codable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh-Hans"

  /// Returns the language of a POSIX locale name such as `zh_CN.UTF-8`: Chinese for `zh`, English for any other.
  public init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}

/// The viewer's settings.
public struct Settings: Hashable, Codable, Sendable {
  /// The language; nil for that of the environment.
  public var language: Language?
  /// The theme's name.
  public var theme: String
  /// Whether transitions are animated.
  public var hasMotion: Bool
  /// Whether nothing pops up unasked; pop-ups are listed under Notices instead.
  public var isQuiet: Bool
  /// The ID of the channel that was watched last; nil for the first channel.
  public var channel: String?
  /// The servers to use from the next start on.
  public var servers: ServerAddresses

  /// Creates settings; without arguments the defaults.
  public init(
    language: Language? = nil, theme: String = "night", hasMotion: Bool = true, isQuiet: Bool = false,
    channel: String? = nil, servers: ServerAddresses = ServerAddresses()
  ) {
    self.language = language
    self.theme = theme
    self.hasMotion = hasMotion
    self.isQuiet = isQuiet
    self.channel = channel
    self.servers = servers
  }
}
