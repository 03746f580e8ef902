import Screen

/// The number of colours that is used on a terminal, with the reason for it.
public struct ColourChoice: Hashable, Sendable {
  /// The number of colours.
  public let depth: ColourDepth
  /// The reason.
  public let reason: ColourReason
  /// Whether it is derived from the terminfo entry alone, so that the terminal may show more.
  public let isGuess: Bool

  /// Creates a choice.
  public init(_ depth: ColourDepth, because reason: ColourReason, isGuess: Bool = false) {
    self.depth = depth
    self.reason = reason
    self.isGuess = isGuess
  }

  /// Returns the choice after a terminal's reply; nil if that does not change it.
  func revised(by reply: TerminalReply) -> ColourChoice? {
    guard isGuess else { return nil }
    switch reply {
    case .directColour: return ColourChoice(.full, because: .repliedDirectColour)
    case .colours(256) where depth != .indexed256:
      return ColourChoice(.indexed256, because: .replied(colours: 256), isGuess: true)
    case .colours(16..<256) where depth == .indexed8:
      return ColourChoice(.indexed16, because: .replied(colours: 16), isGuess: true)
    default: return nil
    }
  }

  /// Chooses by the environment and the terminfo entry; nothing is sent to the terminal.
  ///
  /// - Parameters:
  ///   - forced: The user's choice, which has precedence; nil for none.
  ///   - environment: `NO_COLOR` (https://no-color.org: any value but the empty one), `COLORTERM`, `TMUX`, `STY`, `TERM`.
  ///   - colours: The number of colours in the terminfo entry; 0 when the entry has none.
  ///   - hasDirectColour: Whether the terminfo entry has `RGB` or `Tc`.
  public init(forced: ColourDepth?, environment: [String: String], colours: Int, hasDirectColour: Bool) {
    let term = environment["TERM"] ?? ""
    let multiplexer = Multiplexer(environment: environment)
    let isTmux = multiplexer == .tmux || term.hasPrefix("tmux")
    let isScreen = !isTmux && (multiplexer == .screen || term.hasPrefix("screen"))
    if let forced {
      self.init(forced, because: .requested)
    } else if environment["NO_COLOR"]?.isEmpty == false {
      self.init(.none, because: .noColor)
    } else if term == "dumb" {
      self.init(.none, because: .dumb)
    } else if hasDirectColour {
      self.init(.full, because: .directColourEntry)
    } else if isTmux, colours >= 8 {
      self.init(.full, because: .tmux)
    } else if !isScreen, let value = environment["COLORTERM"], value == "truecolor" || value == "24bit" {
      // GNU screen inherits COLORTERM from the terminal around it, but misreads 24-bit colours.
      self.init(.full, because: .colorTerm(value: value))
    } else {
      // GNU screen replies itself, and passes unknown queries on.
      self.init(term: term, colours: colours, mayShowMore: !isScreen)
    }
  }

  /// Chooses by the terminfo entry alone.
  ///
  /// - Parameters:
  ///   - term: The name of the entry.
  ///   - colours: The number of colours in it; 0 when it has none.
  ///   - mayShowMore: Whether the terminal may show more colours than the entry states.
  init(term: String, colours: Int, mayShowMore: Bool = true) {
    // The Linux console cannot show more.
    let isGuess = mayShowMore && term != "linux" && colours >= 8
    switch colours {
    case 256...:
      let reason = isGuess ? ColourReason.manyColoursOrMore(colours: colours) : .manyColours(colours: colours)
      self.init(.indexed256, because: reason, isGuess: isGuess)
    case 8...:
      let reason =
        isGuess ? ColourReason.entryOrMore(term: term, colours: colours) : .entry(term: term, colours: colours)
      self.init(colours >= 16 ? .indexed16 : .indexed8, because: reason, isGuess: isGuess)
    default:
      self.init(.none, because: colours > 0 ? .tooFew(term: term, colours: colours) : .noColours(term: term))
    }
  }
}

/// A terminal multiplexer that the program runs in.
enum Multiplexer: String {
  /// tmux.
  case tmux
  /// GNU screen.
  case screen = "GNU screen"

  /// Detects a multiplexer by the variables that it sets, `TMUX` and `STY`; nil for none.
  init?(environment: [String: String]) {
    if environment["TMUX"]?.isEmpty == false {
      self = .tmux
    } else if environment["STY"]?.isEmpty == false {
      self = .screen
    } else {
      return nil
    }
  }
}
