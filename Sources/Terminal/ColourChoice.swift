import Screen

/// How many colours a terminal is taken to have, and why.
public struct ColourChoice: Hashable, Sendable {
  /// How many.
  public let depth: ColourDepth
  /// Why, in English, for `tenfoot doctor`.
  public let reason: String

  /// A choice.
  public init(_ depth: ColourDepth, because reason: String) {
    self.depth = depth
    self.reason = reason
  }

  /// Chooses from what is known before anything is sent.
  ///
  /// - Parameters:
  ///   - forced: What the person asked for; it wins.
  ///   - environment: `NO_COLOR` (https://no-color.org: any value but the empty one), `COLORTERM`, `TMUX`, `STY`, `TERM`.
  ///   - colours: How many terminfo says there are; 0 when it says nothing.
  ///   - hasDirectColour: Whether terminfo says `RGB` or `Tc`.
  public init(forced: ColourDepth?, environment: [String: String], colours: Int, hasDirectColour: Bool) {
    let term = environment["TERM"] ?? ""
    let isTmux = environment["TMUX"]?.isEmpty == false || term.hasPrefix("tmux")
    // GNU screen passes on COLORTERM of the terminal around it, but takes 24-bit colours apart wrongly.
    let isScreen = !isTmux && (environment["STY"]?.isEmpty == false || term.hasPrefix("screen"))
    if let forced {
      self.init(forced, because: "asked for")
    } else if environment["NO_COLOR"]?.isEmpty == false {
      self.init(.none, because: "NO_COLOR is set")
    } else if term == "dumb" {
      self.init(.none, because: "TERM is dumb")
    } else if hasDirectColour {
      self.init(.full, because: "terminfo says RGB or Tc")
    } else if isTmux, colours >= 8 {
      self.init(.full, because: "tmux turns 24-bit colours into what the terminal around it has")
    } else if !isScreen, let value = environment["COLORTERM"], value == "truecolor" || value == "24bit" {
      self.init(.full, because: "COLORTERM is \(value)")
    } else if colours >= 256 {
      self.init(.indexed256, because: "terminfo says \(colours) colours")
    } else if colours >= 16 {
      self.init(.indexed16, because: "terminfo says \(colours) colours")
    } else {
      self.init(.none, because: "terminfo says \(colours) colours")
    }
  }
}

/// Which characters a terminal is taken to show, and why.
public struct GlyphChoice: Hashable, Sendable {
  /// Which.
  public let glyphs: GlyphSet
  /// Why, in English, for `tenfoot doctor`.
  public let reason: String

  /// A choice.
  public init(_ glyphs: GlyphSet, because reason: String) {
    self.glyphs = glyphs
    self.reason = reason
  }

  /// Chooses from what is known before anything is sent.
  ///
  /// Whether ambiguous characters take two cells is not measured yet (look/LOOK-SYSTEM.md, "Type").
  ///
  /// - Parameters:
  ///   - forced: What the person asked for; it wins.
  ///   - environment: `TERM`, `TERM_PROGRAM`, `TERMINAL_NAME`, `VTE_VERSION`.
  ///   - locale: What the locale says of characters.
  public init(forced: GlyphSet?, environment: [String: String], locale: DetectedCharset) {
    let term = environment["TERM"] ?? ""
    if let forced {
      self.init(forced, because: "asked for")
    } else if case .otherCharset(let name) = locale {
      self.init(.ascii, because: "the locale \(name) is not in UTF-8")
    } else if locale == .unusable {
      self.init(.ascii, because: "there is no UTF-8 locale, not even C.UTF-8")
    } else if term == "linux" {
      self.init(.ascii, because: "the fonts of the Linux console have no quadrants")
    } else if let terminal = Self.terminalDrawingSextants(environment) {
      self.init(.sextants, because: "\(terminal) draws sextants itself")
    } else {
      self.init(.blocks, because: "the locale is in UTF-8")
    }
  }

  /// A terminal that draws sextants by itself, whatever its font has. Within tmux nobody knows what is around it.
  private static func terminalDrawingSextants(_ environment: [String: String]) -> String? {
    let term = environment["TERM"] ?? ""
    let names = ["xterm-kitty": "kitty", "foot": "foot", "wezterm": "WezTerm", "xterm-ghostty": "Ghostty"]
    if let found = names.first(where: { term.hasPrefix($0.key) }) { return found.value }
    guard environment["TMUX"] == nil, environment["STY"] == nil else { return nil }
    if environment["TERM_PROGRAM"] == "WezTerm" { return "WezTerm" }
    if environment["TERM_PROGRAM"] == "ghostty" { return "Ghostty" }
    if environment["TERMINAL_NAME"] == "contour" || term.hasPrefix("contour") { return "Contour" }
    // VTE has drawn "Symbols for Legacy Computing" since 0.62.
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 6200 { return "VTE" }
    return nil
  }
}

/// What the locale says of characters.
public enum DetectedCharset: Hashable, Sendable {
  /// The environment names a UTF-8 locale.
  case utf8
  /// The environment names none, C or POSIX, or one that is not installed: C.UTF-8 is used instead.
  case plain
  /// The environment names one in another character set.
  case otherCharset(String)
  /// Not even C.UTF-8 is there.
  case unusable

  /// The locale that counts for characters; nil when none is named.
  static func named(in environment: [String: String]) -> String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// The finding for a named locale that turned out not to be UTF-8.
  ///
  /// A name without a character set, or with UTF-8 in it but not installed, says nothing against UTF-8.
  static func notUTF8(_ name: String?) -> DetectedCharset {
    guard let name, let dot = name.firstIndex(of: ".") else { return .plain }
    let charset = name[name.index(after: dot)...].prefix { $0 != "@" }.lowercased().filter { $0 != "-" }
    return charset == "utf8" || charset.isEmpty ? .plain : .otherCharset(name)
  }
}
