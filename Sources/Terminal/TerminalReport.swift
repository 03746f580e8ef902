import CTerm
import Glibc
import Screen

/// What was found out about a terminal and what was decided, each with its reason; `tenfoot doctor` tells it.
public struct TerminalReport: Hashable, Sendable {
  /// `TERM`.
  public let term: String
  /// How many colours terminfo says there are; 0 when it says nothing.
  public let terminfoColours: Int
  /// The terminfo entry ncurses is given.
  public let entry: TerminfoSelection
  /// How many colours are used.
  public let colour: ColourChoice
  /// Which characters are used.
  public let glyphs: GlyphChoice
  /// What the locale says of characters.
  public let locale: DetectedCharset
  /// tmux or GNU screen, when the television runs in one.
  public let multiplexer: String?
  /// Size in cells; nil when the terminal does not tell.
  public let size: Size?
  /// Size of one cell in pixels, when the terminal tells it.
  public let cellPixels: Size?

  /// Looks at the terminal on standard input and output without sending anything to it.
  ///
  /// Sets the process's character locale, since nothing but ASCII can be shown without one in UTF-8.
  ///
  /// - Parameters:
  ///   - options: What the person asked for, and where entries of our own are kept.
  ///   - environment: The process's environment.
  /// - Throws: ``TerminalError`` when there can be no television here.
  public init(options: TerminalOptions = TerminalOptions(), environment: [String: String]) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    guard let term = environment["TERM"], !term.isEmpty else { throw .noTerm }
    // Whatever shows "dumb" today understands a VT100; in what truly is dumb there is nothing to lose.
    let base = term == "dumb" ? "vt100" : term
    let found = cterm_look_up(base)
    guard found.is_known else { throw .unknownTerm(term) }
    guard found.can_address else { throw .cannotAddress(term) }
    self.term = term
    terminfoColours = Int(found.colours)
    locale = Self.settleLocale(environment)
    let wanted = ColourChoice(
      forced: options.depth, environment: environment, colours: terminfoColours,
      hasDirectColour: found.has_direct_colour)
    (entry, colour) = TerminfoSelection.choose(
      base: base, colours: terminfoColours, for: wanted, cacheFolder: options.cacheFolder)
    glyphs = GlyphChoice(forced: options.glyphs, environment: environment, locale: locale)
    multiplexer =
      environment["TMUX"]?.isEmpty == false ? "tmux" : environment["STY"]?.isEmpty == false ? "GNU screen" : nil
    let size = cterm_current_size()
    self.size = Self.size(size)
    cellPixels =
      size.columns > 0 && size.rows > 0 && size.pixel_width > 0 && size.pixel_height > 0
      ? Size(columns: Int(size.pixel_width / size.columns), rows: Int(size.pixel_height / size.rows)) : nil
  }

  /// No terminal has more columns or rows: one that says so does not know.
  private static let mostCells = 1_000

  /// A size as a terminal tells it; nil for none that is to be believed.
  static func size(_ size: cterm_size) -> Size? {
    self.size(columns: Int(size.columns), rows: Int(size.rows))
  }

  /// The size that an environment tells (POSIX, 8.3: `COLUMNS`, `LINES`); nil for none that is to be believed.
  static func size(in environment: [String: String]) -> Size? {
    guard let columns = environment["COLUMNS"].flatMap({ Int($0) }),
      let rows = environment["LINES"].flatMap({ Int($0) })
    else { return nil }
    return size(columns: columns, rows: rows)
  }

  private static func size(columns: Int, rows: Int) -> Size? {
    (1...mostCells).contains(columns) && (1...mostCells).contains(rows) ? Size(columns: columns, rows: rows) : nil
  }

  private static func settleLocale(_ environment: [String: String]) -> DetectedCharset {
    if cterm_use_environment_locale() { return .utf8 }
    let finding = DetectedCharset.notUTF8(DetectedCharset.named(in: environment))
    return cterm_use_plain_utf8_locale() ? finding : .unusable
  }
}

/// What a person asks of the screen, and what it may use.
public struct TerminalOptions: Hashable, Sendable {
  /// How many colours; nil for what the terminal has.
  public var depth: ColourDepth?
  /// Which characters; nil for what the terminal can show.
  public var glyphs: GlyphSet?
  /// Where compiled terminfo entries are kept between starts, in a folder `terminfo` of their own; it is made when it is
  /// missing. nil for nowhere, which costs the 24-bit colours.
  public var cacheFolder: String?

  /// Options.
  public init(depth: ColourDepth? = nil, glyphs: GlyphSet? = nil, cacheFolder: String? = nil) {
    self.depth = depth
    self.glyphs = glyphs
    self.cacheFolder = cacheFolder
  }
}
