import CTerm
import Screen
import Testing

@testable import Terminal

@Suite struct GlyphTests {
  /// Returns the text that ncurses is given for a character, and its width.
  private func shown(_ character: Character, availableCells: Int, isMultiplexed: Bool = false) throws -> (
    text: String, cells: Int
  ) {
    try #require(cterm_use_plain_utf8_locale())
    let glyph = Glyph(character, availableCells: availableCells, isMultiplexed: isMultiplexed)
    let scalars = [glyph.scalars.0, glyph.scalars.1, glyph.scalars.2, glyph.scalars.3, glyph.scalars.4]
    let text = String(String.UnicodeScalarView(scalars.prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) }))
    return (text, glyph.widthCells)
  }

  @Test(
    arguments: [
      ("a", "a", 1), ("é", "é", 1), ("e\u{301}", "e\u{301}", 1), ("黄", "黄", 2), ("▄", "▄", 1), ("🙂", "🙂", 2),
      ("👩‍", "👩", 2), ("क्", "क्", 1), ("ﾞ", "ﾞ", 1), ("🇩", "🇩", 1),
      ("🏽", "🏽", 1), ("❤\u{FE0F}", "❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}", 1),
      ("\u{1100}\u{1161}\u{11A8}", "\u{1100}\u{1161}\u{11A8}", 2), ("का", "क", 1),
      ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}\u{304}", 1),
    ] as [(Character, String, Int)])
  func keepsTheBaseAndItsMarks(character: Character, text: String, cells: Int) throws {
    #expect(try shown(character, availableCells: DisplayWidth.of(character)) == (text, cells))
  }

  /// Terminals disagree most about skin colours and presentation selectors, and multiplexers do not correct it.
  @Test(arguments: [("🏽", " "), ("❤\u{FE0F}", "❤"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}")] as [(Character, String)])
  func omitsEmojiStylesInAMultiplexer(character: Character, text: String) throws {
    #expect(try shown(character, availableCells: 2, isMultiplexed: true) == (text, 1))
  }

  @Test(arguments: ["\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{9B}", "\r\n"] as [Character])
  func replacesAControlByABlank(character: Character) throws {
    #expect(try shown(character, availableCells: 1) == (" ", 1))
  }

  @Test(arguments: [("黄", 1), ("\u{E0FFF}", 1), ("\u{301}", 1), ("\u{202E}", 1)] as [(Character, Int)])
  func replacesACharacterThatDoesNotFit(character: Character, availableCells: Int) throws {
    #expect(try shown(character, availableCells: availableCells) == ("?", 1))
  }

  @Test func findsSpacingMarks() throws {
    try #require(cterm_use_plain_utf8_locale())
    #expect(Glyph.spacingMark(of: "का") == "\u{93E}")
    #expect(Glyph.spacingMark(of: "น้ำ") == "\u{E33}")
    #expect(Glyph.spacingMark(of: "黄") == nil)
  }
}
