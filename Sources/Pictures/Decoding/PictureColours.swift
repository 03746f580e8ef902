import CMedia

/// The colours that a picture's pixels are in, by what its file states. Pixels without any are in sRGB.
struct PictureColours {
  /// Ways to describe the colours, the most exact first; the first one that can be used is.
  private let descriptions: [Description]

  private enum Description {
    /// An ICC profile.
    case profile([UInt8])
    /// Primaries, and how values relate to light.
    case primaries(Chromaticities, Transfer)
  }

  /// The colours of Adobe RGB (1998).
  private static let adobeRGB = Description.primaries(
    Chromaticities(red: (0.64, 0.33), green: (0.21, 0.71), blue: (0.15, 0.06)), .power(563.0 / 256))

  /// The colours of decoded pixels; nil where the file states none.
  init?(_ pixels: cmedia_pixels, _ source: PictureBytes, _ format: MediaFormat) throws(ImageFailure) {
    var descriptions: [Description] = []
    var profile = pixels.profile.map { Array(UnsafeBufferPointer(start: $0, count: pixels.profile_count)) }
    // Its loader drops it.
    if format == .webp, profile == nil { profile = try WebPProfile(source)?.bytes }
    if let profile { descriptions.append(.profile(profile)) }
    if let (primaries, transfer) = CodePoints.colours(Int(pixels.primaries), Int(pixels.transfer)) {
      descriptions.append(.primaries(primaries, transfer))
    }
    if format == .png {
      let chunks = try PNGColourChunks(source)
      if let (primaries, transfer) = chunks.codePoints {
        descriptions.insert(.primaries(primaries, transfer), at: 0)
      } else if !chunks.isSRGB, let (primaries, transfer) = chunks.measured {
        descriptions.append(.primaries(primaries, transfer))
      }
    }
    guard !descriptions.isEmpty else { return nil }
    self.descriptions = descriptions
  }

  /// The colours that EXIF states; nil for sRGB or where it states none.
  ///
  /// Cameras write Adobe RGB without a profile: as an uncalibrated space, with its name in another tag (DCF 2.0, 4.2).
  init?(exif tags: MetadataTags) {
    let space = tags.value("Exif.Photo.ColorSpace")
    let isNamed = tags.value("Exif.Iop.InteroperabilityIndex") == "R03"
    guard space == "2" || (isNamed && space == "65535") else { return nil }
    descriptions = [Self.adobeRGB]
  }

  /// Converts a raster to sRGB; it stays as it is where no description can be used.
  func convert(_ raster: inout Raster) {
    let count = raster.width * raster.height
    raster.bytes.withUnsafeMutableBufferPointer { bytes in
      for description in descriptions where Self.convert(bytes.baseAddress, count, from: description) { return }
    }
  }

  private static func convert(
    _ rgba: UnsafeMutablePointer<UInt8>?, _ count: Int, from description: Description
  ) -> Bool {
    switch description {
    case .profile(let profile): cmedia_colours_convert(profile, profile.count, rgba, count) == 0
    case .primaries(let primaries, let transfer):
      cmedia_colours_convert_primaries(primaries.values, transfer.function, transfer.exponent, rgba, count) == 0
    }
  }
}

/// The primaries of a colour space and its white, as x and y of CIE 1931.
struct Chromaticities: Equatable {
  /// x and y of white, red, green and blue.
  let values: [Double]

  /// D65, the white of most colour spaces.
  static let daylight = (0.3127, 0.329)
  /// The primaries of sRGB (ITU-R BT.709).
  static let standard = Chromaticities(red: (0.64, 0.33), green: (0.3, 0.6), blue: (0.15, 0.06))

  /// Creates primaries.
  init(
    white: (Double, Double) = daylight, red: (Double, Double), green: (Double, Double), blue: (Double, Double)
  ) {
    values = [white.0, white.1, red.0, red.1, green.0, green.1, blue.0, blue.1]
  }
}

/// How a value from 0 to 1 relates to light.
enum Transfer: Equatable {
  case standard
  case power(Double)
  case perceptualQuantizer
  case hybridLogGamma

  fileprivate var function: cmedia_transfer {
    switch self {
    case .standard: CMEDIA_TRANSFER_SRGB
    case .power: CMEDIA_TRANSFER_POWER
    case .perceptualQuantizer: CMEDIA_TRANSFER_PQ
    case .hybridLogGamma: CMEDIA_TRANSFER_HLG
    }
  }

  fileprivate var exponent: Double {
    if case .power(let exponent) = self { exponent } else { 1 }
  }
}

/// The code points of ITU-T H.273 for colours, as HEIF, AVIF and PNG have them.
enum CodePoints {
  /// Table 2; other values are reserved, unspecified, or of no still picture.
  private static let primaries: [Int: Chromaticities] = [
    1: .standard,
    4: Chromaticities(white: (0.31, 0.316), red: (0.67, 0.33), green: (0.21, 0.71), blue: (0.14, 0.08)),
    5: Chromaticities(red: (0.64, 0.33), green: (0.29, 0.6), blue: (0.15, 0.06)),
    6: Chromaticities(red: (0.63, 0.34), green: (0.31, 0.595), blue: (0.155, 0.07)),
    7: Chromaticities(red: (0.63, 0.34), green: (0.31, 0.595), blue: (0.155, 0.07)),
    9: Chromaticities(red: (0.708, 0.292), green: (0.17, 0.797), blue: (0.131, 0.046)),
    11: Chromaticities(white: (0.314, 0.351), red: (0.68, 0.32), green: (0.265, 0.69), blue: (0.15, 0.06)),
    12: Chromaticities(red: (0.68, 0.32), green: (0.265, 0.69), blue: (0.15, 0.06)),
    22: Chromaticities(red: (0.63, 0.34), green: (0.295, 0.605), blue: (0.155, 0.077)),
  ]

  /// Table 3. The curves of television are meant for a screen like that of sRGB, so that they count as its own.
  private static let transfers: [Int: Transfer] = [
    4: .power(2.2), 5: .power(2.8), 8: .power(1), 16: .perceptualQuantizer, 18: .hybridLogGamma,
  ]

  /// The colours of code points; nil for those of sRGB and for unspecified ones.
  static func colours(_ primaries: Int, _ transfer: Int) -> (Chromaticities, Transfer)? {
    let colours = (Self.primaries[primaries] ?? .standard, transfers[transfer] ?? .standard)
    return colours == (.standard, .standard) ? nil : colours
  }
}

/// The profile of a WebP file, which directly follows its extended header (RFC 9649, 2.7.1.4).
private struct WebPProfile {
  private static let mostBytes = 1 << 24
  let bytes: [UInt8]

  init?(_ source: PictureBytes) throws(ImageFailure) {
    let head = try source.bytes(at: 12, count: 26)
    guard head.count == 26, head[0..<4].elementsEqual("VP8X".utf8), head[18..<22].elementsEqual("ICCP".utf8) else {
      return nil
    }
    let count = head[22..<26].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= Self.mostBytes else { return nil }
    bytes = try source.bytes(at: 12 + 26, count: count)
  }
}

/// What the chunks of a PNG file before its pixels state about colours (PNG, third edition, 11.3.2).
private struct PNGColourChunks {
  private static let mostChunks = 1_000
  /// Values of `gAMA` that are usable, in 1/100,000; and what stands for the curve of sRGB, within a twentieth.
  private static let (usableGammas, standardGamma) = (10_000...500_000, 43_182...47_728)

  /// Whether the pixels are in sRGB by a chunk that says so.
  private(set) var isSRGB = false
  /// The colours by the chunk of code points, which overrides a profile.
  private(set) var codePoints: (Chromaticities, Transfer)?
  private var gamma: Int?
  private var chromaticities: Chromaticities?

  /// The colours by gamma and chromaticities, which stand in for a profile; nil where both are those of sRGB.
  var measured: (Chromaticities, Transfer)? {
    guard gamma != nil || chromaticities != nil else { return nil }
    let transfer = gamma.map { Self.standardGamma.contains($0) ? .standard : Transfer.power(100_000 / Double($0)) }
    let colours = (chromaticities ?? .standard, transfer ?? .standard)
    return colours == (.standard, .standard) ? nil : colours
  }

  init(_ source: PictureBytes) throws(ImageFailure) {
    var offset = 8
    for _ in 0..<Self.mostChunks {
      let head = try source.bytes(at: offset, count: 8 + 32)
      guard head.count > 8, !head[4..<8].elementsEqual("IDAT".utf8) else { return }
      let length = Self.number(head[0..<4])
      read(String(decoding: head[4..<8], as: UTF8.self), head.dropFirst(8).prefix(length))
      offset += 12 + length
    }
  }

  private mutating func read(_ type: String, _ data: ArraySlice<UInt8>) {
    let bytes = Array(data)
    switch type {
    case "sRGB": isSRGB = true
    case "cICP" where bytes.count == 4: codePoints = CodePoints.colours(Int(bytes[0]), Int(bytes[1]))
    case "gAMA" where bytes.count == 4:
      let value = Self.number(bytes[...])
      if Self.usableGammas.contains(value) { gamma = value }
    case "cHRM" where bytes.count == 32:
      let values = stride(from: 0, to: 32, by: 4).map { Double(Self.number(bytes[$0..<$0 + 4])) / 100_000 }
      func pair(_ index: Int) -> (Double, Double) { (values[2 * index], values[2 * index + 1]) }
      chromaticities = Chromaticities(white: pair(0), red: pair(1), green: pair(2), blue: pair(3))
    default: break
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
