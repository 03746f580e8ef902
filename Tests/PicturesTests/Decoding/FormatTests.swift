import Screen
import Testing

@testable import Pictures

/// Every format is shown, or refused for a reason that is true.
@Suite struct FormatTests {
  private let file: DecodedFile

  init() throws {
    file = try DecodedFile()
  }

  private static let pictures: [(name: String, bytes: [UInt8])] = [
    ("PNG", Quarters.png()), ("BMP", Quarters.bitmap), ("JPEG 2000 file", Quarters.jpeg2000()),
    ("JPEG 2000 codestream", Quarters.codestream), ("WebP", Quarters.webP()), ("SVG", Quarters.drawing()),
  ]

  @Test(arguments: pictures) func decodesFormats(name: String, bytes: [UInt8]) throws {
    #expect(try file.raster(bytes).difference(from: Quarters.colours) <= 1, "\(name)")
  }

  @Test func decodesFewerPixelsOfJPEG2000() throws {
    let raster = try file.raster(Quarters.codestream) { _, _ in (8, 6) }
    #expect(raster.width == 8 && raster.height == 6)
    #expect(raster.difference(from: Quarters.colours) <= 8)
  }

  // Two pixels: 1, 0.5, 0 and 0, 0, 1.
  private static let floats: [(bits: Int, data: [UInt8])] = [
    (16, [0x00, 0x3C, 0x00, 0x38, 0, 0, 0, 0, 0, 0, 0x00, 0x3C]),
    (32, [1, 0.5, 0, 0, 0, 1].flatMap { (value: Float) in bytes(value.bitPattern) }),
    (64, [1, 0.5, 0, 0, 0, 1].flatMap { (value: Double) in bytes(value.bitPattern) }),
  ]

  @Test(arguments: floats) func decodesFloatingPointTIFF(bits: Int, data: [UInt8]) throws {
    let raster = try file.raster(TIFF(bits: bits, format: 3, data: data).bytes)
    #expect(raster.bytes == [255, 128, 0, 255, 0, 0, 255, 255])
  }

  @Test func cutsFloatingPointNumbersToTheirRange() throws {
    let values: [Float] = [.nan, .infinity, -.infinity, -1, 1e30, .leastNonzeroMagnitude]
    let tiff = TIFF(bits: 32, format: 3, data: values.flatMap { Self.bytes($0.bitPattern) })
    #expect(try file.raster(tiff.bytes).bytes == [0, 255, 0, 255, 0, 255, 0, 255])
  }

  private static let integers: [(bits: Int, format: Int, data: [UInt8])] = [
    (16, 1, [0xFF, 0xFF, 0, 0x80, 0, 0]), (16, 2, [0xFF, 0x7F, 0, 0, 0, 0x80]), (8, 2, [0x7F, 0, 0x80]),
    (32, 1, [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x80, 0, 0, 0, 0]),
  ]

  @Test(arguments: integers) func decodesIntegersOfAllSizes(bits: Int, format: Int, data: [UInt8]) throws {
    let raster = try file.raster(TIFF(width: 1, bits: bits, format: format, data: data).bytes)
    #expect(raster[0, 0].red == 255 && raster[0, 0].blue == 0)
    #expect(abs(Int(raster[0, 0].green) - 128) <= 1)
  }

  @Test func decodesInksOfATIFF() throws {
    let tiff = TIFF(photometric: 5, samples: 4, data: [0, 255, 255, 0, 0, 0, 0, 255])
    #expect(try file.raster(tiff.bytes).bytes == [255, 0, 0, 255, 0, 0, 0, 255])
  }

  @Test func decodesPlanesOfATIFF() throws {
    let tiff = TIFF(
      bits: 32, format: 3, isPlanar: true, data: [1, 0, 0, 1, 0, 0].flatMap { Self.bytes(Float($0).bitPattern) })
    #expect(try file.raster(tiff.bytes).bytes == [255, 0, 0, 255, 0, 255, 0, 255])
  }

  @Test(arguments: 1...8) func turnsATIFFOnce(orientation: Int) throws {
    let tiff = TIFF(orientation: orientation, data: [255, 0, 0, 0, 0, 255])
    let plain = Raster(width: 2, height: 1, bytes: [255, 0, 0, 255, 0, 0, 255, 255])
    #expect(try file.raster(tiff.bytes) == plain.oriented(orientation))
  }

  @Test func namesWhatATIFFContainsInsteadOfCallingItDamaged() {
    let failure = file.failure(TIFF(width: 1, bits: 24, format: 3, data: [UInt8](repeating: 0, count: 9)).bytes)
    #expect(failure?.kind == .unsupported)
    #expect(failure?.reason.hasPrefix("libtiff 4.") == true, "\(failure?.reason ?? "")")
    #expect(failure?.reason.contains("24 bits a sample") == true)
  }

  @Test func namesTheLibraryThatCannotReadAHEIF() {
    let failure = file.failure(HEIF().bytes)
    #expect(failure?.reason.hasPrefix("libheif 1.") == true, "\(failure?.reason ?? "")")
  }

  @Test func keepsTheRowsOfATruncatedJPEG() throws {
    let whole = JPEG.photo()
    let raster = try file.raster(whole.dropLast(6))
    #expect(raster.width == JPEG.width && raster.height == JPEG.height)
    #expect(raster.bytes[3] == 255 && raster.bytes.last == 0, "the rows that are missing are transparent")
  }

  @Test func turnsAJPEGWhoseProfileExiv2Refuses() throws {
    let raster = try file.raster(JPEG.photo([.short(0x0112, 6, in: .image)], profile: [0, 0, 0, 9, 1, 2, 3, 4]))
    #expect(raster.width == JPEG.height && raster.height == JPEG.width)
  }

  private static let outside = [
    "<image width='4' height='3' xlink:href='file:///usr/share/pixmaps/debian-logo.png'/>",
    "<image width='4' height='3' xlink:href='/usr/share/pixmaps/debian-logo.png'/>",
    "<image width='4' height='3' xlink:href='picture'/>",
    "<image width='4' height='3' xlink:href='http://127.0.0.1/'/>",
    "<style>@import url('file:///etc/passwd');</style>",
  ]

  @Test(arguments: outside) func drawsNothingThatADrawingRefersTo(content: String) throws {
    #expect(try file.raster(Quarters.drawing(content)).difference(from: Quarters.colours) <= 1)
  }

  @Test func drawsAtTheSizeThatIsNeeded() throws {
    let raster = try file.raster(Quarters.drawing()) { _, _ in (400, 300) }
    #expect(raster.width == 400 && raster.height == 300)
  }

  private static let signatures: [(head: [UInt8], format: MediaFormat)] = [
    (Array("IIRO\u{8}\0\0\0".utf8), .raw), (Array("IIRS\u{8}\0\0\0".utf8), .raw), (Array("MMOR\0\0\0\u{8}".utf8), .raw),
    (Array("IIU\0\u{8}\0\0\0".utf8), .raw), (Array("\0MRM\0\0\0\0".utf8), .raw),
    (Array("II\u{1A}\0\0\0HEAPCCDR".utf8), .raw), (Array("FUJIFILMCCD-RAW 0201".utf8), .raw),
    (Array("\0\0\0\u{18}ftypcrx \0\0\0\u{1}crx isom".utf8), .raw), (Array("II*\0\u{10}\0\0\0CR".utf8), .tiff),
    (Array("<svg xmlns='http://www.w3.org/2000/svg'>".utf8), .svg),
    (Array("\u{FEFF}\n<?xml version='1.0'?><!-- > --><!DOCTYPE svg PUBLIC".utf8), .svg),
    (Array("<svg:svg>".utf8), .svg),
  ]

  @Test(arguments: signatures) func detectsFormatsByContent(head: [UInt8], format: MediaFormat) {
    #expect(DetectedFormat(head) == .picture(format))
  }

  @Test(arguments: ["<html><svg>", "<?xml version='1.0'?><gpx>", "<svgx>", "BM plus text", "<!--", "<?", "<"])
  func takesNothingElseForADrawingOrABitmap(text: String) {
    #expect(DetectedFormat(Array(text.utf8)) == .unknown)
  }

  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
