import ScreenFixtures
import Testing

@testable import Screen

@Suite struct ShapeTests {
  /// Draws into an empty frame and returns its rows.
  private func drawn(
    _ columns: Int, _ rows: Int, glyphs: GlyphSet = .blocks, _ draw: (inout Frame) -> Void
  ) throws -> [String] {
    var frame = try Frame.night(columns, rows, glyphs: glyphs)
    draw(&frame)
    return frame.lines
  }

  @Test func drawsASlabWithFullRowsBetweenHalfRows() throws {
    #expect(
      try drawn(6, 3) { $0.drawSlab(Rect(column: 1, row: 0, columns: 4, rows: 3), .focus) } == [" ▄▄▄▄", "", " ▀▀▀▀"])
    var frame = try Frame.night(6, 3)
    frame.drawSlab(Rect(column: 1, row: 0, columns: 4, rows: 3), .focus)
    #expect(frame[1, 0] == Cell("▄", foreground: .token(.focus), background: .token(.ground)))
    #expect((1...4).allSatisfy { frame[$0, 1].background == .token(.focus) })
    #expect(frame[0, 1].background == .token(.ground) && frame[5, 1].background == .token(.ground))
  }

  @Test func drawsASlabWithQuadrantCornersFromFiveRowsUp() throws {
    #expect(
      try drawn(4, 5) { $0.drawSlab(Rect(column: 0, row: 0, columns: 4, rows: 5), .raised) }
        == ["▗▄▄▖", "", "", "", "▝▀▀▘"])
    #expect(try drawn(4, 4) { $0.drawSlab(Rect(column: 0, row: 0, columns: 4, rows: 4), .raised) }[0] == "▄▄▄▄")
  }

  @Test func fillsASlabThatIsTooSmallForHalfRows() throws {
    var frame = try Frame.night(6, 1)
    frame.drawSlab(Rect(column: 0, row: 0, columns: 6, rows: 1), .focus)
    #expect(frame.lines == [""] && (0..<6).allSatisfy { frame[$0, 0].background == .token(.focus) })
  }

  @Test func drawsAnOutlineOnTheOutermostCells() throws {
    let rect = Rect(column: 1, row: 0, columns: 4, rows: 3)
    #expect(try drawn(6, 3) { $0.drawOutline(rect) } == [" ┌──┐", " │  │", " └──┘"])
    #expect(try drawn(6, 3, glyphs: .ascii) { $0.drawOutline(rect) } == [" +--+", " |  |", " +--+"])
    #expect(try drawn(6, 1) { $0.drawOutline(Rect(column: 1, row: 0, columns: 4, rows: 1)) } == [""])
  }

  @Test func cutsASlabOffAtTheEdges() throws {
    let lines = try drawn(4, 2) { $0.drawSlab(Rect(column: -2, row: -1, columns: 9, rows: 6), .focus) }
    #expect(lines == ["", ""])
  }

  @Test func drawsAPlateWithHalfCellsAtItsEnds() throws {
    var frame = try Frame.night(6, 2)
    frame.drawPlate(Rect(column: 0, row: 0, columns: 6, rows: 2), .focus)
    #expect(frame.lines == ["▐    ▌", "▐    ▌"])
    #expect(frame[0, 0].background == .token(.ground) && frame[1, 1].background == .token(.focus))
  }

  @Test(arguments: [
    (0.0, "▁▁▁▁"), (0.5, "▃▃▁▁"), (1.0, "▃▃▃▃"), (-3, "▁▁▁▁"), (7, "▃▃▃▃"), (0.12, "▁▁▁▁"), (0.13, "▃▁▁▁"),
    (.nan, "▁▁▁▁"), (.infinity, "▃▃▃▃"),
  ])
  func drawsABarThatReadsWithoutColour(fraction: Double, line: String) throws {
    let lines = try drawn(6, 1) { frame in
      frame.drawBar(
        at: Point(column: 1, row: 0), columns: 4, fraction: fraction, style: Style(.accent), track: Style(.edge))
    }
    #expect(lines == [" " + line])
  }

  @Test(arguments: [
    // 4 rows are 8 half rows; the thumb is at least 2 of them long.
    (0, 10, 20, ["▐", "▐", "", ""]), (10, 10, 20, ["", "", "▐", "▐"]), (5, 10, 20, ["", "▐", "▐", ""]),
    (3, 10, 20, ["▗", "▐", "▝", ""]), (0, 1, 1000, ["▐", "", "", ""]), (999, 1, 1000, ["", "", "", "▐"]),
    (0, 20, 20, ["", "", "", ""]), (0, 30, 20, ["", "", "", ""]), (0, 0, 20, ["", "", "", ""]),
    (-5, 10, 20, ["▐", "▐", "", ""]),
    (0, 9, .max, ["▐", "", "", ""]), (.max, 9, .max, ["", "", "", "▐"]), (.min, .max - 1, .max, ["▐", "▐", "▐", "▝"]),
  ])
  func drawsTheScrollThumbAtItsPosition(offset: Int, visible: Int, total: Int, lines: [String]) throws {
    let drawn = try drawn(1, 4) {
      $0.drawScrollThumb(column: 0, rows: 0..<4, offset: offset, visible: visible, total: total)
    }
    #expect(drawn == lines)
  }

  @Test func keepsTheScrollThumbWithinItsRows() throws {
    for rows in 1...9 {
      for total in 2...30 {
        for visible in 1..<total {
          for offset in [0, (total - visible) / 2, total - visible, total + 5] {
            var frame = try Frame.night(1, rows + 2)
            frame.drawScrollThumb(column: 0, rows: 1..<rows + 1, offset: offset, visible: visible, total: total)
            let lines = frame.lines
            #expect(lines.first == "" && lines.last == "")
            if offset == 0 { #expect(lines[1] == "▐") }
            if offset >= total - visible { #expect(lines[rows] == "▐") }
          }
        }
      }
    }
  }

  @Test func drawsAHairlineOfTheGivenLength() throws {
    #expect(try drawn(6, 1) { $0.drawHairline(at: Point(column: 1, row: 0), columns: 3) } == [" ───"])
    #expect(try drawn(3, 1) { $0.drawHairline(at: Point(column: 1, row: 0), columns: 9) } == [" ──"])
  }

  @Test func drawsShapesInASCIIWhereNothingElseCanBeShown() throws {
    let lines = try drawn(30, 6, glyphs: .ascii) { frame in
      frame.drawSlab(Rect(column: 0, row: 0, columns: 8, rows: 5), .focus)
      frame.drawPlate(Rect(column: 10, row: 0, columns: 4, rows: 1), .focus)
      frame.drawBar(
        at: Point(column: 15, row: 0), columns: 4, fraction: 0.5, style: Style(.accent), track: Style(.edge))
      frame.drawHairline(at: Point(column: 20, row: 0), columns: 3)
      frame.drawScrollThumb(column: 29, rows: 0..<5, offset: 0, visible: 1, total: 3)
      frame.write("Café › ¥ 3 × 黄…", at: Point(column: 10, row: 2), Style(.text))
    }
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
    #expect(lines[0] == " ______   |  | ==-- ---      |")
    #expect(lines[2].hasPrefix("          Caf? > Y 3 x ??..."))
  }

  @Test func hasASubstituteInASCIIForEverySymbol() throws {
    let frame = try Frame.night(1, 1, glyphs: .ascii)
    for symbol in Symbol.allCases {
      #expect(!frame.symbol(symbol).isEmpty && frame.symbol(symbol) != "?", "\(symbol)")
      #expect(DisplayWidth.of(symbol.rawValue) == 1, "\(symbol)")
    }
    for (character, substitute) in Symbol.asciiSubstitutes {
      #expect(!substitute.isEmpty && substitute.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(character)")
    }
  }
}
