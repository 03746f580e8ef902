import CMedia
import Screen
import TestSupport
import Testing

@testable import Pictures

/// The reduction to 256 colours.
@Suite struct FewColoursTests {
  @Test(arguments: [(1, 1), (7, 3), (1, 500), (500, 1)])
  func oneColourStaysAsItIs(_ width: Int, _ height: Int) throws {
    let colour = RGB(201, 33, 7)
    let image = try Raster(width: width, height: height, filledWith: colour).withFewColours()
    #expect(image.palette == [colour])
    #expect(image.size == PixelSize(width: width, height: height) && image.pixels.allSatisfy { $0 == 0 })
  }

  @Test func upTo256DistantColoursStayAsTheyAre() throws {
    // Eight, eight and four values of the channels, each in another of the 32 steps.
    let colours = (0..<256).map { (at: Int) -> RGB in
      RGB(UInt8(at & 7) * 32, UInt8(at >> 3 & 7) * 32, UInt8(at >> 6) * 64)
    }
    let bytes = colours.flatMap { colour -> [UInt8] in [colour.red, colour.green, colour.blue, 255] }
    let image = try Raster(width: 16, height: 16, bytes: bytes).withFewColours()
    #expect(image.pixels.map { image.palette[Int($0)] } == colours)
  }

  @Test func theMeanOfAGradientStaysAndItsErrorsAreSmall() throws {
    let (width, height) = (256, 64)
    let bytes = (0..<width * height).flatMap { at -> [UInt8] in
      [UInt8(at % width), UInt8(at / width * 4), UInt8(255 - at % width), 255]
    }
    let image = try Raster(width: width, height: height, bytes: bytes).withFewColours()
    #expect(image.palette.count == 256)
    var (sum, worst) = ([0, 0, 0], 0)
    for (at, index) in image.pixels.enumerated() {
      let colour = image.palette[Int(index)]
      for (channel, value) in [colour.red, colour.green, colour.blue].enumerated() {
        let error = Int(value) - Int(bytes[4 * at + channel])
        sum[channel] += error
        worst = max(worst, abs(error))
      }
    }
    #expect(sum.allSatisfy { abs($0) < width * height }, "the mean is off by less than one: \(sum)")
    #expect(worst < 48)
  }

  @Test func anyPixelsGiveAValidImage() throws {
    var random = SeededGenerator(seed: TestSeed.value)
    for _ in 0..<20 {
      let (width, height) = (Int.random(in: 1...40, using: &random), Int.random(in: 1...40, using: &random))
      let bytes = (0..<4 * width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
      let image = try Raster(width: width, height: height, bytes: bytes).withFewColours()
      #expect(image.pixels.count == width * height && image.palette.count <= 256)
    }
  }
}
