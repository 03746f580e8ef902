import Screen
import Testing

@testable import Pictures

/// Pictures are shown in the colours that their files state.
@Suite struct ColourTests {
  private let file: DecodedFile

  init() throws {
    file = try DecodedFile()
  }

  private static let profile = ICCProfile.displayP3(gamma: 2.2)
  /// Chromaticities of Display P3 in the order of PNG: white, red, green, blue.
  private static let chromaticities = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000].flatMap {
    PNG.number($0)
  }

  private static let wideFiles: [(name: String, bytes: [UInt8])] = [
    ("a profile in a PNG", Quarters.png(Quarters.valuesInP3, chunks: [PNG.profileChunk(profile)])),
    ("code points in a PNG", Quarters.png(Quarters.valuesInP3, chunks: [("cICP", [12, 13, 0, 1])])),
    ("primaries in a PNG", Quarters.png(Quarters.valuesInP3, chunks: [("cHRM", chromaticities)])),
    (
      "code points override a profile",
      Quarters.png(
        Quarters.valuesInP3, chunks: [("cICP", [12, 13, 0, 1]), PNG.profileChunk(ICCProfile.displayP3(gamma: 1))])
    ),
    ("code points in an AVIF", Quarters.avif),
  ]

  @Test(arguments: wideFiles) func convertsWideColours(name: String, bytes: [UInt8]) throws {
    // The profile's power of 2.2 differs a little from the curve of sRGB.
    #expect(try file.raster(bytes).difference(from: Quarters.colours) <= 8, "\(name)")
  }

  @Test(arguments: [Quarters.webP(profile: profile), Quarters.jpeg2000(profile: profile)])
  func readsTheProfilesOfOtherFormats(bytes: [UInt8]) throws {
    let expected = try file.raster(Quarters.png(chunks: [PNG.profileChunk(Self.profile)])).quarters
    #expect(try file.raster(bytes).difference(from: expected) == 0)
    #expect(try file.raster(bytes).difference(from: Quarters.colours) > 8)
  }

  @Test func convertsTheColoursOfATIFF() throws {
    let tiff = TIFF(profile: ICCProfile.displayP3(gamma: 1), data: [128, 128, 128, 0, 0, 0])
    #expect(try file.raster(tiff.bytes)[0, 0].green == 188, "half of the light")
  }

  private static let greys: [(gamma: UInt32, expected: UInt8)] = [
    // Light itself, a screen of 1.8, and the usual power, which stands for sRGB.
    (100_000, 188), (55_556, 145), (45_455, 128), (0, 128), (1, 128), (4_294_967_295, 128),
  ]

  @Test(arguments: greys) func appliesAUsableGamma(gamma: UInt32, expected: UInt8) throws {
    let bytes = Quarters.png([RGB](repeating: RGB(128, 128, 128), count: 4), chunks: [("gAMA", PNG.number(gamma))])
    #expect(abs(Int(try file.raster(bytes)[0, 0].red) - Int(expected)) <= 1)
  }

  @Test func ignoresGammaWhereAPNGIsInSRGB() throws {
    let bytes = Quarters.png(chunks: [("sRGB", [0]), ("gAMA", PNG.number(100_000))])
    #expect(try file.raster(bytes).difference(from: Quarters.colours) == 0)
  }

  private static let uselessProfiles: [[UInt8]] = [
    [1], Array("not a profile".utf8), Array(profile.prefix(200)), [UInt8](repeating: 0xFF, count: 4_000),
    profile.prefix(128) + [UInt8](repeating: 0xFF, count: 200),
  ]

  @Test(arguments: uselessProfiles) func ignoresAUselessProfile(profile: [UInt8]) throws {
    #expect(
      try file.raster(Quarters.png(chunks: [PNG.profileChunk(profile)])).difference(from: Quarters.colours) == 0)
    #expect(try file.raster(JPEG.photo(profile: profile))[0, 0] == file.raster(JPEG.photo())[0, 0])
  }

  @Test func ignoresAProfileOfGreysForAPictureInColours() throws {
    let bytes = Quarters.png(chunks: [PNG.profileChunk(ICCProfile.grey(gamma: 1))])
    #expect(try file.raster(bytes).difference(from: Quarters.colours) == 0)
  }

  @Test func appliesAProfileOfGreys() throws {
    let plain = try file.raster(JPEG.photo())[12, 8]
    let light = try file.raster(JPEG.photo(profile: ICCProfile.grey(gamma: 1)))[12, 8]
    #expect(light.red > plain.red + 20)
    #expect(light.red == light.green && light.green == light.blue)
  }

  @Test func readsAdobeRGBFromEXIF() throws {
    let plain = try file.raster(JPEG.photo())
    // In Adobe RGB greys relate to light by a power of 2.2, which is a little lighter in the dark tones.
    let named = try file.raster(JPEG.photo([.short(0xA001, 2)]))
    #expect(named != plain)
    #expect(try file.raster(JPEG.photo([.short(0xA001, 1)])) == plain)
  }

  @Test func keepsOpacity() throws {
    let bytes = PNG.picture(
      width: 2, height: 2, chunks: [PNG.profileChunk(ICCProfile.displayP3(gamma: 1))],
      opacity: { x, _ in x == 0 ? 0 : 77 }
    ) { _, _ in RGB(128, 128, 128) }
    let raster = try file.raster(bytes)
    #expect(raster.bytes[3] == 0 && raster.bytes[7] == 77)
    #expect(raster[1, 1].red == 188)
  }

  @Test(arguments: [16, 18]) func showsHighDynamicRangeInOrder(transfer: Int) throws {
    let ramp = PNG.picture(width: 256, height: 1, chunks: [("cICP", [9, UInt8(transfer), 0, 1])]) { x, _ in
      RGB(UInt8(x), UInt8(x), UInt8(x))
    }
    let raster = try file.raster(ramp)
    let values = (0..<256).map { Int(raster[$0, 0].red) }
    #expect(values == values.sorted(), "lighter values stay lighter")
    #expect(values[0] == 0 && values[255] == 255)
  }
}
