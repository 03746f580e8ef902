import Calls
import Screen
import TestSupport
import Testing

@testable import Pictures

/// Files become cells that look like them.
@Suite struct RenderedPictureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func render(
    _ bytes: [UInt8], _ size: Size, _ style: ImageStyle, depth: ColourDepth = .full, backdrop: RGB = RGB(13, 15, 19)
  ) throws -> CellImage {
    try CellRenderer.render(
      OpenFile(path: folder.write(bytes, to: "picture")),
      RenderSpecification(size: size, treatment: style, backdrop: backdrop, depth: depth, glyphs: .blocks))
  }

  /// The bounds are some hundredths above what was measured: this tells that the fit has become worse.
  @Test(arguments: [("red-boat", 0.88), ("harbour-at-dusk", 0.95), ("water-lily", 0.93)])
  func aDemoPictureLooksLikeItself(name: String, bound: Double) throws {
    let file = try OpenFile(path: Repository.path("assets/demo/\(name).jpg"))
    // The form of the pictures, so that they fill the cells.
    let size = Size(columns: 108, rows: 36)
    let image = try CellRenderer.render(
      file, RenderSpecification(size: size, treatment: .whole, backdrop: RGB(0, 0, 0), depth: .full, glyphs: .blocks))
    let original = try PictureDecoder.decode(file) { ($0, $1) }
      .scaled(width: size.columns * CanvasCell.character.width, height: size.rows * CanvasCell.character.height)
    let difference = try ColourDifference.mean(original, DrawnCells.canvas(image))
    #expect(difference < bound, "\(difference)")
  }

  @Test(arguments: [
    (50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425), (2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082),
  ])
  func colourDifferencesAreThoseOfThePublishedTable(
    _ l1: Double, _ a1: Double, _ b1: Double, _ l2: Double, _ a2: Double, _ b2: Double, _ difference: Double
  ) {
    #expect(abs(ColourDifference.ofPair((l1, a1, b1), (l2, a2, b2)) - difference) < 0.0001)
  }

  @Test(arguments: [(1, 1), (1, 300), (300, 1), (2, 3), (7, 2_000), (2_000, 3)])
  func narrowPicturesAreRendered(width: Int, height: Int) throws {
    let picture = PNG.picture(width: width, height: height) { x, y in RGB(UInt8(x & 255), UInt8(y & 255), 90) }
    for style in ImageStyle.allCases {
      for depth in ColourDepth.allCases {
        for size in [Size(columns: 1, rows: 1), Size(columns: 20, rows: 7), Size(columns: 3, rows: 40)] {
          #expect(try render(picture, size, style, depth: depth).size == size)
        }
      }
    }
  }

  @Test(arguments: [ColourDepth.full, .indexed256]) func thePageIsSeenThroughTransparentPixels(depth: ColourDepth)
    throws
  {
    let backdrop = RGB(23, 26, 33)
    let picture = PNG.picture(width: 80, height: 80, opacity: { x, _ in x < 40 ? 0 : 255 }) { _, _ in RGB(255, 0, 0) }
    let image = try render(picture, Size(columns: 20, rows: 10), .cutout, depth: depth, backdrop: backdrop)
    for (index, cell) in image.cells.enumerated() where index % 20 < 9 {
      #expect(cell == CellImage.Cell(scalar: " ", foreground: backdrop, background: backdrop))
    }
    for (index, cell) in image.cells.enumerated() where index % 20 > 10 { #expect(cell.background == RGB(255, 0, 0)) }
  }

  @Test func aHalfTransparentPictureIsMixedWithThePage() throws {
    let picture = PNG.picture(width: 40, height: 40, opacity: { _, _ in 128 }) { _, _ in RGB(255, 255, 255) }
    let image = try render(picture, Size(columns: 10, rows: 5), .cutout, backdrop: RGB(200, 0, 0))
    #expect(image.cells[25].background == RGB(228, 128, 128))
  }

  @Test func aPictureThatIsCutToFillItsCellsIsCutInTheMiddle() throws {
    // Thirds of red, green and blue, of which half the height is visible.
    let picture = PNG.picture(width: 40, height: 80) { _, y in
      y < 20 ? RGB(255, 0, 0) : y < 60 ? RGB(0, 255, 0) : RGB(0, 0, 255)
    }
    let image = try render(picture, Size(columns: 20, rows: 5), .hero, depth: .indexed16)
    #expect(image.cells.allSatisfy { $0.background == RGB(0, 255, 0) })
  }
}
