import Screen
import TestSupport
import Testing

@testable import Pictures

/// Pictures are scaled as light, and by opacity.
@Suite struct ScalingTests {
  private func raster(_ width: Int, _ height: Int, _ pixel: (_ x: Int, _ y: Int) -> [UInt8]) -> Raster {
    Raster(width: width, height: height, bytes: (0..<width * height).flatMap { pixel($0 % width, $0 / width) })
  }

  @Test func aPatternBecomesItsMeanInLight() throws {
    let pattern = raster(8, 8) { x, y in (x + y) % 2 == 0 ? [255, 255, 255, 255] : [0, 0, 0, 255] }
    #expect(
      try pattern.scaled(width: 2, height: 2).bytes
        == [UInt8](repeating: 188, count: 16).enumerated().map { $0.offset % 4 == 3 ? 255 : $0.element })
  }

  @Test func transparentPixelsHaveNoColour() throws {
    let half = raster(2, 1) { x, _ in x == 0 ? [200, 100, 50, 255] : [0, 255, 0, 0] }
    #expect(try half.scaled(width: 1, height: 1).bytes == [200, 100, 50, 128])
  }

  @Test func pixelsCountByTheAreaThatIsCovered() throws {
    let three = raster(3, 1) { x, _ in x == 1 ? [255, 255, 255, 255] : [0, 0, 0, 255] }
    // A third of each half of the light.
    #expect(try three.scaled(width: 2, height: 1)[0, 0].red == 156)
    #expect(try three.scaled(width: 2, height: 1)[1, 0].red == 156)
  }

  @Test func enlargingInterpolatesAndKeepsTheEdges() throws {
    let two = raster(2, 2) { x, y in [x == 0 ? 0 : 255, y == 0 ? 0 : 255, 7, 255] }
    let large = try two.scaled(width: 8, height: 8)
    #expect(large[0, 0] == RGB(0, 0, 7) && large[7, 7] == RGB(255, 255, 7))
    let row = (0..<8).map { large[$0, 3].red }
    #expect(row == row.sorted() && Set(row).count > 4)
  }

  @Test func aPlainPictureStaysAtEverySize() throws {
    var generator = SeededGenerator()
    for _ in 0..<60 {
      func side() -> Int { .random(in: 1...70, using: &generator) }
      let plain = RGB(.random(in: 0...255, using: &generator), .random(in: 0...255, using: &generator), 3)
      let from = Raster(width: side(), height: side(), filledWith: plain)
      let (width, height) = (side(), side())
      #expect(try from.scaled(width: width, height: height) == Raster(width: width, height: height, filledWith: plain))
    }
  }

  @Test func aPartIsScaledAsIfItWereAlone() throws {
    let picture = raster(9, 7) { x, y in [UInt8(x * 20), UInt8(y * 30), 5, 255] }
    let part = Raster.Part(x: 2, y: 3, width: 5, height: 4)
    var alone = Raster(width: 5, height: 4, filledWith: RGB(0, 0, 0))
    alone.composite(picture, part, x: 0, y: 0)
    #expect(try picture.scaled(part, width: 3, height: 9) == alone.scaled(width: 3, height: 9))
  }

  @Test func sharpeningAPartDoesNotReachBeyondIt() throws {
    var raster = raster(20, 12) { x, _ in [x < 10 ? 60 : 180, 0, 0, 255] }
    let before = raster
    try raster.sharpen(Raster.Part(x: 4, y: 2, width: 12, height: 8), amount: 0.5)
    for y in 0..<12 {
      for x in 0..<20 where !(4..<16).contains(x) || !(2..<10).contains(y) { #expect(raster[x, y] == before[x, y]) }
    }
    #expect(raster[9, 5].red < 60 && raster[10, 5].red > 180, "the edge is stronger")
  }
}
