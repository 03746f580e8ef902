import Calls
import Screen
import TestSupport
import Testing

@testable import Pictures

/// Pictures that are developed at another size, as files.
@Suite struct SizedPictureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [
    (4_000, 3_000, 640, 640, 480), (3_000, 4_000, 640, 640, 853), (300, 200, 640, 300, 200), (640, 1, 320, 320, 1),
    (100, 40_000, 320, 3, 1_280), (1, 100_000, 320, 1, 1_280), (20_000, 1, 320, 320, 1),
  ])
  func aPictureGetsTheWidthUnlessItIsNarrower(
    _ width: Int, _ height: Int, _ limit: Int, _ newWidth: Int, _ newHeight: Int
  ) {
    let size = SizedPicture.size(ofWidth: width, height: height, within: limit)
    #expect(size == (newWidth, newHeight))
  }

  private func develop(_ bytes: [UInt8], width: Int) throws -> [UInt8] {
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    return try pool.develop(widthPixels: width, from: OpenFile(path: folder.write(bytes, to: "picture")))
  }

  private func decoded(_ bytes: [UInt8]) throws -> Raster {
    try PictureDecoder.decode(OpenFile(path: folder.write(bytes, to: "developed"))) { ($0, $1) }
  }

  @Test func anOpaquePictureIsAJPEG() throws {
    let blue = RGB(20, 40, 200)
    let bytes = try develop(PNG.picture(width: 64, height: 32) { _, _ in blue }, width: 16)
    #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
    let picture = try decoded(bytes)
    #expect(picture.width == 16 && picture.height == 8)
    let colour = picture[8, 4]
    #expect(abs(Int(colour.red) - 20) < 6 && abs(Int(colour.green) - 40) < 6 && abs(Int(colour.blue) - 200) < 6)
  }

  @Test func aPictureThatIsNotOpaqueIsAPNG() throws {
    let bytes = try develop(
      PNG.picture(width: 64, height: 32, opacity: { x, _ in x < 32 ? 0 : 255 }) { _, _ in RGB(250, 0, 0) }, width: 16)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let picture = try decoded(bytes)
    #expect(picture.width == 16 && picture.bytes[3] == 0 && picture.bytes[4 * 15 + 3] == 255)
  }

  @Test func aSmallPictureIsNotEnlarged() throws {
    let picture = try decoded(try develop(PNG.picture(width: 6, height: 3) { _, _ in RGB(0, 0, 0) }, width: 320))
    #expect(picture.width == 6 && picture.height == 3)
  }

  @Test func aFileThatIsNoPictureHasAReason() throws {
    let failure = #expect(throws: ImageFailure.self) { try develop(Array("text".utf8), width: 320) }
    #expect(failure?.reason.isEmpty == false)
    let damaged = Array(PNG.picture(width: 64, height: 32) { _, _ in RGB(0, 0, 0) }.prefix(40))
    #expect(throws: ImageFailure.self) { try develop(damaged, width: 320) }
  }

  @Test(arguments: [0, -1, 8_193, Int.max]) func otherWidthsAreRefused(_ width: Int) throws {
    let picture = PNG.picture(width: 6, height: 3) { _, _ in RGB(0, 0, 0) }
    #expect(throws: ImageFailure.self) { try develop(picture, width: width) }
  }

  @Test func onlyAPictureIsAcceptedAsAReply() throws {
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]
    guard case .picture(jpeg) = try WorkerReply(decoding: WorkerReply.picture(jpeg).encoded) else {
      Issue.record("a picture became another reply")
      return
    }
    for other in [[], [0xFF, 0xD8], Array("<html>".utf8)] {
      #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: WorkerReply.picture(other).encoded) }
    }
  }

  @Test(arguments: [
    (ImageStyle.whole, 80, 320), (.studio, 80, 320), (.card, 80, 400), (.hero, 80, 640), (.whole, 0, 4),
    (.hero, Int.max, 8_000),
  ])
  func anImageAsksForTheWidthThatItNeeds(_ treatment: ImageStyle, _ columns: Int, _ width: Int) {
    let request = ImageRequest(
      source: .asset(""), size: Size(columns: columns, rows: 20), treatment: treatment, backdrop: RGB(0, 0, 0),
      depth: .full, glyphs: .blocks)
    #expect(request.sourceWidth == width)
  }
}
