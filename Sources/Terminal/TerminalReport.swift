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
  /// The number of colours that is used; the terminal's replies may change it.
  public private(set) var colour: ColourChoice
  /// The colour of the terminal's background: as `COLORFGBG` states it, until the terminal has replied; nil if neither has.
  public private(set) var background: RGB?
  /// The characters that are used.
  public let glyphs: GlyphChoice
  /// Whether pictures are shown as pixels; the terminal's replies may change it.
  public private(set) var pixels: PixelChoice
  /// The character set of the locale.
  public let locale: DetectedCharset
  /// The letters that can be shown.
  public let letters: LetterSet
  /// The name of the terminal multiplexer that the program runs in; nil for none.
  public let multiplexer: String?
  /// Size in cells; nil when the terminal does not report it.
  public let size: Size?
  /// Size of one cell in pixels; nil when the terminal does not report it.
  public let cellSize: PixelSize?

  /// The queries that are sent when the terminal is opened.
  let query: TerminalQuery

  /// Whether the terminal's background is light; false while it is unknown.
  public var hasLightBackground: Bool { background.map { $0.luma > 127 } ?? false }

  /// Takes a reply of the terminal into account.
  ///
  /// - Returns: Whether frames look different now.
  mutating func adopt(_ reply: TerminalReply) -> Bool {
    if case .background(let colour) = reply {
      let wasLight = hasLightBackground
      background = colour
      return hasLightBackground != wasLight
    }
    let before = pixels.cellPixels
    if asksForPixels { pixels.adopt(reply) }
    if pixels.cellPixels != before { return true }
    guard query.asksForColours, let revised = colour.revised(by: reply) else { return false }
    colour = revised
    return true
  }

  /// Whether the terminal is asked about pixels.
  var asksForPixels: Bool { query.canBeAsked && pixels.isOpen }

  /// Takes the size of the window into account.
  ///
  /// - Returns: Whether the size of a cell has changed.
  mutating func adopt(_ window: cterm_size) -> Bool {
    let before = pixels.cellPixels
    pixels.adopt(windowCell: Self.cellSize(window))
    return pixels.cellPixels != before
  }

  /// Asks a terminal that is not open for its colours and its background, and waits for the replies for up to half a second.
  ///
  /// - Returns: The report with the replies.
  public func asking() -> TerminalReport {
    var report = self
    var questions = query.canBeAsked ? TerminalQuery.background + (query.asksForColours ? query.bytes : "") : ""
    if query.asksForLevel, Self.replies(to: TerminalQuery.level).contains(where: query.allowsQuestions(after:)) {
      questions = TerminalQuery.background
    }
    if asksForPixels { questions += PixelChoice.questions }
    for reply in Self.replies(to: questions) { _ = report.adopt(reply) }
    return report
  }

  /// Asks a terminal that is not open; empty without questions.
  private static func replies(to questions: String) -> [TerminalReply] {
    guard !questions.isEmpty else { return [] }
    var bytes = [CChar](repeating: 0, count: 1024)
    let count = Int(cterm_ask_closed(questions, &bytes, Int32(bytes.count), 500))
    var decoder = InputDecoder()
    return decoder.feed(bytes.prefix(count).map { UInt8(bitPattern: $0) }, atMS: 0).compactMap { input in
      if case .reply(let reply) = input { reply } else { nil }
    }
  }

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
    guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    guard let term = environment["TERM"], !term.isEmpty else { throw .noTerm }
    // Terminals that call themselves "dumb" today understand a VT100.
    let base = term == "dumb" ? "vt100" : term
    let terminfo = cterm_look_up(base)
    guard terminfo.is_known else { throw .unknownTerm(term: term) }
    guard terminfo.can_address else { throw .cannotAddress(term: term) }
    self.term = term
    terminfoColours = Int(terminfo.colours)
    locale = Self.applyLocale(environment)
    letters = Self.letters(base, locale)
    let wanted = ColourChoice(
      forced: options.depth, environment: environment, colours: terminfoColours,
      hasDirectColour: terminfo.has_direct_colour)
    (entry, colour) = TerminfoSelection.choose(
      base: base, colours: terminfoColours, for: wanted, cacheFolder: options.cacheFolder)
    let forced = options.glyphs ?? (options.pictures == .ascii ? .ascii : nil)
    glyphs = GlyphChoice(forced: forced, environment: environment, locale: locale)
    let canChange = if case .custom = entry { true } else { false }
    query = TerminalQuery(environment: environment, choice: colour, canChange: canChange)
    background = Self.background(in: environment)
    multiplexer = Multiplexer(environment: environment)?.rawValue
    let window = cterm_current_size()
    size = Self.size(window)
    cellSize = Self.cellSize(window)
    pixels = PixelChoice(
      options.pictures, depth: colour.depth, glyphs: glyphs.glyphs, multiplexer: multiplexer, cell: cellSize)
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

  /// Returns the background in `COLORFGBG`, which rxvt, Konsole and others set to the numbers of two of their 16 colours, `15;0` or
  /// `0;default;15`; nil where it is missing or states no number.
  static func background(in environment: [String: String]) -> RGB? {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let index = UInt8(last), index < 16 else {
      return nil
    }
    return Palette.rgb(index)
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
    let kind = cterm_use_environment_locale()
    if kind == CTERM_UTF8 { return .utf8 }
    let name = DetectedCharset.localeName(in: environment)
    let charset = DetectedCharset.withoutUTF8(name, isInstalled: kind == CTERM_OTHER_CHARSET)
    if case .otherCharset = charset { return charset }
    return cterm_use_plain_utf8_locale() ? charset : .noUTF8
  }

  /// Returns the letters that a terminal shows in the locale of the process.
  private static func letters(_ term: String, _ locale: DetectedCharset) -> LetterSet {
    switch locale {
    case .utf8, .fallbackUTF8, .missingUTF8: term == "linux" ? .console : .all
    case .otherCharset: encodableLetters
    case .missingCharset, .noUTF8: .ascii
    }
  }

  /// The letters of the locale's character set up to U+2FFFF, the last plane with letters. It takes a millisecond or two.
  private static var encodableLetters: LetterSet {
    LetterSet(ranges: (0x20...0x2FFFF).filter { cterm_can_encode($0) }.map { $0...$0 })
  }
}
