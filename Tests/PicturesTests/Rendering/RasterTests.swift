import Screen
import Testing

@testable import Pictures

/// Pixels are cropped, rotated, blended and faded.
@Suite struct RasterTests {
  /// A raster with the red channel 1 2 3 above 4 5 6.
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

  @Test(arguments: orientations) func rotatesAndMirrorsByOrientation(code: Int, rows: [[UInt8]]) {
    #expect(reds(digits.oriented(code)) == rows)
  }

  @Test func drawsAPart() {
    var raster = Raster(width: 2, height: 1, filledWith: RGB(0, 0, 0))
    raster.composite(digits, Raster.Part(x: 1, y: 1, width: 2, height: 1), x: 0, y: 0)
    #expect(reds(raster) == [[5, 6]])
  }

  @Test func blendsExactlyAtBothEnds() {
    var raster = digits
    raster.blend(with: RGB(200, 100, 50)) { x, _ in x == 0 ? 1 : 0 }
    #expect(raster[0, 0] == RGB(200, 100, 50))
    #expect(raster[1, 0] == RGB(2, 0, 0))
  }

  @Test func compositesByOpacity() {
    var raster = Raster(width: 1, height: 1, filledWith: RGB(100, 100, 100))
    raster.composite(Raster(width: 1, height: 1, bytes: [200, 0, 100, 0]), x: 0, y: 0)
    #expect(raster[0, 0] == RGB(100, 100, 100))
    raster.composite(Raster(width: 1, height: 1, bytes: [200, 0, 100, 128]), x: 0, y: 0)
    #expect(raster[0, 0] == RGB(150, 50, 100))
  }

  @Test func leavesPlainColourUnchangedWhenSharpening() throws {
    let plain = Raster(width: 5, height: 5, filledWith: RGB(13, 15, 19))
    var sharp = plain
    try sharp.sharpen(amount: 0.7)
    #expect(sharp == plain)
  }

  @Test func fadesAHeroIntoItsBackdropAtThreeSides() {
    let backdrop = RGB(13, 15, 19)
    var raster = Raster(width: 100, height: 100, filledWith: RGB(255, 255, 255))
    raster.applyHeroFade(into: backdrop)
    for place in [(0, 50), (99, 99), (50, 99), (99, 0)] {
      #expect(abs(raster[place.0, place.1].luma - backdrop.luma) < 1, "\(place)")
    }
    #expect(raster[99, 50] == RGB(255, 255, 255))
  }

  @Test(arguments: [RGB(0x17, 0x1A, 0x21), RGB(0xE7, 0xE3, 0xDA)])
  func lightsTheCentreAndNotTheCorners(backdrop: RGB) {
    var raster = Raster(width: 60, height: 40, filledWith: backdrop)
    raster.applyStudioLight(on: backdrop)
    #expect(raster[0, 0] == backdrop)
    #expect(raster[59, 39] == backdrop)
    #expect(raster[30, 20].luma > backdrop.luma + 4)
  }
}
