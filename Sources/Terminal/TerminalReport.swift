import CTerm
import Glibc
import Screen

/// The properties of a terminal and the choices made from them, each with its reason; `tenfoot doctor` prints it.
public struct TerminalReport: Hashable, Sendable {
  /// The value of `TERM`.
  public let term: String
  /// The number of colours in the terminfo entry; 0 when the entry has none.
  public let terminfoColours: Int
  /// The terminfo entry that ncurses uses.
  public let entry: TerminfoSelection
  /// The number of colours that is used.
  public let colour: ColourChoice
  /// The characters that are used.
  public let glyphs: GlyphChoice
  /// The character set of the locale.
  public let locale: DetectedCharset
  /// The name of the terminal multiplexer that the program runs in; nil for none.
  public let multiplexer: String?
  /// Size in cells; nil when the terminal does not report it.
  public let size: Size?
  /// Size of one cell in pixels; nil when the terminal does not report it.
  public let cellSize: PixelSize?

  /// Examines the terminal on standard input and output without sending anything to it.
  ///
  /// Sets the character locale of the process, because only ASCII can be shown without a UTF-8 locale. Compiles a terminfo
  /// entry into the cache folder when one is needed.
  ///
  /// - Parameters:
  ///   - options: The user's choices, and the cache folder.
  ///   - environment: The environment of the process.
  /// - Throws: ``TerminalError`` when the terminal cannot be used.
  public init(options: TerminalOptions = TerminalOptions(), environment: [String: String]) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    guard let term = environment["TERM"], !term.isEmpty else { throw .noTerm }
    // Terminals that call themselves "dumb" today understand a VT100.
    let base = term == "dumb" ? "vt100" : term
    let terminfo = cterm_look_up(base)
    guard terminfo.is_known else { throw .unknownTerm(term) }
    guard terminfo.can_address else { throw .cannotAddress(term) }
    self.term = term
    terminfoColours = Int(terminfo.colours)
    locale = Self.applyLocale(environment)
    let wanted = ColourChoice(
      forced: options.depth, environment: environment, colours: terminfoColours,
      hasDirectColour: terminfo.has_direct_colour)
    (entry, colour) = TerminfoSelection.choose(
      base: base, colours: terminfoColours, for: wanted, cacheFolder: options.cacheFolder)
    glyphs = GlyphChoice(forced: options.glyphs, environment: environment, locale: locale)
    multiplexer = Multiplexer(environment: environment)?.rawValue
    let window = cterm_current_size()
    size = Self.size(window)
    cellSize = Self.cellSize(window)
  }

  /// The most columns and rows that are plausible. No terminal has more.
  private static let maximumSide = 10_000
  /// The most cells that are used; a larger window is used in part.
  private static let maximumCells = 1_000_000

  /// Returns the size that a terminal reports, at most as many cells as are used; nil for none, and for a size that is not
  /// plausible.
  static func size(_ window: cterm_size) -> Size? {
    size(columns: Int(window.columns), rows: Int(window.rows))
  }

  /// Returns the size of one cell that a terminal reports; nil for none, and for cells without any pixels.
  static func cellSize(_ window: cterm_size) -> PixelSize? {
    guard size(window) != nil else { return nil }
    let cell = PixelSize(
      width: Int(window.pixel_width) / Int(window.columns), height: Int(window.pixel_height) / Int(window.rows))
    return cell.width > 0 && cell.height > 0 ? cell : nil
  }

  /// Returns the size in the environment (POSIX, 8.3: `COLUMNS`, `LINES`), at most as many cells as are used; nil for none,
  /// and for a size that is not plausible.
  static func size(in environment: [String: String]) -> Size? {
    guard let columns = environment["COLUMNS"].flatMap({ Int($0) }),
      let rows = environment["LINES"].flatMap({ Int($0) })
    else { return nil }
    return size(columns: columns, rows: rows)
  }

  private static func size(columns: Int, rows: Int) -> Size? {
    let plausible = 1...maximumSide
    guard plausible.contains(columns), plausible.contains(rows) else { return nil }
    return Size(columns: columns, rows: min(rows, maximumCells / columns))
  }

  /// Returns the time to wait after an Esc in the environment (ncurses(3): `ESCDELAY`, milliseconds), at most ten seconds;
  /// ``InputDecoder/standardEscapeDelayMS`` for none, and for a malformed one.
  static func escapeDelayMS(in environment: [String: String]) -> Int64 {
    guard let delay = environment["ESCDELAY"].flatMap({ Int64($0) }), delay >= 0 else {
      return InputDecoder.standardEscapeDelayMS
    }
    return min(delay, 10_000)
  }

  private static func applyLocale(_ environment: [String: String]) -> DetectedCharset {
    if cterm_use_environment_locale() { return .utf8 }
    let charset = DetectedCharset.withoutUTF8(DetectedCharset.localeName(in: environment))
    return cterm_use_plain_utf8_locale() ? charset : .noUTF8
  }
}
