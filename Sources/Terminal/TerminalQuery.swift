/// The queries about a terminal's colours, sent in the same write that opens it. The replies arrive later, as
/// input; a terminal that does not reply delays nothing.
struct TerminalQuery: Hashable, Sendable {
  /// Whether the terminal can be asked anything.
  let canBeAsked: Bool
  /// Whether it is asked for the number of its colours.
  let asksForColours: Bool
  /// Whether it is asked for the colour of its background, which matters where no colours are used.
  let asksForBackground: Bool

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
  }

  /// The bytes to send; empty to ask nothing.
  var bytes: String {
    (asksForBackground ? Self.background : "") + (asksForColours ? Self.capabilities + Self.directColour : "")
  }

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
    return families.contains { term == $0 || term.hasPrefix($0 + "-") }
  }

  private static let families = [
    "xterm", "tmux", "rxvt", "foot", "alacritty", "kitty", "wezterm", "konsole", "vte", "gnome", "putty", "st",
    "mintty",
    "contour", "ghostty", "iterm2", "mlterm", "terminology",
  ]
}
