import Pictures
import TestSupport
import Testing

/// The valid metadata of photos is read; the rest is left out and described.
@Suite struct MetadataReaderTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func metadata(_ tags: ExifTag...) throws -> MediaMetadata {
    try Self.pool.readMetadata(path: folder.write(JPEG.photo(tags), to: "photo.jpg"))
  }

  @Test func readsHowAPhotoWasTaken() throws {
    let metadata = try metadata(
      .text(0x010F, "Canon", in: .image), .text(0x0110, "Canon EOS 5D", in: .image), .short(0x0112, 6, in: .image),
      .rational(0x829A, 1, 125), .rational(0x829D, 28, 10), .short(0x8822, 3), .short(0x8827, 400),
      .text(0x9003, "2014:06:21 21:40:05"), .text(0x9011, "+02:00"), .rational(0x9204, -1, 3), .rational(0x920A, 50, 1),
      .short(0xA405, 80), .text(0xA434, "EF50mm f/1.4 USM"))
    #expect(metadata.format == .jpeg)
    #expect(metadata.make == "Canon")
    #expect(metadata.model == "Canon EOS 5D")
    #expect(metadata.lens == "EF50mm f/1.4 USM")
    #expect(metadata.exposureProgram == .aperturePriority)
    #expect(metadata.exposureTime == 1.0 / 125)
    #expect(metadata.fNumber == 2.8)
    #expect(metadata.iso == 400)
    #expect(metadata.exposureBias == -1.0 / 3)
    #expect(metadata.focalLength == 50)
    #expect(metadata.focalLength35 == 80)
    #expect(metadata.takenAt == "2014-06-21T21:40:05+02:00")
    #expect(metadata.orientation == 6)
    #expect(metadata.width == JPEG.width)
    #expect(metadata.height == JPEG.height)
    #expect(metadata.problem == nil)
    #expect(metadata.problems.isEmpty)
  }

  @Test func hashesTheWholeFile() throws {
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    // From sha256sum.
    #expect(
      try Self.pool.readMetadata(path: path).contentHash
        == "d728e7f0f335de3ec453bd9c421b5bdd7f1f106e6a8929feccba004bd122804c")
  }

  @Test func acceptsAPictureWithoutMetadata() throws {
    let metadata = try metadata()
    #expect(metadata.hasMetadata == false)
    #expect(metadata.problem == nil)
    #expect(metadata.make == nil)
  }

  private static let invalidTags: [(tag: ExifTag, problem: String)] = [
    (.rational(0x829A, 1, 0), "exposure time “1/0” makes no sense"),
    (.rational(0x829A, 0, 1), "exposure time “0/1” makes no sense"),
    (.rational(0x829A, 4_294_967_295, 1), "exposure time “4294967295/1” makes no sense"),
    (.rational(0x829D, 0, 10), "f-number “0/10” makes no sense"),
    (.short(0x8827, 0), "ISO speed “0” makes no sense"),
    (.short(0x8827, 65_535), "ISO speed “65535” makes no sense"),
    (.rational(0x9204, -400, 10), "exposure compensation “-400/10” makes no sense"),
    (.rational(0x920A, 0, 1), "focal length “0/1” makes no sense"),
    (.text(0x9003, "0000:00:00 00:00:00"), "capture time “0000:00:00 00:00:00” makes no sense"),
    (.text(0x9003, "2005:0?:03 10:00:00"), "capture time “2005:0?:03 10:00:00” makes no sense"),
    (.text(0x9003, "    :  :     :  :  "), "capture time “: : : :” makes no sense"),
    (.short(0x0112, 0, in: .image), "orientation “0” makes no sense"),
    (.short(0x0112, 36_865, in: .image), "orientation “36865” makes no sense"),
  ]

  @Test(arguments: invalidTags)
  func leavesOutAndDescribesInvalidValues(tag: ExifTag, problem: String) throws {
    let metadata = try metadata(tag, .text(0x010F, "Canon", in: .image))
    #expect(metadata.problems == [problem])
    #expect(metadata.exposureTime == nil)
    #expect(metadata.fNumber == nil)
    #expect(metadata.iso == nil)
    #expect(metadata.exposureBias == nil)
    #expect(metadata.focalLength == nil)
    #expect(metadata.takenAt == nil)
    #expect(metadata.orientation == nil)
    #expect(metadata.make == "Canon", "valid values stay")
  }

  @Test func readsASpeedThatDoesNotFitFromItsNewerTag() throws {
    #expect(try metadata(.short(0x8827, 65_535), .long(0x8832, 102_400)).iso == 102_400)
  }

  @Test func readsTheValidSpeedOfAPair() throws {
    #expect(try metadata(.short(0x8827, 0, 200)).iso == 200)
    #expect(try metadata(.short(0x8827, 80, 0)).iso == 80)
  }

  @Test func convertsAPEXValuesWhereOthersAreMissing() throws {
    let metadata = try metadata(.rational(0x9201, 7, 1), .rational(0x9202, 3, 1))
    #expect(metadata.exposureTime == 1.0 / 128)
    #expect(metadata.fNumber == 2.83)
  }

  @Test func removesControlCharactersAndAllThatFollowsNUL() throws {
    let metadata = try metadata(
      .raw(0x010F, Array("  NIKON\u{1B}[31m \u{7} CORP\0junk".utf8), in: .image),
      .raw(0x0110, [0x43, 0x61, 0x66, 0xE9, 0x9B, 0x00], in: .image))
    #expect(metadata.make == "NIKON[31m CORP")
    #expect(metadata.model == "Café›", "text that is not UTF-8 is read as Windows-1252")
  }

  @Test func keepsMetadataWhoseDamagedPictureCannotBeDecoded() throws {
    let whole = JPEG.photo([.text(0x010F, "Canon", in: .image)])
    let path = folder.write(whole.dropLast(90), to: "cut.jpg")
    let metadata = try Self.pool.readMetadata(path: path)
    #expect(metadata.make == "Canon")
    #expect(metadata.problem?.hasPrefix("the picture is damaged") == true)
  }

  @Test func acceptsIntactBoxesWithoutDecodingThem() throws {
    let metadata = try Self.pool.readMetadata(path: folder.write(HEIF().bytes, to: "photo.heic"))
    #expect(metadata.format == .heif)
    #expect(metadata.problem == nil && metadata.problems.isEmpty, "the invalid coded data is not decoded")
  }

  @Test(arguments: [
    HEIF(extentOffset: 1_000_000), HEIF(extentLength: .max >> 34), HEIF(extentLength: 0), HEIF(kind: "mime"),
    HEIF(primaryID: 2), HEIF(properties: ["hvcC"]), HEIF(properties: ["ispe", "av1C"]), HEIF.emptyExtents,
  ])
  func decodesAFileWithIncompleteBoxes(file: HEIF) throws {
    let path = folder.write(file.bytes, to: "photo.heic")
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.readMetadata(path: path) }
    #expect(failure?.kind == .damaged || failure?.kind == .unsupported, "\(failure?.reason ?? "")")
  }

  private static let unsupportedFiles: [(bytes: [UInt8], reason: String)] = [
    ([], "the file is empty"),
    (Array("Just a note.".utf8), "not a picture"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "the picture is damaged"),
    ([0, 0, 0, 0x18] + Array("ftypisom....".utf8), "video: not supported yet"),
    ([0x1A, 0x45, 0xDF, 0xA3], "video: not supported yet"),
    (Array("RIFF....AVI LIST".utf8), "video: not supported yet"),
    (Array("RIFF....WAVEfmt ".utf8), "audio: not supported yet"),
    (Array("ID3\u{3}".utf8), "audio: not supported yet"),
    ([0, 0, 0, 0x0C] + Array("jP  \r\n".utf8), "the picture is damaged"),
    (Array("8BPS".utf8), "Photoshop: not supported"),
  ]

  @Test(arguments: unsupportedFiles)
  func describesWhyAFileCannotBeRead(bytes: [UInt8], reason: String) throws {
    let path = folder.write(bytes, to: "file.jpg")
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.readMetadata(path: path) }
    #expect(failure?.reason.hasPrefix(reason) == true, "\(failure?.reason ?? "")")
  }

  @Test func describesAMissingFile() throws {
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.readMetadata(path: "\(folder.path)/gone.jpg") }
    #expect(failure == ImageFailure(.unreachable, "file not found", problem: .notFound))
  }
}
