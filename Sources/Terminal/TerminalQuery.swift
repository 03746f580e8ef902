/// The queries about a terminal's colours, sent in the same write that opens it. The replies arrive later, as
/// input; a terminal that does not reply delays nothing.
struct TerminalQuery: Hashable, Sendable {
  /// Whether the terminal can be asked anything.
  let canBeAsked: Bool
  /// Whether it is asked for the number of its colours.
  let asksForColours: Bool
  /// Whether it is asked for the colour of its background, which matters where no colours are used.
  let asksForBackground: Bool
  /// Whether it is asked first which terminal it is like, because its family is not known; see ``allowsQuestions(after:)``.
  let asksForLevel: Bool

  /// Decides what to ask.
  ///
  /// Only terminals of families that skip a control string which they do not understand are asked; others would show its
  /// letters.
  ///
  /// - Parameters:
  ///   - environment: `TERM`, `TERM_PROGRAM`, `TMUX`, `STY`.
  ///   - choice: The number of colours so far.
  ///   - canChange: Whether the terminfo entry in use allows any number of colours.
  init(environment: [String: String], choice: ColourChoice, canChange: Bool) {
    canBeAsked = Self.skipsUnknownStrings(environment)
    asksForColours = canBeAsked && choice.isGuess && canChange
    asksForBackground = canBeAsked && choice.depth == .none
    asksForLevel = !canBeAsked && choice.depth == .none
  }

  /// Returns whether a terminal of an unknown family may be asked for its background after this reply: one that is like a VT220
  /// or a later one skips control strings, as ECMA-48 requires.
  func allowsQuestions(after reply: TerminalReply) -> Bool {
    if case .level(let level, _) = reply { asksForLevel && level >= 62 } else { false }
  }

  /// The bytes to send; empty to ask nothing.
  var bytes: String {
    (asksForLevel ? Self.level : "") + (asksForBackground ? Self.background : "")
      + (asksForColours ? Self.capabilities + Self.directColour : "")
  }

  /// DA1 (ECMA-48, 8.3.24), which every terminal since the VT100 answers or ignores.
  static let level = "\u{1B}[c"
  /// OSC 11 (xterm's ctlseqs).
  static let background = "\u{1B}]11;?\u{1B}\\"
  /// XTGETTCAP for RGB and Co (xterm's ctlseqs).
  static let capabilities = "\u{1B}P+q524742;436F\u{1B}\\"
  /// Sets a background of 24 bits, asks for the colours that are set (DECRQSS), and resets them: a terminal that shows
  /// 24 bits replies with the same colour (https://github.com/termstandard/colors).
  static let directColour = "\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[m"

  private static func skipsUnknownStrings(_ environment: [String: String]) -> Bool {
    // Apple's Terminal shows the letters of DCS. GNU screen passes its strings on to the terminal around it.
    if environment["TERM_PROGRAM"] == "Apple_Terminal" || Multiplexer(environment: environment) == .screen {
      return false
    }
    let term = environment["TERM"] ?? ""
    return families.contains { term == $0 || term.hasPrefix($0 + "-") } || isInKnownEmulator(environment)
  }

  /// Whether an emulator of a known family has left its mark in the environment, whatever `TERM` says.
  private static func isInKnownEmulator(_ environment: [String: String]) -> Bool {
    marks.contains { environment[$0]?.isEmpty == false } || environment["TERM_PROGRAM"].map(programs.contains) == true
  }

  private static let marks = [
    "XTERM_VERSION", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WEZTERM_PANE",
    "WT_SESSION", "GHOSTTY_RESOURCES_DIR", "MLTERM",
  ]
  private static let programs: Set<String> = [
    "iTerm.app", "WezTerm", "ghostty", "mintty", "contour", "vscode", "tmux",
  ]

  private static let families = [
    "xterm", "tmux", "rxvt", "foot", "alacritty", "kitty", "wezterm", "konsole", "vte", "gnome", "putty", "st",
    "mintty",
    "contour", "ghostty", "iterm2", "mlterm", "terminology",
  ]
}
