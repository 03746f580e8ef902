import ScreenFixtures
import Testing

@testable import Screen

extension Frame {
  /// Creates an empty frame in the night theme.
  static func night(_ columns: Int, _ rows: Int, glyphs: GlyphSet = .blocks, depth: ColourDepth = .full) throws -> Frame
  {
    let theme = try #require(Theme.night)
    return Frame(
      size: Size(columns: columns, rows: rows), renderStyle: RenderStyle(theme: theme, depth: depth, glyphs: glyphs))
  }
}

@Suite struct FrameTests {
  private let style = Style(.text)

  @Test func startsBlankOnTheGround() throws {
    let frame = try Frame.night(3, 2)
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    #expect(frame.cells == Array(repeating: blank, count: 6))
    #expect(frame.lines == ["", ""])
    #expect(try Frame.night(-1, 5).cells.isEmpty)
  }

  @Test(arguments: [
    (0, "abc", 3, "abc"), (3, "abc", 6, "   abc"), (5, "abc", 7, "     a…"), (7, "abc", 7, ""), (-1, "abc", 2, "bc"),
    (0, "黄金时刻", 7, "黄金时…"), (6, "黄", 7, "      …"), (-1, "黄金", 3, " 金"), (0, "", 0, ""), (99, "abc", 99, ""),
  ])
  func writesWithinItsRow(column: Int, text: String, end: Int, line: String) throws {
    var frame = try Frame.night(7, 1)
    #expect(frame.write(text, at: Point(column: column, row: 0), style) == end)
    #expect(frame.lines == [line])
  }

  @Test func ignoresTextOutsideItsRows() throws {
    var frame = try Frame.night(5, 1)
    let before = frame.cells
    for row in [-1, 1, 99] { frame.write("abc", at: Point(column: 0, row: row), style) }
    #expect(frame.cells == before)
  }

  @Test(arguments: [
    ("abc", 7, 4, "    abc"), ("黄金", 7, 3, "   黄金"), ("abcdefghij", 7, 0, "abcdef…"), ("abc", 2, 0, "a…"),
  ])
  func writesTextThatEndsAtAColumn(text: String, end: Int, start: Int, line: String) throws {
    var frame = try Frame.night(7, 1)
    #expect(frame.write(text, endingAt: end, row: 0, style) == start)
    #expect(frame.lines == [line])
  }

  @Test func writesWideGraphemesIntoTwoCells() throws {
    var frame = try Frame.night(4, 1)
    frame.write("黄", at: Point(column: 1, row: 0), style.on(.raised))
    #expect(frame[1, 0].character == "黄")
    #expect(frame[2, 0].character == Cell.continuation)
    #expect(frame[2, 0].background == .token(.raised))
  }

  @Test(arguments: [(0, "x 金"), (1, " x金"), (2, "黄x"), (3, "黄 x")])
  func replacesTheOtherHalfOfAWideGraphemeByABlank(column: Int, line: String) throws {
    var frame = try Frame.night(4, 1)
    frame.write("黄金", at: Point(column: 0, row: 0), style)
    frame.write("x", at: Point(column: column, row: 0), style)
    #expect(frame.lines == [line])
    #expect(hasWholeWideGraphemes(frame))
  }

  @Test func leavesNoHalfWhenWideGraphemesOverlap() throws {
    for column in -1...5 {
      var frame = try Frame.night(5, 1)
      frame.write("黄金", at: Point(column: 0, row: 0), style)
      frame.write("时", at: Point(column: column, row: 0), style)
      #expect(hasWholeWideGraphemes(frame), "column \(column): \(frame.lines)")
    }
  }

  @Test func leavesNoHalfWhenShapesCoverWideGraphemes() throws {
    var frame = try Frame.night(12, 5)
    for row in 0..<5 { frame.write(row % 2 == 0 ? "黄金时刻黄金" : "x黄金时刻金", at: Point(column: 0, row: row), style) }
    frame.drawSlab(Rect(column: 3, row: 0, columns: 5, rows: 5), .focus)
    #expect(hasWholeWideGraphemes(frame))
  }

  @Test func dropsControlCharacters() throws {
    var frame = try Frame.night(20, 1)
    frame.write("a\u{1B}[31mb\u{7}\u{9B}c\u{200B}\u{202E}d\te\r\nf", at: Point(column: 0, row: 0), style)
    #expect(frame.lines == ["a[31mbcdef"])
  }

  @Test func keepsTheBackgroundUnderTextWithoutOne() throws {
    var frame = try Frame.night(4, 1)
    frame.fill(frame.bounds, .raised)
    frame.write("ab", at: Point(column: 0, row: 0), Style(.accent).bold)
    #expect(frame[0, 0] == Cell("a", foreground: .token(.accent), background: .token(.raised), isBold: true))
  }

  @Test func returnsTheTextInARectangle() throws {
    var frame = try Frame.night(8, 3)
    frame.write("abcdefgh", at: Point(column: 0, row: 0), style)
    frame.write("黄金", at: Point(column: 2, row: 1), style)
    #expect(frame.text(in: Rect(column: 2, row: 0, columns: 4, rows: 2)) == "cdef\n黄金")
    #expect(frame.text(in: Rect(column: -5, row: -5, columns: 7, rows: 7)) == "ab\n")
    #expect(frame.text(in: Rect(column: 9, row: 0, columns: 4, rows: 2)) == "\n")
  }

  @Test func dimsColoursWithinTheRectangleOnly() throws {
    var frame = try Frame.night(2, 1)
    frame.write("ab", at: Point(column: 0, row: 0), style)
    let ground = frame.renderStyle.theme[.ground].rgb
    frame.dim(Rect(column: 1, row: 0, columns: 9, rows: 9), into: .void, amount: 0.5)
    #expect(frame[0, 0].background == .token(.ground))
    #expect(frame[1, 0].background == .rgb(ground.mixed(with: frame.renderStyle.theme[.void].rgb, amount: 0.5)))
    #expect(frame.lines == ["ab"])
  }

  @Test func drawsDimmedTextFaintWhereColoursCannotBeMixed() throws {
    for depth in [ColourDepth.indexed16, .none] {
      var frame = try Frame.night(2, 1, depth: depth)
      frame.write("ab", at: Point(column: 0, row: 0), Style(.ink, on: .focus, bold: true))
      frame.dim(frame.bounds, into: .void, amount: 0.3)
      #expect(frame[0, 0] == Cell("a", foreground: .token(.ink), background: .token(.focus), isBold: true))
      frame.dim(frame.bounds, into: .void, amount: 0.84)
      #expect(frame[0, 0] == Cell("a", foreground: .token(.faint), background: .token(.void)))
    }
  }

  /// Returns whether every continuation follows a wide grapheme and every wide grapheme has one.
  private func hasWholeWideGraphemes(_ frame: Frame) -> Bool {
    (0..<frame.size.rows).allSatisfy { row in
      (0..<frame.size.columns).allSatisfy { column in
        let isContinuation = frame[column, row].character == Cell.continuation
        let followsWide = column > 0 && DisplayWidth.of(frame[column - 1, row].character) == 2
        return isContinuation == followsWide
      }
    }
  }
}
