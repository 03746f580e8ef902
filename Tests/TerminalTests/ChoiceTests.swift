import Screen
import TestSupport
import Testing

@testable import Terminal

@Suite struct ChoiceTests {
  @Test(arguments: [
    (["TERM": "xterm-256color"], 256, false, ColourDepth.indexed256),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256, false, .full),
    (["TERM": "xterm-256color", "COLORTERM": "24bit"], 256, false, .full),
    (["TERM": "xterm-256color", "COLORTERM": "yes"], 256, false, .indexed256),
    (["TERM": "xterm-kitty"], 256, true, .full),
    (["TERM": "tmux-256color"], 256, false, .full),
    (["TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"], 256, false, .full),
    (["TERM": "screen-256color", "COLORTERM": "truecolor"], 256, false, .indexed256),
    (["TERM": "xterm-256color", "STY": "12.tty", "COLORTERM": "truecolor"], 256, false, .indexed256),
    (["TERM": "xterm-16color"], 16, false, .indexed16),
    (["TERM": "linux"], 8, false, .indexed8),
    (["TERM": "xterm"], 8, false, .indexed8),
    (["TERM": "xterm", "COLORTERM": "truecolor"], 8, false, .full),
    (["TERM": "vt100"], 0, false, .none),
    (["TERM": "dumb", "COLORTERM": "truecolor"], 0, false, .none),
    (["TERM": "xterm-kitty", "NO_COLOR": "1"], 256, true, .none),
    (["TERM": "xterm-kitty", "NO_COLOR": ""], 256, true, .full),
  ])
  func choosesColours(environment: [String: String], colours: Int, hasDirectColour: Bool, depth: ColourDepth) {
    let choice = ColourChoice(
      forced: nil, environment: environment, colours: colours, hasDirectColour: hasDirectColour)
    #expect(choice.depth == depth, "\(choice.reason)")
  }

  @Test func prefersTheUsersChoice() {
    for depth in ColourDepth.allCases {
      let choice = ColourChoice(
        forced: depth, environment: ["NO_COLOR": "1"], colours: 0, hasDirectColour: false)
      #expect(choice.depth == depth)
    }
    #expect(GlyphChoice(forced: .sextants, environment: [:], locale: .noUTF8).glyphs == .sextants)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], DetectedCharset.utf8, GlyphSet.blocks),
    (["TERM": "xterm-256color"], .fallbackUTF8, .blocks),
    (["TERM": "xterm-256color"], .otherCharset("de_DE.ISO-8859-1"), .ascii),
    (["TERM": "xterm-256color"], .missingCharset("zh_CN.GB18030"), .ascii),
    (["TERM": "xterm-256color"], .noUTF8, .ascii),
    (["TERM": "linux"], .utf8, .ascii),
    (["TERM": "xterm-kitty"], .utf8, .sextants),
    (["TERM": "foot-extra"], .utf8, .sextants),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .utf8, .sextants),
    (["TERM": "xterm-256color", "VTE_VERSION": "7006"], .utf8, .sextants),
    (["TERM": "xterm-256color", "VTE_VERSION": "5202"], .utf8, .blocks),
    (["TERM": "tmux-256color", "VTE_VERSION": "7006", "TMUX": "x"], .utf8, .blocks),
  ])
  func choosesGlyphs(environment: [String: String], locale: DetectedCharset, glyphs: GlyphSet) {
    let choice = GlyphChoice(forced: nil, environment: environment, locale: locale)
    #expect(choice.glyphs == glyphs, "\(choice.reason)")
  }

  @Test(arguments: [
    (nil, DetectedCharset.fallbackUTF8), ("C", .fallbackUTF8), ("POSIX", .fallbackUTF8), ("de_DE", .fallbackUTF8),
    ("de_DE.UTF-8", .fallbackUTF8),
    ("zh_CN.utf8@x", .fallbackUTF8), ("de_DE.ISO-8859-1", .otherCharset("de_DE.ISO-8859-1")),
    ("zh_CN.GB18030", .otherCharset("zh_CN.GB18030")),
  ])
  func detectsAnotherCharsetByTheNameOfTheLocale(name: String?, charset: DetectedCharset) {
    #expect(DetectedCharset.withoutUTF8(name, isInstalled: true) == charset)
    if case .otherCharset(let name) = charset {
      #expect(DetectedCharset.withoutUTF8(name, isInstalled: false) == .missingCharset(name))
    }
  }

  @Test(arguments: ["de_DE", "de_DE.UTF-8", "zh_CN.utf8@x", "xx"])
  func namesALocaleThatIsNotInstalled(name: String) {
    #expect(DetectedCharset.withoutUTF8(name, isInstalled: false) == .missingUTF8(name))
    #expect(DetectedCharset.withoutUTF8("C", isInstalled: false) == .fallbackUTF8)
  }

  @Test(arguments: [
    ("15;0", RGB(0, 0, 0)), ("0;15", RGB(255, 255, 255)), ("0;default;15", RGB(255, 255, 255)), ("0;default", nil),
    ("", nil), ("0;99", nil), (";", nil),
  ])
  func readsTheBackgroundOfTheEnvironment(value: String, background: RGB?) {
    #expect(TerminalReport.background(in: ["COLORFGBG": value]) == background)
    #expect(TerminalReport.background(in: [:]) == nil)
  }

  @Test(arguments: ["vt100", "dumb", "unknown"])
  func asksATerminalOfAnUnknownFamilyOnceItIsLikeAVT220(term: String) {
    let none = ColourChoice(.none, because: .dumb)
    let query = TerminalQuery(environment: ["TERM": term], choice: none, canChange: false)
    #expect(query.bytes == "\u{1B}[c")
    #expect(query.allowsQuestions(after: .level(62)) && query.allowsQuestions(after: .level(65)))
    #expect(!query.allowsQuestions(after: .level(1)) && !query.allowsQuestions(after: .refusal))
    let marked = TerminalQuery(environment: ["TERM": term, "VTE_VERSION": "7006"], choice: none, canChange: false)
    #expect(marked.bytes == TerminalQuery.background && !marked.allowsQuestions(after: .level(65)))
  }

  private func pixels(
    _ mode: PictureMode = .auto, _ depth: ColourDepth = .full, _ glyphs: GlyphSet = .blocks,
    in multiplexer: String? = nil,
    cell: PixelSize? = nil, _ replies: TerminalReply...
  ) -> PixelChoice {
    var choice = PixelChoice(mode, depth: depth, glyphs: glyphs, multiplexer: multiplexer, cell: cell)
    for reply in replies { choice.adopt(reply) }
    return choice
  }

  @Test func showsPixelsWhereTheTerminalSaysSoAndItsCellsAreKnown() {
    let cell = PixelSize(width: 8, height: 16)
    let sixel = TerminalReply.level(63, hasSixel: true)
    #expect(pixels(.auto, .full, .blocks, cell: cell, sixel).cellPixels == cell)
    #expect(pixels(.auto, .full, .blocks, sixel, .cellSize(cell)).reason == .reported)
    #expect(pixels(.auto, .full, .blocks, sixel).reason == .noCellSize)
    #expect(pixels(.auto, .full, .blocks, cell: cell, .level(64)).reason == .notReported)
    #expect(pixels(.sixel, .full, .blocks, in: "tmux", cell: cell).cellPixels == cell)
    for choice in [
      pixels(.auto, .indexed16, .blocks, cell: cell, sixel), pixels(.auto, .full, .ascii, cell: cell, sixel),
      pixels(.sixel, .none, .blocks, cell: cell, sixel), pixels(.symbols, .full, .blocks, cell: cell, sixel),
      pixels(.ascii, .full, .blocks, cell: cell, sixel), pixels(.auto, .full, .blocks, in: "tmux", cell: cell, sixel),
    ] {
      #expect(choice.cellPixels == nil && !choice.isOpen)
    }
  }

  @Test func usesTheFirstLocaleOfTheEnvironment() {
    #expect(DetectedCharset.localeName(in: ["LC_ALL": "", "LC_CTYPE": "a", "LANG": "b"]) == "a")
    #expect(DetectedCharset.localeName(in: [:]) == nil)
  }

  @Test(arguments: [
    ("xterm", 8, "the terminfo entry of xterm has 8 colours; if this terminal can show more, set TERM=xterm-256color"),
    ("vt100", 0, "TERM=vt100 supports no colours; if this terminal can show more, set TERM=xterm-256color"),
    ("linux", 8, "the terminfo entry of linux has 8 colours"),
    (
      "xterm-256color", 256,
      "the terminfo entry has 256 colours; if this terminal shows 24 bits, set COLORTERM=truecolor"
    ),
    ("screen-256color", 256, "the terminfo entry has 256 colours"),
  ])
  func explainsFewColours(term: String, colours: Int, reason: String) {
    let choice = ColourChoice(forced: nil, environment: ["TERM": term], colours: colours, hasDirectColour: false)
    #expect(english(choice.reason) == reason)
  }

  @Test func revisesAGuessByTheRepliesOfTheTerminal() {
    let guess = ColourChoice(term: "xterm", colours: 8)
    #expect(guess.revised(by: .directColour)?.depth == .full)
    #expect(guess.revised(by: .colours(256))?.depth == .indexed256)
    #expect(guess.revised(by: .colours(256))?.revised(by: .directColour)?.depth == .full)
    #expect(guess.revised(by: .colours(16))?.depth == .indexed16)
    #expect(guess.revised(by: .colours(8)) == nil)
    #expect(guess.revised(by: .refusal) == nil)
    #expect(ColourChoice(term: "xterm-256color", colours: 256).revised(by: .colours(256)) == nil)
    #expect(ColourChoice(term: "linux", colours: 8).revised(by: .directColour) == nil)
    #expect(ColourChoice(.none, because: .requested).revised(by: .directColour) == nil)
  }

  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "xterm-256color"], true), (["TERM": "putty"], true),
    (["TERM": "linux"], false),
    (["TERM": "vt100"], false), (["TERM": "dumb"], false), (["TERM": "xtermite"], false), (["TERM": "screen"], false),
    (["TERM": "xterm", "STY": "1.tty"], false), (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
  ])
  func asksOnlyTerminalsThatSkipUnknownStrings(environment: [String: String], asks: Bool) {
    let guess = ColourChoice(.indexed8, because: .requested, isGuess: true)
    let query = TerminalQuery(environment: environment, choice: guess, canChange: true)
    #expect(query.asksForColours == asks && query.asksForBackground == false && query.bytes.isEmpty == !asks)
    #expect(TerminalQuery(environment: environment, choice: guess, canChange: false).bytes.isEmpty)
    let none = ColourChoice(.none, because: .noColor)
    #expect(TerminalQuery(environment: environment, choice: none, canChange: false).asksForBackground == asks)
  }
}
