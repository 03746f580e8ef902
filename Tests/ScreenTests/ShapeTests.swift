import ScreenFixtures
import Testing

@testable import Screen

@Suite struct ShapeTests {
  /// Draws in a small frame and tells its rows.
  private func drawn(
    _ columns: Int, _ rows: Int, glyphs: GlyphSet = .blocks, _ draw: (inout Frame) -> Void
  ) throws -> [String] {
    var frame = try Frame.night(columns, rows, glyphs: glyphs)
    draw(&frame)
    return frame.lines
  }

  @Test func aSlabIsFullRowsBetweenHalfRows() throws {
    #expect(
      try drawn(6, 3) { $0.slab(Rect(column: 1, row: 0, columns: 4, rows: 3), .focus) } == [" ▄▄▄▄", "", " ▀▀▀▀"])
    var frame = try Frame.night(6, 3)
    frame.slab(Rect(column: 1, row: 0, columns: 4, rows: 3), .focus)
    #expect(frame[1, 0] == Cell("▄", foreground: .token(.focus), background: .token(.ground)))
    #expect((1...4).allSatisfy { frame[$0, 1].background == .token(.focus) })
    #expect(frame[0, 1].background == .token(.ground) && frame[5, 1].background == .token(.ground))
  }

  @Test func aSlabHasNickedCornersFromFiveRowsUp() throws {
    #expect(
      try drawn(4, 5) { $0.slab(Rect(column: 0, row: 0, columns: 4, rows: 5), .raised) }
        == ["▗▄▄▖", "", "", "", "▝▀▀▘"])
    #expect(try drawn(4, 4) { $0.slab(Rect(column: 0, row: 0, columns: 4, rows: 4), .raised) }[0] == "▄▄▄▄")
  }

  @Test func aSlabTooSmallForHalfRowsIsFilled() throws {
    var frame = try Frame.night(6, 1)
    frame.slab(Rect(column: 0, row: 0, columns: 6, rows: 1), .focus)
    #expect(frame.lines == [""] && (0..<6).allSatisfy { frame[$0, 0].background == .token(.focus) })
  }

  @Test func anOutlineRunsOnTheOutermostCells() throws {
    let rect = Rect(column: 1, row: 0, columns: 4, rows: 3)
    #expect(try drawn(6, 3) { $0.outline(rect) } == [" ┌──┐", " │  │", " └──┘"])
    #expect(try drawn(6, 3, glyphs: .ascii) { $0.outline(rect) } == [" +--+", " |  |", " +--+"])
    #expect(try drawn(6, 1) { $0.outline(Rect(column: 1, row: 0, columns: 4, rows: 1)) } == [""])
  }

  @Test func aSlabIsCutOffAtTheEdges() throws {
    let lines = try drawn(4, 2) { $0.slab(Rect(column: -2, row: -1, columns: 9, rows: 6), .focus) }
    #expect(lines == ["", ""])
  }

  @Test func aPlateHasHalfCellsAtItsEnds() throws {
    var frame = try Frame.night(6, 2)
    frame.plate(Rect(column: 0, row: 0, columns: 6, rows: 2), .focus)
    #expect(frame.lines == ["▐    ▌", "▐    ▌"])
    #expect(frame[0, 0].background == .token(.ground) && frame[1, 1].background == .token(.focus))
  }

  @Test(arguments: [
    (0.0, "▁▁▁▁"), (0.5, "▃▃▁▁"), (1.0, "▃▃▃▃"), (-3, "▁▁▁▁"), (7, "▃▃▃▃"), (0.12, "▁▁▁▁"), (0.13, "▃▁▁▁"),
  ])
  func aBarReadsWithoutColour(fraction: Double, line: String) throws {
    let lines = try drawn(6, 1) { frame in
      frame.bar(
        at: Point(column: 1, row: 0), columns: 4, fraction: fraction, style: Style(.accent), track: Style(.edge))
    }
    #expect(lines == [" " + line])
  }

  @Test(arguments: [
    // 4 rows are 8 halves; the thumb is at least 2 of them long.
    (0, 10, 20, ["▐", "▐", "", ""]), (10, 10, 20, ["", "", "▐", "▐"]), (5, 10, 20, ["", "▐", "▐", ""]),
    (3, 10, 20, ["▗", "▐", "▝", ""]), (0, 1, 1000, ["▐", "", "", ""]), (999, 1, 1000, ["", "", "", "▐"]),
    (0, 20, 20, ["", "", "", ""]), (0, 30, 20, ["", "", "", ""]), (0, 0, 20, ["", "", "", ""]),
  ])
  func theThumbShowsWhereOneIs(offset: Int, visible: Int, total: Int, lines: [String]) throws {
    let drawn = try drawn(1, 4) {
      $0.scrollThumb(column: 0, rows: 0..<4, offset: offset, visible: visible, total: total)
    }
    #expect(drawn == lines)
  }

  @Test func theThumbTouchesBothEndsAndNeverLeaves() throws {
    for rows in 1...9 {
      for total in 2...30 {
        for visible in 1..<total {
          for offset in [0, (total - visible) / 2, total - visible, total + 5] {
            var frame = try Frame.night(1, rows + 2)
            frame.scrollThumb(column: 0, rows: 1..<rows + 1, offset: offset, visible: visible, total: total)
            let lines = frame.lines
            #expect(lines.first == "" && lines.last == "")
            if offset == 0 { #expect(lines[1] == "▐") }
            if offset >= total - visible { #expect(lines[rows] == "▐") }
          }
        }
      }
    }
  }

  @Test func aHairlineIsAsLongAsAsked() throws {
    #expect(try drawn(6, 1) { $0.hairline(at: Point(column: 1, row: 0), columns: 3) } == [" ───"])
    #expect(try drawn(3, 1) { $0.hairline(at: Point(column: 1, row: 0), columns: 9) } == [" ──"])
  }

  @Test func shapesAreInASCIIWhereNothingElseCanBeShown() throws {
    let lines = try drawn(30, 6, glyphs: .ascii) { frame in
      frame.slab(Rect(column: 0, row: 0, columns: 8, rows: 5), .focus)
      frame.plate(Rect(column: 10, row: 0, columns: 4, rows: 1), .focus)
      frame.bar(at: Point(column: 15, row: 0), columns: 4, fraction: 0.5, style: Style(.accent), track: Style(.edge))
      frame.hairline(at: Point(column: 20, row: 0), columns: 3)
      frame.scrollThumb(column: 29, rows: 0..<5, offset: 0, visible: 1, total: 3)
      frame.write("Café › ¥ 3 × 黄…", at: Point(column: 10, row: 2), Style(.text))
    }
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
    #expect(lines[0] == " ______   |  | ==-- ---      |")
    #expect(lines[2].hasPrefix("          Caf? > Y 3 x ?..."))
  }

  @Test func everySignHasItsASCII() throws {
    let frame = try Frame.night(1, 1, glyphs: .ascii)
    for sign in Symbol.allCases {
      #expect(!frame.sign(sign).isEmpty && frame.sign(sign) != "?", "\(sign)")
      #expect(frame.sign(sign).allSatisfy { $0.isASCII }, "\(sign)")
      #expect(DisplayWidth.of(sign.rawValue) == 1, "\(sign)")
    }
  }
}

@Suite struct PictureDrawingTests {
  private func order(_ columns: Int, _ rows: Int, _ treatment: ImageStyle = .card) -> ImageRequest {
    ImageRequest(
      source: .drawing("kite"), size: Size(columns: columns, rows: rows), treatment: treatment,
      backdrop: RGB(0, 0, 0), depth: .full, glyphs: .blocks)
  }

  @Test func showsItsTitleWhileItIsDeveloped() throws {
    var frame = try Frame.night(10, 3)
    frame.picture(order(10, 3), at: Point(column: 0, row: 0), title: "Kite")
    #expect(frame.lines == ["", "   Kite", ""])
    #expect(frame[0, 0].background == .token(.surface))
    #expect(frame.imageRequests == [order(10, 3)] && frame.placements.isEmpty)
  }

  @Test func saysWhyItCannotBeShown() throws {
    let images = ImageCacheSnapshot([order(14, 4): .failed(reason: "The file has gone.")])
    let renderStyle = try Frame.night(1, 1).renderStyle
    var frame = Frame(size: Size(columns: 14, rows: 4), renderStyle: renderStyle, images: images)
    frame.picture(order(14, 4), at: Point(column: 0, row: 0), title: "Kite")
    #expect(frame.lines == ["      !", " The file has", "    gone.", ""])
  }

  @Test func letsThePageShowThroughWhereItHasNoColour() throws {
    let cells = [CellImage.Cell(scalar: "▀", foreground: RGB(1, 2, 3), background: nil)]
    let picture = try #require(CellImage(size: Size(columns: 1, rows: 1), cells: cells))
    var frame = try Frame.night(2, 1)
    frame.fill(frame.bounds, .raised)
    frame.draw(picture, at: Point(column: 1, row: 0))
    #expect(frame[1, 0] == Cell("▀", foreground: .rgb(RGB(1, 2, 3)), background: .token(.raised)))
  }

  @Test func aPictureHasAsManyCellsAsItsSizeSays() {
    #expect(CellImage(size: Size(columns: 2, rows: 2), cells: []) == nil)
  }

  @Test func placesAReadyPictureAndOrdersItOnce() throws {
    let cell = CellImage.Cell(scalar: "█", foreground: RGB(9, 9, 9), background: nil)
    let picture = try #require(CellImage(size: Size(columns: 2, rows: 1), cells: [cell, cell]))
    let images = ImageCacheSnapshot([order(2, 1): .ready(picture)])
    var frame = Frame(size: Size(columns: 4, rows: 2), renderStyle: try Frame.night(1, 1).renderStyle, images: images)
    frame.picture(order(2, 1), at: Point(column: 1, row: 1), title: "Kite")
    frame.picture(order(2, 1), at: Point(column: 3, row: 1), title: "Kite")
    #expect(frame.lines == ["", " ███"])
    #expect(frame.imageRequests.count == 1 && frame.placements.count == 2)
    #expect(frame.placements[0].rect == Rect(column: 1, row: 1, columns: 2, rows: 1))
  }
}
