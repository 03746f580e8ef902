import Screen

/// The characters that are used on a terminal, with the reason for them.
public struct GlyphChoice: Hashable, Sendable {
  /// The characters.
  public let glyphs: GlyphSet
  /// The reason.
  public let reason: GlyphReason

  /// Creates a choice.
  public init(_ glyphs: GlyphSet, because reason: GlyphReason) {
    self.glyphs = glyphs
    self.reason = reason
  }

  /// Chooses by the environment and the locale; nothing is sent to the terminal.
  ///
  /// - Parameters:
  ///   - forced: The user's choice, which has precedence; nil for none.
  ///   - environment: `TERM`, `TERM_PROGRAM`, `TERMINAL_NAME`, `VTE_VERSION`, `TMUX`, `STY`.
  ///   - locale: The character set of the locale.
  public init(forced: GlyphSet?, environment: [String: String], locale: DetectedCharset) {
    if let forced {
      self.init(forced, because: .requested)
    } else if case .otherCharset(let name) = locale {
      self.init(.ascii, because: .otherCharset(locale: name))
    } else if case .missingCharset(let name) = locale {
      self.init(.ascii, because: .missingCharset(locale: name))
    } else if locale == .noUTF8 {
      self.init(.ascii, because: .noUTF8)
    } else if environment["TERM"] == "linux" {
      self.init(.ascii, because: .console)
    } else if let terminal = Self.terminalDrawingSextants(environment) {
      self.init(.sextants, because: .drawsSextants(terminal: terminal))
    } else {
      self.init(.blocks, because: .utf8)
    }
  }

  /// Returns the name of a terminal that draws sextants itself, whatever its font contains; nil for any other terminal,
  /// and inside a multiplexer, where the terminal is unknown.
  private static func terminalDrawingSextants(_ environment: [String: String]) -> String? {
    let term = environment["TERM"] ?? ""
    let names = ["xterm-kitty": "kitty", "foot": "foot", "wezterm": "WezTerm", "xterm-ghostty": "Ghostty"]
    if let match = names.first(where: { term.hasPrefix($0.key) }) { return match.value }
    guard environment["TMUX"] == nil, environment["STY"] == nil else { return nil }
    if environment["TERM_PROGRAM"] == "WezTerm" { return "WezTerm" }
    if environment["TERM_PROGRAM"] == "ghostty" { return "Ghostty" }
    if environment["TERMINAL_NAME"] == "contour" || term.hasPrefix("contour") { return "Contour" }
    // VTE has drawn "Symbols for Legacy Computing" since 0.62.
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 6200 { return "VTE" }
    return nil
  }
}

/// The character set of the locale.
public enum DetectedCharset: Hashable, Sendable {
  /// The environment names a UTF-8 locale, which is used.
  case utf8
  /// The environment names no locale, C or POSIX, or one without a character set in its name; C.UTF-8 is used instead.
  case fallbackUTF8
  /// The environment names a locale that is not installed, and no other character set than UTF-8; C.UTF-8 is used instead.
  case missingUTF8(String)
  /// The environment names a locale with another character set, whose letters are used.
  case otherCharset(String)
  /// The environment names a locale with another character set that is not installed; C.UTF-8 is used instead, but only
  /// for ASCII.
  case missingCharset(String)
  /// No UTF-8 locale is installed, not even C.UTF-8.
  case noUTF8

  /// Returns the locale that the environment names for characters (POSIX, 8.2); nil for none.
  static func localeName(in environment: [String: String]) -> String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Returns the character set of a named locale that could not be used as UTF-8.
  ///
  /// Only a name with another character set speaks against UTF-8: one with none, or a UTF-8 locale that is not installed,
  /// does not.
  ///
  /// - Parameters:
  ///   - name: The name of the locale; nil if the environment names none.
  ///   - isInstalled: Whether its character set can be used.
  static func withoutUTF8(_ name: String?, isInstalled: Bool) -> DetectedCharset {
    guard let name, name != "C", name != "POSIX" else { return .fallbackUTF8 }
    let parts = name.split(separator: ".", maxSplits: 1)
    let charset = parts.count > 1 ? parts[1].prefix { $0 != "@" }.lowercased().filter { $0 != "-" } : ""
    if charset == "utf8" || charset.isEmpty { return isInstalled ? .fallbackUTF8 : .missingUTF8(name) }
    return isInstalled ? .otherCharset(name) : .missingCharset(name)
  }
}
