import Testing

@testable import Pictures

/// The size that a file states is checked before a pixel is decoded.
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
}
