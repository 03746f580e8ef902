import Pictures
import Testing

/// What is read from a photo's metadata, and what of it is believed.
@Suite struct ExaminationTests {
  private static let pool = WorkerPool(command: TestPlaces.worker, workerCount: 1)
  private let folder = TemporaryFolder()

  private func examine(_ tags: ExifTag...) throws -> MediaMetadata {
    try Self.pool.examine(path: folder.write(JPEG.photo(tags), to: "photo.jpg"))
  }

  @Test func aPhotoSaysHowItWasMade() throws {
    let facts = try examine(
      .text(0x010F, "Canon", in: .image), .text(0x0110, "Canon EOS 5D", in: .image), .short(0x0112, 6, in: .image),
      .rational(0x829A, 1, 125), .rational(0x829D, 28, 10), .short(0x8822, 3), .short(0x8827, 400),
      .text(0x9003, "2014:06:21 21:40:05"), .text(0x9011, "+02:00"), .rational(0x9204, -1, 3), .rational(0x920A, 50, 1),
      .short(0xA405, 80), .text(0xA434, "EF50mm f/1.4 USM"))
    #expect(facts.format == .jpeg)
    #expect(facts.make == "Canon")
    #expect(facts.model == "Canon EOS 5D")
    #expect(facts.lens == "EF50mm f/1.4 USM")
    #expect(facts.exposureProgram == .aperturePriority)
    #expect(facts.exposureTime == 1.0 / 125)
    #expect(facts.fNumber == 2.8)
    #expect(facts.iso == 400)
    #expect(facts.exposureBias == -1.0 / 3)
    #expect(facts.focalLength == 50)
    #expect(facts.focalLength35 == 80)
    #expect(facts.takenAt == "2014-06-21T21:40:05+02:00")
    #expect(facts.orientation == 6)
    #expect(facts.width == JPEG.width)
    #expect(facts.height == JPEG.height)
    #expect(facts.problem == nil)
    #expect(facts.problems.isEmpty)
  }

  @Test func itsContentIsTheWholeFilesSHA256() throws {
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    // From sha256sum.
    #expect(
      try Self.pool.examine(path: path).contentHash
        == "d728e7f0f335de3ec453bd9c421b5bdd7f1f106e6a8929feccba004bd122804c")
  }

  @Test func aPictureWithoutMetadataIsAPicture() throws {
    let facts = try examine()
    #expect(facts.hasMetadata == false)
    #expect(facts.problem == nil)
    #expect(facts.make == nil)
  }

  private static let nonsense: [(tag: ExifTag, problem: String)] = [
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

  @Test(arguments: nonsense)
  func nonsenseIsLeftOutAndTold(tag: ExifTag, problem: String) throws {
    let facts = try examine(tag, .text(0x010F, "Canon", in: .image))
    #expect(facts.problems == [problem])
    #expect(facts.exposureTime == nil)
    #expect(facts.fNumber == nil)
    #expect(facts.iso == nil)
    #expect(facts.exposureBias == nil)
    #expect(facts.focalLength == nil)
    #expect(facts.takenAt == nil)
    #expect(facts.orientation == nil)
    #expect(facts.make == "Canon", "what does make sense stays")
  }

  @Test func aSpeedThatDoesNotFitIsReadFromItsNewerTag() throws {
    #expect(try examine(.short(0x8827, 65_535), .long(0x8832, 102_400)).iso == 102_400)
  }

  @Test func ofAPairOfSpeedsTheOneThatIsOneCounts() throws {
    #expect(try examine(.short(0x8827, 0, 200)).iso == 200)
    #expect(try examine(.short(0x8827, 80, 0)).iso == 80)
  }

  @Test func apexValuesStandInForWhatIsMissing() throws {
    let facts = try examine(.rational(0x9201, 7, 1), .rational(0x9202, 3, 1))
    #expect(facts.exposureTime == 1.0 / 128)
    #expect(facts.fNumber == 2.83)
  }

  @Test func namesLoseControlCharactersAndWhatFollowsNUL() throws {
    let facts = try examine(
      .raw(0x010F, Array("  NIKON\u{1B}[31m \u{7} CORP\0junk".utf8), in: .image),
      .raw(0x0110, [0x43, 0x61, 0x66, 0xE9, 0x9B, 0x00], in: .image))
    #expect(facts.make == "NIKON[31m CORP")
    #expect(facts.model == "Café", "what is no UTF-8 is Latin-1")
  }

  @Test func metadataWithoutAPictureIsKeptWithTheReason() throws {
    let whole = JPEG.photo([.text(0x010F, "Canon", in: .image)])
    let path = folder.write(whole.dropLast(90), to: "cut.jpg")
    let facts = try Self.pool.examine(path: path)
    #expect(facts.make == "Canon")
    #expect(facts.problem?.hasPrefix("the picture is damaged") == true)
  }

  @Test func boxesThatHoldAWholePictureAreBelieved() throws {
    let facts = try Self.pool.examine(path: folder.write(HEIF().bytes, to: "photo.heic"))
    #expect(facts.format == .heif)
    #expect(facts.problem == nil && facts.problems.isEmpty, "what is coded in it is not decoded to be sure")
  }

  @Test(arguments: [
    HEIF(extentOffset: 1_000_000), HEIF(extentLength: .max >> 34), HEIF(extentLength: 0), HEIF(kind: "mime"),
    HEIF(primaryID: 2), HEIF(properties: ["hvcC"]), HEIF(properties: ["ispe", "av1C"]),
  ])
  func boxesThatDoNotAreDecodedToBeSure(file: HEIF) throws {
    let path = folder.write(file.bytes, to: "photo.heic")
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.examine(path: path) }
    #expect(failure?.kind == .damaged || failure?.kind == .unsupported, "\(failure?.reason ?? "")")
  }

  private static let unreadable: [(bytes: [UInt8], reason: String)] = [
    ([], "the file is empty"),
    (Array("Just a note.".utf8), "not a picture"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "the picture is damaged"),
    ([0, 0, 0, 0x18] + Array("ftypisom....".utf8), "video: not supported yet"),
    ([0x1A, 0x45, 0xDF, 0xA3], "video: not supported yet"),
    (Array("RIFF....AVI LIST".utf8), "video: not supported yet"),
    (Array("RIFF....WAVEfmt ".utf8), "audio: not supported yet"),
    (Array("ID3\u{3}".utf8), "audio: not supported yet"),
    ([0, 0, 0, 0x0C] + Array("jP  \r\n".utf8), "JPEG 2000: not supported"),
    (Array("8BPS".utf8), "Photoshop: not supported"),
  ]

  @Test(arguments: unreadable)
  func whatCannotBeReadSaysWhy(bytes: [UInt8], reason: String) throws {
    let path = folder.write(bytes, to: "file.jpg")
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.examine(path: path) }
    #expect(failure?.reason.hasPrefix(reason) == true, "\(failure?.reason ?? "")")
  }

  @Test func aFileThatIsGoneSaysSo() throws {
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.examine(path: "\(folder.path)/gone.jpg") }
    #expect(failure == ImageFailure(.unreachable, "the file is gone"))
  }
}
