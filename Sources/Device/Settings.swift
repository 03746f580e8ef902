/// The languages the television speaks.
public enum Language: String, CaseIterable, Codable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh-Hans"

  /// The language of a POSIX locale name (`zh_CN.UTF-8`, `en_GB`), English where it is any other.
  public init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}

/// What a person has chosen; kept by whoever runs the television.
public struct Settings: Hashable, Codable, Sendable {
  /// The language; nil for the one of the environment.
  public var language: Language?
  /// The theme's name.
  public var theme: String
  /// Whether anything moves.
  public var hasMotion: Bool
  /// Whether nothing pops up by itself; what comes is listed under Notices.
  public var isQuiet: Bool
  /// The channel last watched, by its ID; nil for the first.
  public var channel: String?

  /// Settings; without arguments those of a first start.
  public init(
    language: Language? = nil, theme: String = "night", hasMotion: Bool = true, isQuiet: Bool = false,
    channel: String? = nil
  ) {
    self.language = language
    self.theme = theme
    self.hasMotion = hasMotion
    self.isQuiet = isQuiet
    self.channel = channel
  }
}
