import Screen
import Testing

@testable import Pictures

/// Pixels become cells with the colours and characters that a screen supports.
@Suite struct CellPainterTests {
  private let size = Size(columns: 4, rows: 2)

  private func specification(
    _ depth: ColourDepth, _ glyphs: GlyphSet = .blocks, backdrop: RGB = RGB(13, 15, 19)
  ) -> RenderSpecification {
    RenderSpecification(size: size, treatment: .whole, backdrop: backdrop, depth: depth, glyphs: glyphs)
  }

  private func canvas(_ colour: (_ x: Int, _ y: Int) -> RGB) -> Raster {
    let (width, height) = (size.columns * CanvasCell.character.width, size.rows * CanvasCell.character.height)
    return Raster(
      width: width, height: height,
      bytes: (0..<width * height).flatMap { index in
        let pixel = colour(index % width, index / width)
        return [pixel.red, pixel.green, pixel.blue, 255]
      })
  }

  @Test func keepsPlainColourExactly() throws {
    let image = try CellPainter.paint(canvas { _, _ in RGB(13, 15, 19) }, specification(.full))
    #expect(image.cells.allSatisfy { $0.background == RGB(13, 15, 19) && $0.foreground == $0.background })
  }

  @Test func drawsAnEdgeAsAHalfBlock() throws {
    let image = try CellPainter.paint(
      canvas { _, y in y % 8 < 4 ? RGB(250, 0, 0) : RGB(0, 0, 250) }, specification(.full))
    let cell = try #require(image.cells.first)
    let upper = cell.scalar == "▀" ? cell.foreground : cell.background
    #expect(["▀", "▄"].contains(cell.scalar))
    #expect(upper == RGB(250, 0, 0))
  }

  @Test func uses256ColoursThatUsersDoNotConfigure() throws {
    let cube: Set<UInt8> = [0, 95, 135, 175, 215, 255]
    let image = try CellPainter.paint(
      canvas { x, y in RGB(UInt8(x * 7), UInt8(y * 15), UInt8(255 - x * 5)) }, specification(.indexed256))
    for colour in image.cells.flatMap({ [$0.foreground, $0.background] }) {
      guard let colour else { continue }
      let isGrey = colour.red == colour.green && colour.green == colour.blue && colour.red % 10 == 8
      #expect(isGrey || cube.isSuperset(of: [colour.red, colour.green, colour.blue]), "\(colour)")
    }
  }

  @Test func usesOneOf256ColoursForACompleteFade() throws {
    let image = try CellPainter.paint(
      canvas { x, _ in x < 8 ? RGB(255, 160, 90) : RGB(13, 15, 19) }, specification(.indexed256))
    let faded = Set(image.cells.enumerated().filter { $0.offset % 4 > 0 }.map(\.element.background))
    #expect(faded == [RGB(13, 15, 19)], "the page is drawn in the same colour")
  }

  @Test func usesSixteenColoursOfThePalette() throws {
    let image = try CellPainter.paint(
      canvas { x, y in RGB(UInt8(x * 7), UInt8(y * 15), UInt8(255 - x * 5)) }, specification(.indexed16))
    for cell in image.cells {
      for colour in [cell.foreground, cell.background] {
        #expect(colour.map(PicturePalette.ansi.contains) == true)
      }
      #expect(cell.foreground != cell.background || cell.scalar == " ")
    }
  }

  @Test func drawsLightAsInkWithoutColours() throws {
    let image = try CellPainter.paint(
      canvas { x, _ in x < 16 ? RGB(0, 0, 0) : RGB(255, 255, 255) }, specification(.none))
    #expect(image.cells.map(\.scalar) == [" ", " ", "█", "█", " ", " ", "█", "█"])
    #expect(image.cells.allSatisfy { $0.foreground == nil && $0.background == nil })
  }

  @Test(arguments: [GlyphSet.blocks, .ascii]) func drawsNoNegativeOnALightScreenWithoutColours(glyphs: GlyphSet) throws
  {
    let picture = canvas { x, _ in x < 16 ? RGB(0, 0, 0) : RGB(255, 255, 255) }
    let image = try CellPainter.paint(picture, specification(.none, glyphs, backdrop: RGB(255, 255, 255)))
    let ink: Unicode.Scalar = glyphs == .ascii ? "@" : "█"
    #expect(image.cells.map(\.scalar) == [ink, ink, " ", " ", ink, ink, " ", " "])
  }

  @Test func usesEightColoursOfThePalette() throws {
    let image = try CellPainter.paint(
      canvas { x, y in RGB(UInt8(x * 7), UInt8(y * 15), UInt8(255 - x * 5)) }, specification(.indexed8))
    for colour in image.cells.flatMap({ [$0.foreground, $0.background] }) {
      #expect(colour.map(PicturePalette.ansi.prefix(8).contains) == true)
    }
  }

  @Test(arguments: ColourDepth.allCases) func usesOnlyASCIIWhereAsked(depth: ColourDepth) throws {
    let image = try CellPainter.paint(canvas { x, _ in RGB(UInt8(x * 7), 40, 90) }, specification(depth, .ascii))
    #expect(image.cells.allSatisfy { $0.scalar.isASCII })
    #expect((depth == .none) == image.cells.allSatisfy { $0.foreground == nil })
  }
}
