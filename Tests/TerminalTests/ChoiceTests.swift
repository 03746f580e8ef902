import Screen
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
    (["TERM": "linux"], 8, false, .none),
    (["TERM": "xterm"], 8, false, .none),
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

  @Test func aPersonsWishWins() {
    for depth in ColourDepth.allCases {
      let choice = ColourChoice(
        forced: depth, environment: ["NO_COLOR": "1"], colours: 0, hasDirectColour: false)
      #expect(choice.depth == depth)
    }
    #expect(GlyphChoice(forced: .sextants, environment: [:], locale: .unusable).glyphs == .sextants)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], DetectedCharset.utf8, GlyphSet.blocks),
    (["TERM": "xterm-256color"], .plain, .blocks),
    (["TERM": "xterm-256color"], .otherCharset("de_DE.ISO-8859-1"), .ascii),
    (["TERM": "xterm-256color"], .unusable, .ascii),
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
    (nil, DetectedCharset.plain), ("C", .plain), ("POSIX", .plain), ("de_DE", .plain), ("de_DE.UTF-8", .plain),
    ("zh_CN.utf8@x", .plain), ("de_DE.ISO-8859-1", .otherCharset("de_DE.ISO-8859-1")),
    ("zh_CN.GB18030", .otherCharset("zh_CN.GB18030")),
  ])
  func aLocaleSpeaksAgainstUTF8OnlyByName(name: String?, finding: DetectedCharset) {
    #expect(DetectedCharset.notUTF8(name) == finding)
  }

  @Test func theFirstLocaleNamedCounts() {
    #expect(DetectedCharset.named(in: ["LC_ALL": "", "LC_CTYPE": "a", "LANG": "b"]) == "a")
    #expect(DetectedCharset.named(in: [:]) == nil)
  }

  @Test func withoutACacheItSaysWhyThereAreFewerColours() {
    let wanted = ColourChoice(.full, because: "asked for")
    let (entry, choice) = TerminfoSelection.choose(base: "xterm-256color", colours: 256, for: wanted, cacheFolder: nil)
    #expect(entry == .system(name: "xterm-256color"))
    #expect(choice.depth == .indexed256)
    #expect(choice.reason == "terminfo says 256 colours; not full: there is no cache folder for a terminfo entry")
  }

  @Test func takesTheMachinesOwnEntryWhereItDoes() {
    for (depth, colours) in [(ColourDepth.indexed256, 256), (.indexed16, 256), (.indexed16, 16), (.none, 0)] {
      #expect(CustomTerminfo(depth: depth, base: "xterm", colours: colours) == nil)
    }
  }

  @Test func itsOwnEntryReplacesColoursAndKeepsTheRest() {
    let listing =
      "# Reconstructed\nxterm|a terminal,\n\tam,\n\tccc,\n\tcolors#8,\n\tncv@,\n\tcup=\\E[%i%p1%d;%p2%dH,\n\tsetaf=\\E[3%p1%dm,\n"
    let source = CustomTerminfo.source(named: "own", depth: .full, from: listing).split(separator: "\n")
    #expect(source.prefix(3) == ["own|television in full colours,", "\tam,", "\tcup=\\E[%i%p1%d;%p2%dH,"])
    #expect(source.contains("\tcolors#0x1000000,"))
    #expect(source.filter { $0.hasPrefix("\tsetaf=") }.count == 1)
  }
}
