import Calls
import MediaFuzz
import TestSupport
import Testing

@testable import Pictures

/// The budget of pictures: the sizes that a file states are checked before a pixel is decoded.
@Suite struct BudgetTests {
  private let file: DecodedFile

  init() throws {
    file = try DecodedFile()
  }

  @Test func refusesAPictureThatNoWorkerCouldHold() {
    let budget = PixelBudget(byteCount: 1 << 30, format: .png)
    #expect(budget.refusal(16_384, 16_384) == nil)
    #expect(budget.refusal(16_384, 16_385)?.kind == .unsupported)
    #expect(budget.refusal(.max, .max) != nil)
  }

  @Test func refusesMorePixelsThanTheBytesCanStandFor() {
    #expect(PixelBudget(byteCount: 335, format: .jpeg).refusal(2_000, 2_000) == nil, "a small file may be blank")
    #expect(PixelBudget(byteCount: 335, format: .jpeg).refusal(5_000, 5_000)?.kind == .damaged)
    #expect(PixelBudget(byteCount: 335, format: .png).refusal(5_000, 5_000) == nil)
    #expect(PixelBudget(byteCount: 400_000, format: .jpeg).refusal(20_000, 20_000) == nil)
    #expect(PixelBudget(byteCount: .max, format: .png).refusal(10_000, 10_000) == nil)
  }

  @Test func refusesFilesByTheirHeads() {
    let bombs = [
      PNG.bomb(side: 30_000), TIFF(width: 60_000, height: 60_000, data: [0]).bytes,
      Array("BM".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 24, 0]
        + [UInt8](repeating: 0, count: 24),
      Array("GIF89a".utf8) + [255, 255, 255, 255, 0x80, 0, 0] + [UInt8](repeating: 0, count: 6)
        + [0x2C, 0, 0, 0, 0, 255, 255, 255, 255, 0, 2, 2, 0x44, 1, 0, 0x3B],
      Array("RIFF\u{16}\0\0\0WEBPVP8L\u{A}\0\0\0".utf8) + [0x2F, 0xFE, 0xBF, 0xFF, 0x0F, 0, 0, 0, 0, 0],
    ]
    for bomb in bombs {
      let reason = file.failure(bomb)?.reason ?? ""
      #expect(reason.contains(" x ") && reason.contains("pixels"), "\(reason)")
    }
  }

  @Test func readsTheSizesThatAWebPClaims() {
    func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] { Array(type.utf8) + [10, 0, 0, 0] + data }
    let lossy = chunk("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 0x40, 1, 0xF0, 0])
    #expect(ClaimedSize(webP: lossy).map { [$0.width, $0.height] } == [320, 240])
    let lossless = chunk("VP8L", [0x2F, 15, 0xC0, 2, 0, 0, 0, 0, 0, 0])
    #expect(ClaimedSize(webP: lossless).map { [$0.width, $0.height] } == [16, 12])
    let extended = chunk("VP8X", [0x20, 0, 0, 0, 15, 0, 0, 11, 0, 0])
    #expect(ClaimedSize(webP: extended).map { [$0.width, $0.height] } == [16, 12])
    #expect(ClaimedSize(webP: chunk("ABCD", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])) == nil)
    #expect(ClaimedSize(webP: []) == nil)
  }

  @Test func countsEveryTileOfAGrid() {
    // A grid of 100 x 100 pixels that names one tile of 8,192 x 8,192 pixels 60 times.
    let references = BoxWriter.box(
      "dimg", [0, 1, 0, 60] + [UInt8](repeating: 0, count: 60 * 2).enumerated().map { UInt8($0.offset % 2 * 2) })
    #expect(HEIFWork.pixelCount(meta: HEIFBoxes.meta(references: references)[...]) == 60 << 26)
    #expect(HEIFWork.pixelCount(meta: HEIFBoxes.meta(references: [])[...]) == 10_000)
    let circle = BoxWriter.box("dimg", [0, 1, 0, 2, 0, 1, 0, 1])
    #expect(
      HEIFWork.pixelCount(meta: HEIFBoxes.meta(references: circle)[...]) != nil, "a grid that consists of itself ends")
    #expect(HEIFWork.pixelCount(meta: []) == nil)
  }

  @Test func refusesAJPEGOfEndlessPasses() {
    // Passes of a few bytes over 2,000 x 2,000 pixels: tables, a progressive frame, and 300 empty scans.
    let tables: [UInt8] =
      [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 16, count: 64)
      + [0xFF, 0xC4, 0, 20, 0, 1] + [UInt8](repeating: 0, count: 15) + [0]
    let frame: [UInt8] = [0xFF, 0xC2, 0, 11, 8, 0x07, 0xD0, 0x07, 0xD0, 1, 1, 0x11, 0]
    let scans = (0..<300).flatMap { _ in [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0x00, 0x00] as [UInt8] }
    let failure = file.failure([0xFF, 0xD8] + tables + frame + scans)
    #expect(failure?.reason.hasSuffix("the picture is stored in too many passes for its size") == true)
  }

  @Test func refusesAJPEGThatIsKeptInMemoryAsAWhole() {
    // Three scans, one for each component, so all 14,000 x 14,000 pixels would be kept in 1.2 GB of memory.
    let tables: [UInt8] =
      [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 16, count: 64)
      + [0, 0x10].flatMap { [0xFF, 0xC4, 0, 20, $0, 1] + [UInt8](repeating: 0, count: 15) + [0] }
    let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 0x36, 0xB0, 0x36, 0xB0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]
    let scans = (1...3).flatMap { [0xFF, 0xDA, 0, 8, 1, $0, 0, 0, 63, 0] + [UInt8](repeating: 0, count: 66_000) }
    let failure = file.failure([0xFF, 0xD8] + tables + frame + scans)
    #expect(
      failure?.reason.hasSuffix("the picture needs too much memory for its size") == true, "\(failure?.reason ?? "")")
  }

  @Test func decodesOnlyTheFirstFrameOfAGIF() throws {
    let frame: [UInt8] = [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    let head = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 200, 0, 0, 255, 255, 255]
    let raster = try file.raster(head + Array(repeating: frame, count: 200_000).flatMap(\.self) + [0x3B])
    #expect(raster.width == 1 && raster.height == 1)
    #expect(file.failure(head + frame.prefix(9)) != nil, "a file that ends within its first frame")
  }

  @Test func refusesAGIFWhoseFrameIsLargerThanItsScreen() {
    let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 0x60, 0xEA, 0x60, 0xEA, 0, 2, 2, 0x44, 1, 0, 0x3B]
    let failure = file.failure(Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + frame)
    #expect(failure?.reason.hasPrefix("too large: 60000 x 60000 pixels") == true)
  }

  @Test func decodesOnlyTheFirstFrameOfAnAnimatedWebP() throws {
    let still = Array(Quarters.webP().dropFirst(12))
    let frame: [UInt8] = [0, 0, 0, 0, 0, 0, 15, 0, 0, 11, 0, 0, 100, 0, 0, 0] + still
    let animation = chunk("VP8X", [2, 0, 0, 0, 15, 0, 0, 11, 0, 0]) + chunk("ANIM", [0, 0, 0, 0, 0, 0])
    let frames = Array(repeating: chunk("ANMF", frame), count: 1_000).flatMap(\.self)
    let body = Array("WEBP".utf8) + animation + frames
    let raster = try file.raster(Array("RIFF".utf8) + BoxWriter.bigEndian(body.count, bytes: 4).reversed() + body)
    #expect(raster.difference(from: Quarters.colours) <= 1)
  }

  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    Array(type.utf8) + BoxWriter.bigEndian(data.count, bytes: 4).reversed() + data + (data.count % 2 == 1 ? [0] : [])
  }

  @Test func refusesATIFFWhoseSamplesTheFileCannotHold() {
    // Samples of 64 bits in one strip, which would be allocated before it is read: 800 MB.
    let failure = file.failure(TIFF(width: 5_000, height: 5_000, bits: 64, format: 3, samples: 4, data: [0]).bytes)
    #expect(failure?.reason == "the picture is damaged: the file cannot hold the pixels that it claims")
  }

  @Test(arguments: [("HEIC", Quarters.heic, 64 * 64), ("AVIF", Quarters.avif, 320 * 240)])
  func readsTheSizesOfCodedPictures(name: String, bytes: [UInt8], pixels: Int) throws {
    #expect(try file.raster(bytes).difference(from: Quarters.colours) <= 16, "\(name)")
    let opened = try file.open(bytes)
    let coded = try HEIFCodedItems(opened, try #require(try HEIFMeta(opened))).pixelCounts
    #expect(coded.values.sorted() == [pixels], "\(name)")
  }

  @Test func refusesAnAVIFThatCodesMoreThanItsBoxesState() throws {
    // The sequence header with a size of 16,384 x 16,384, in as many bytes; the boxes still state 320 x 240.
    let header: [UInt8] = [0x0A, 9]
    let start = try #require(Quarters.avif.firstRange(of: header)).upperBound
    var bytes = Quarters.avif
    bytes.replaceSubrange(start..<start + 9, with: Bits.sequenceHeader(side: 16_384, bytes: 9))
    #expect(file.failure(bytes)?.reason == "too large: its parts have 268 million pixels")
  }

  @Test func countsThePicturesOfCodedData() {
    let header = [0x0A, 9] + Bits.sequenceHeader(side: 4_096, bytes: 9)
    let frames = Array(repeating: [0x32, 1, 0] as [UInt8], count: 100).flatMap(\.self)
    #expect(CodedPictures(av1: [0x81, 0, 0, 0], data: header + frames).pixelCount == 100 << 24)
    let parameters = Bits.sequenceParameters(side: 4_096)
    let slice: [UInt8] = [0x28, 1, 0x80]
    let units = ([parameters] + Array(repeating: slice, count: 50)).flatMap {
      BoxWriter.bigEndian($0.count, bytes: 4) + $0
    }
    let configuration = [UInt8](repeating: 0, count: 21) + [3, 0]
    #expect(CodedPictures(hevc: configuration[...], data: units).pixelCount == 50 << 24)
    let array = [1, 0x21, 0, 1] + BoxWriter.bigEndian(parameters.count, bytes: 2) + parameters
    #expect(CodedPictures(hevc: (configuration.dropLast() + array)[...], data: []).largest == 1 << 24)
    #expect(CodedPictures(hevc: [], data: []).pixelCount == 0 && CodedPictures(av1: [], data: [0xFF]).pixelCount == 0)
  }

  @Test(arguments: Campaign.seeds) func examinesAnyBytes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let (configuration, data) = (
        generator.bytes(count: generator.integer(in: 0...60)), generator.bytes(count: generator.integer(in: 0...200))
      )
      #expect(CodedPictures(av1: configuration[...], data: data).pixelCount >= 0, "seed \(seed)")
      #expect(CodedPictures(hevc: configuration[...], data: data).pixelCount >= 0, "seed \(seed)")
    }
  }
}

/// Headers of coded pictures, written bit by bit.
private enum Bits {
  /// A reduced still picture's header of AV1.
  static func sequenceHeader(side: Int, bytes count: Int) -> [UInt8] {
    bytes([(0, 3), (1, 1), (1, 1), (0, 5), (15, 4), (15, 4), (side - 1, 16), (side - 1, 16)], count: count)
  }

  /// A sequence parameter set of HEVC, with bytes that prevent start codes.
  static func sequenceParameters(side: Int) -> [UInt8] {
    let width = 63 - (side + 1).leadingZeroBitCount
    let sizes = [(0, width), (side + 1, width + 1), (0, width), (side + 1, width + 1)]
    let bytes = bytes(
      [(0, 4), (0, 3), (1, 1), (1, 32), (1, 32), (1, 32), (1, 1), (2, 3)] + sizes + [(1, 1)], count: 20)
    var (escaped, zeros): ([UInt8], Int) = ([0x42, 1], 0)
    for byte in bytes {
      if zeros == 2 && byte <= 3 {
        escaped.append(3)
        zeros = 0
      }
      escaped.append(byte)
      zeros = byte == 0 ? zeros + 1 : 0
    }
    return escaped
  }

  private static func bytes(_ fields: [(value: Int, bits: Int)], count: Int) -> [UInt8] {
    let bits = fields.flatMap { field in (0..<field.bits).reversed().map { UInt8(field.value >> $0 & 1) } }
    var bytes = [UInt8](repeating: 0, count: count)
    for (index, bit) in bits.enumerated() { bytes[index / 8] |= bit << (7 - UInt8(index % 8)) }
    return bytes
  }
}
