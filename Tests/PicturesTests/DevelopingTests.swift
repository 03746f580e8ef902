import Screen
import Testing

@testable import Pictures

/// Where a picture lies among its cells.
@Suite struct PlacementTests {
  private func place(
    _ width: Int, _ height: Int, on columns: Int, _ rows: Int, _ treatment: ImageStyle
  ) -> Placement {
    Placement(
      pictureWidth: width, pictureHeight: height, canvas: Size(columns: columns, rows: rows), treatment: treatment)
  }

  @Test func aCardIsFilledWhenLittleIsLost() {
    // 4:3 on 80x56 pixels, which is 10:7: a sixteenth of the height goes.
    let place = place(4_000, 3_000, on: 20, 7, .card)
    #expect(place.leavesRoom == false)
    #expect((place.width, place.height) == (80, 56))
    #expect((place.scaledWidth, place.scaledHeight) == (80, 60))
  }

  @Test func aCardThatWouldLoseMoreThanAFifthShowsAllOnItsMatte() {
    let place = place(2_000, 3_000, on: 20, 7, .card)
    #expect(place.leavesRoom)
    #expect(place.height == 56)
    #expect((place.width, place.x) == (36, 22), "two thirds of 56, on half cells")
  }

  @Test func aFifthIsStillLittle() {
    #expect(place(100, 100, on: 20, 8, .card).leavesRoom == false, "a square on 80x64 loses a fifth exactly")
    #expect(place(100, 101, on: 20, 8, .card).leavesRoom)
  }

  @Test(arguments: [(4_000, 3_000), (1_000, 3_000), (9_000, 1_000), (1, 1), (1, 100_000), (100_000, 1)])
  func aWholePictureLiesWithinOnHalfCells(width: Int, height: Int) {
    for treatment in [ImageStyle.whole, .studio, .cutout] {
      let place = place(width, height, on: 72, 24, treatment)
      #expect(place.x >= 0 && place.x + place.width <= 72 * Placement.cellWidth)
      #expect(place.y >= 0 && place.y + place.height <= 24 * Placement.cellHeight)
      #expect(place.x % (Placement.cellWidth / 2) == 0 && place.y % (Placement.cellHeight / 2) == 0)
      #expect(place.width > 0 && place.scaledWidth >= place.width)
      #expect(place.height > 0 && place.scaledHeight >= place.height)
    }
  }

  @Test func aHeroFillsWhateverItTakes() {
    let place = place(1_000, 3_000, on: 120, 19, .hero)
    #expect((place.width, place.height, place.leavesRoom) == (480, 152, false))
  }
}

/// What is done to pixels.
@Suite struct RasterTests {
  /// 1 2 3 over 4 5 6, in red.
  private var digits: Raster {
    Raster(width: 3, height: 2, bytes: (1...6).flatMap { [UInt8($0), 0, 0, 255] })
  }

  private func reds(_ raster: Raster) -> [[UInt8]] {
    (0..<raster.height).map { y in (0..<raster.width).map { x in raster[x, y].red } }
  }

  private static let orientations: [(code: Int, rows: [[UInt8]])] = [
    (0, [[1, 2, 3], [4, 5, 6]]), (1, [[1, 2, 3], [4, 5, 6]]), (2, [[3, 2, 1], [6, 5, 4]]),
    (3, [[6, 5, 4], [3, 2, 1]]), (4, [[4, 5, 6], [1, 2, 3]]), (5, [[1, 4], [2, 5], [3, 6]]),
    (6, [[4, 1], [5, 2], [6, 3]]), (7, [[6, 3], [5, 2], [4, 1]]), (8, [[3, 6], [2, 5], [1, 4]]),
    (9, [[1, 2, 3], [4, 5, 6]]),
  ]

  @Test(arguments: orientations) func orientationTurnsAndMirrors(code: Int, rows: [[UInt8]]) {
    #expect(reds(digits.oriented(code)) == rows)
  }

  @Test func aPartIsCutOut() {
    #expect(reds(digits.cropped(x: 1, y: 1, width: 2, height: 1)) == [[5, 6]])
  }

  @Test func mixingIsExactAtBothEnds() {
    var raster = digits
    raster.mix(RGB(200, 100, 50)) { x, _ in x == 0 ? 1 : 0 }
    #expect(raster[0, 0] == RGB(200, 100, 50))
    #expect(raster[1, 0] == RGB(2, 0, 0))
  }

  @Test func opacityDecidesWhatShowsThrough() {
    var raster = Raster(width: 1, height: 1, filledWith: RGB(100, 100, 100))
    raster.lay(Raster(width: 1, height: 1, bytes: [200, 0, 100, 0]), x: 0, y: 0)
    #expect(raster[0, 0] == RGB(100, 100, 100))
    raster.lay(Raster(width: 1, height: 1, bytes: [200, 0, 100, 128]), x: 0, y: 0)
    #expect(raster[0, 0] == RGB(150, 50, 100))
  }

  @Test func sharpeningLeavesPlainColourAlone() {
    let plain = Raster(width: 5, height: 5, filledWith: RGB(13, 15, 19))
    #expect(plain.sharpened(amount: 0.7) == plain)
  }

  @Test func aHeroMeltsIntoItsBackdropAtThreeSides() {
    let backdrop = RGB(13, 15, 19)
    var raster = Raster(width: 100, height: 100, filledWith: RGB(255, 255, 255))
    raster.fadeAsHero(into: backdrop)
    for place in [(0, 50), (99, 99), (50, 99), (99, 0)] {
      #expect(abs(raster[place.0, place.1].luma - backdrop.luma) < 1, "\(place)")
    }
    #expect(raster[99, 50] == RGB(255, 255, 255))
  }

  @Test(arguments: [RGB(0x17, 0x1A, 0x21), RGB(0xE7, 0xE3, 0xDA)])
  func softLightLeavesTheCornersAlone(backdrop: RGB) {
    var raster = Raster(width: 60, height: 40, filledWith: backdrop)
    raster.shineSoftly(on: backdrop)
    #expect(raster[0, 0] == backdrop)
    #expect(raster[59, 39] == backdrop)
    #expect(raster[30, 20].luma > backdrop.luma + 4)
  }
}

/// Cells out of pixels, for every kind of screen.
@Suite struct CellPainterTests {
  private let size = Size(columns: 4, rows: 2)

  private func print(_ depth: ColourDepth, _ glyphs: GlyphSet = .blocks) -> RenderSpecification {
    RenderSpecification(
      size: size, treatment: .whole, backdrop: RGB(13, 15, 19), depth: depth, glyphs: glyphs)
  }

  private func canvas(_ colour: (_ x: Int, _ y: Int) -> RGB) -> Raster {
    let (width, height) = (size.columns * Placement.cellWidth, size.rows * Placement.cellHeight)
    return Raster(
      width: width, height: height,
      bytes: (0..<width * height).flatMap { index in
        let pixel = colour(index % width, index / width)
        return [pixel.red, pixel.green, pixel.blue, 255]
      })
  }

  @Test func plainColourStaysExactlyThat() {
    let picture = CellPainter.paint(canvas { _, _ in RGB(13, 15, 19) }, print(.full))
    #expect(picture.cells.allSatisfy { $0.background == RGB(13, 15, 19) && $0.foreground == $0.background })
  }

  @Test func anEdgeInACellIsHalfABlock() throws {
    let picture = CellPainter.paint(canvas { _, y in y % 8 < 4 ? RGB(250, 0, 0) : RGB(0, 0, 250) }, print(.full))
    let cell = try #require(picture.cells.first)
    let upper = cell.scalar == "▀" ? cell.foreground : cell.background
    #expect(["▀", "▄"].contains(cell.scalar))
    #expect(upper == RGB(250, 0, 0))
  }

  @Test func colours256AreThoseThatNobodyConfigures() {
    let cube: Set<UInt8> = [0, 95, 135, 175, 215, 255]
    let picture = CellPainter.paint(
      canvas { x, y in RGB(UInt8(x * 15), UInt8(y * 15), UInt8(255 - x * 10)) }, print(.indexed256))
    for colour in picture.cells.flatMap({ [$0.foreground, $0.background] }) {
      guard let colour else { continue }
      let isGrey = colour.red == colour.green && colour.green == colour.blue && colour.red % 10 == 8
      #expect(isGrey || cube.isSuperset(of: [colour.red, colour.green, colour.blue]), "\(colour)")
    }
  }

  @Test func whatFadedOutIsOneColourOf256() {
    let picture = CellPainter.paint(
      canvas { x, _ in x < 4 ? RGB(255, 160, 90) : RGB(13, 15, 19) }, print(.indexed256))
    let faded = Set(picture.cells.enumerated().filter { $0.offset % 4 > 0 }.map(\.element.background))
    #expect(faded == [RGB(18, 18, 18)])
  }

  @Test func sixteenColoursAreThoseOfThePalette() {
    let picture = CellPainter.paint(
      canvas { x, y in RGB(UInt8(x * 15), UInt8(y * 15), UInt8(255 - x * 10)) }, print(.indexed16))
    for cell in picture.cells {
      for colour in [cell.foreground, cell.background] {
        #expect(colour.map(SixteenColourPainter.palette.contains) == true)
      }
      #expect(" ░▒▀".unicodeScalars.contains(cell.scalar))
    }
  }

  @Test func withoutColoursLightIsInk() {
    let picture = CellPainter.paint(canvas { x, _ in x < 8 ? RGB(0, 0, 0) : RGB(255, 255, 255) }, print(.none))
    #expect(picture.cells.map(\.scalar) == [" ", " ", "█", "█", " ", " ", "█", "█"])
    #expect(picture.cells.allSatisfy { $0.foreground == nil && $0.background == nil })
  }

  @Test(arguments: ColourDepth.allCases) func asciiIsAscii(depth: ColourDepth) {
    let picture = CellPainter.paint(canvas { x, _ in RGB(UInt8(x * 15), 40, 90) }, print(depth, .ascii))
    #expect(picture.cells.allSatisfy { $0.scalar.isASCII })
    #expect((depth == .none) == picture.cells.allSatisfy { $0.foreground == nil })
  }
}
