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

  /// Settings; without arguments those of a first start.
  public init(language: Language? = nil, theme: String = "night", hasMotion: Bool = true) {
    self.language = language
    self.theme = theme
    self.hasMotion = hasMotion
  }
}
