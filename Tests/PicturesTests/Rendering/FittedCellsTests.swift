import Glibc
import Screen
import TestSupport
import Testing

@testable import Pictures

/// Each cell gets the character and the colours that are nearest to its pixels.
@Suite struct FittedCellsTests {
  private func specification(_ size: Size, _ glyphs: GlyphSet = .blocks) -> RenderSpecification {
    RenderSpecification(size: size, treatment: .whole, backdrop: RGB(0, 0, 0), depth: .full, glyphs: glyphs)
  }

  private func fit(_ canvas: Raster, _ glyphs: GlyphSet = .blocks) -> [CellImage.Cell] {
    let size = Size(
      columns: canvas.width / CanvasCell.character.width, rows: canvas.height / CanvasCell.character.height)
    return FittedCells.paint(canvas, specification(size, glyphs))
  }

  private func colour(_ generator: inout SeededGenerator) -> RGB {
    RGB(
      .random(in: 0...255, using: &generator), .random(in: 0...255, using: &generator),
      .random(in: 0...255, using: &generator))
  }

  private func noise(_ size: Size, _ generator: inout SeededGenerator) -> Raster {
    var raster = Raster(
      width: size.columns * CanvasCell.character.width, height: size.rows * CanvasCell.character.height,
      filledWith: RGB(0, 0, 0))
    for offset in raster.bytes.indices where offset % 4 < 3 {
      raster.bytes[offset] = .random(in: 0...255, using: &generator)
    }
    return raster
  }

  @Test func aPlainPictureIsBlankInItsColour() {
    for value: UInt8 in 0...255 {
      let plain = RGB(value, 255 - value, value / 2)
      let cells = fit(Raster(width: 16, height: 8, filledWith: plain))
      #expect(cells.allSatisfy { $0 == CellImage.Cell(scalar: " ", foreground: plain, background: plain) })
    }
  }

  @Test(arguments: DrawnCells.blocks) func anEdgeBetweenPixelsIsDrawnExactly(scalar: Unicode.Scalar) {
    let size = Size(columns: 1, rows: 1)
    for (ink, paper) in [
      (RGB(255, 255, 255), RGB(0, 0, 0)), (RGB(10, 200, 30), RGB(200, 10, 90)), (RGB(9, 9, 9), RGB(2, 2, 2)),
    ] {
      let drawn = DrawnCells.canvas([CellImage.Cell(scalar: scalar, foreground: ink, background: paper)], size)
      #expect(DrawnCells.canvas(fit(drawn), size) == drawn)
    }
  }

  @Test(arguments: DrawnCells.sextants) func sextantsAreDrawnWhereTheyAreAllowed(scalar: Unicode.Scalar) throws {
    let size = Size(columns: 1, rows: 1)
    let drawn = DrawnCells.canvas(
      [CellImage.Cell(scalar: scalar, foreground: RGB(255, 255, 255), background: RGB(0, 0, 0))], size)
    let cell = try #require(fit(drawn, .sextants).first)
    // Thirds end within pixels. Where all of a third is filled, an eighth with other colours is as near.
    let ink = cell.foreground?.luma ?? 0 > 128
    for y in 0..<8 {
      for x in 0..<8 {
        let share = DrawnCells.share(of: cell.scalar, x, y)
        #expect(abs((ink ? share : 1 - share) - DrawnCells.share(of: scalar, x, y)) < 0.34)
      }
    }
    #expect(fit(drawn).allSatisfy { $0.scalar.value < 0x2600 })
  }

  /// The squared error of the roots of light, which is what is minimised.
  private func error(_ one: Raster, _ other: Raster) -> Double {
    func root(_ value: UInt8) -> Double {
      let value = Double(value) / 255
      let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      return light.squareRoot()
    }
    let weights = [0.7, 1, 0.5, 0]
    return zip(one.bytes, other.bytes).enumerated().reduce(0) { sum, pair in
      let difference = root(pair.element.0) - root(pair.element.1)
      return sum + difference * difference * weights[pair.offset % 4]
    }
  }

  @Test func theErrorIsNeverLargerThanThatOfHalfBlocks() throws {
    var generator = SeededGenerator()
    let size = Size(columns: 1, rows: 1)
    for _ in 0..<300 {
      let cell = noise(size, &generator)
      let halves = try cell.scaled(width: 1, height: 2)
      let half = CellImage.Cell(scalar: "▀", foreground: halves[0, 0], background: halves[0, 1])
      // Colours are rounded to whole values.
      #expect(error(DrawnCells.canvas(fit(cell), size), cell) <= error(DrawnCells.canvas([half], size), cell) + 0.01)
    }
  }

  @Test func equalPicturesGiveEqualCells() {
    var generator = SeededGenerator()
    let canvas = noise(Size(columns: 20, rows: 6), &generator)
    #expect(fit(canvas) == fit(canvas))
    #expect(fit(canvas, .sextants) == fit(canvas, .sextants))
  }

  @Test(arguments: [ColourDepth.full, .indexed256, .indexed16, .indexed8, .none])
  func cellsDependOnTheirPixelsOnly(depth: ColourDepth) throws {
    var generator = SeededGenerator()
    let size = Size(columns: 12, rows: 3)
    let canvas = noise(size, &generator)
    let specification = RenderSpecification(
      size: size, treatment: .whole, backdrop: RGB(0, 0, 0), depth: depth, glyphs: .blocks)
    let image = try CellPainter.paint(canvas, specification)
    // The same pixels three cells farther to the right, with those that are cut off at the left.
    var moved = canvas
    let shift = 3 * CanvasCell.character.width
    moved.composite(
      canvas, Raster.Part(x: 0, y: 0, width: canvas.width - shift, height: canvas.height), x: shift, y: 0)
    moved.composite(
      canvas, Raster.Part(x: canvas.width - shift, y: 0, width: shift, height: canvas.height), x: 0, y: 0)
    let movedImage = try CellPainter.paint(moved, specification)
    for row in 0..<3 {
      let cells = image.cells[12 * row..<12 * (row + 1)]
      #expect(Array(movedImage.cells[12 * row..<12 * (row + 1)]) == Array(cells.suffix(3) + cells.prefix(9)))
    }
  }

  @Test func aColourBetweenThoseOfAPaletteIsMixedOfTwo() throws {
    let canvas = Raster(width: 8, height: 8, filledWith: RGB(115, 95, 95))
    let specification = specification(Size(columns: 1, rows: 1))
    let cell = try #require(try FittedCells.paint(canvas, specification, .indexed256).first)
    #expect(cell == CellImage.Cell(scalar: "▒", foreground: RGB(95, 95, 95), background: RGB(135, 95, 95)))
  }
}
