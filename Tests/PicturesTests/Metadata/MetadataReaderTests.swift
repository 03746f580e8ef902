import TestSupport
import Testing

@testable import Pictures

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

  @Test(arguments: ["vvc1", "unci", "j2k1"]) func namesTheLibraryThatDoesNotReadAPicture(kind: String) throws {
    let path = folder.write(HEIF(kind: kind).bytes, to: "photo.heic")
    let failure = #expect(throws: ImageFailure.self) { try Self.pool.readMetadata(path: path) }
    #expect(failure?.problem == .undecodable && failure?.subject?.hasPrefix("libheif 1.") == true)
    #expect(failure?.reason.hasPrefix("libheif 1.") == true, "\(failure?.reason ?? "")")
  }

  @Test func aCutFileIsNotTheLibrarysFault() throws {
    let whole = HEIF().bytes
    for count in [whole.count * 2 / 3, whole.count - 1, 300] {
      let path = folder.write(Array(whole.prefix(count)), to: "photo.heic")
      let failure = #expect(throws: ImageFailure.self) { try Self.pool.readMetadata(path: path) }
      #expect(failure?.problem == .incomplete && failure?.reason == "the file ends before its picture does")
    }
  }

  private static let unsupportedFiles: [(bytes: [UInt8], reason: String)] = [
    ([], "the file is empty"),
    (Array("Just a note.".utf8), "not a picture"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "the picture is damaged"),
    ([0, 0, 0, 0x18] + Array("ftypisom....".utf8), "video: not supported yet"),
    ([0x1A, 0x45, 0xDF, 0xA3], "video: not supported yet"),
    ([0, 0, 0, 0x14] + Array("ftypunif....unif".utf8), "libheif 1."),
    (Array("RIFF....AVI LIST".utf8), "video: not supported yet"),
    (Array("RIFF....WAVEfmt ".utf8), "audio: not supported yet"),
    (Array("ID3\u{3}".utf8), "audio: not supported yet"),
    ([0, 0, 0, 0x0C] + Array("jP  \r\n".utf8), "the picture is damaged"),
    (Array("8BPS".utf8), "Photoshop: not supported"),
    (mp3Frames(2), "audio: not supported yet"), (mp3Frames(1), "not a picture"),
    (utf16("Just a note, in two bytes each."), "not a picture"), (utf16("日期,地点\n", isBigEndian: true), "not a picture"),
    (utf16("Windows Registry Editor Version 5.00\r\n"), "not a picture"),
    ([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 0x68, 4, 0, 0, 22, 0, 0, 0], "Windows icon: not supported yet"),
    (Array("P6\n4 4\n255\n".utf8), "Netpbm: not supported yet"),
    (Array("P2 4 4 255".utf8), "Netpbm: not supported yet"),
    (pcx, "PCX: not supported yet"),
    ([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 4, 0, 24, 0x20], "TGA: not supported yet"),
    (Array("/* XPM */\n".utf8), "XPM: not supported yet"), (Array("P.S. not a picture".utf8), "not a picture"),
  ]

  /// The header of a PCX file with three planes.
  private static let pcx: [UInt8] = (0..<200).map { [0: 0x0A, 1: 5, 2: 1, 3: 8, 65: 3][$0] ?? 0 }

  /// Frames of MPEG 1 Layer III at 128 kbit/s and 44.1 kHz.
  private static func mp3Frames(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }
  }

  private static func utf16(_ text: String, isBigEndian: Bool = false) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  /// A gzip file (RFC 1952) with one uncompressed block.
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let length = [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)]
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + length + length.map { ~$0 } + bytes
  }

  private static let drawing =
    #"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20mm"><path d="M0 0h9v9z"/></svg>"#

  @Test func readsDrawingsBehindLongCommentsInUTF16AndCompressed() throws {
    let comment = "<!-- " + String(repeating: "made by a program. ", count: 1_000) + "-->\n"
    let plain = folder.write(comment + Self.drawing, to: "plain.svg")
    _ = folder.write(Self.gzip(Array((comment + Self.drawing).utf8)), to: "plain.svgz")
    let utf16 = folder.write(Self.utf16(#"<?xml version="1.0" encoding="UTF-16"?>"# + Self.drawing), to: "wide.svg")
    for path in [plain, plain + "z", utf16] {
      let metadata = try Self.pool.readMetadata(path: path)
      #expect(metadata.format == .svg && metadata.problem == nil, "\(path): \(metadata.problem ?? "")")
      #expect(metadata.width == 40 && metadata.height == 76, "\(path)")
    }
  }

  @Test func readsTheSizesOfBitmapsAndJPEG2000() {
    let bitmap: [UInt8] = Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0, 4, 0, 0, 0]
    let topDown = FileStructure.bitmapSize(bitmap + [0xFD, 0xFF, 0xFF, 0xFF])
    #expect(topDown?.width == 4 && topDown?.height == 3)
    let old = FileStructure.bitmapSize(bitmap.prefix(14) + [12, 0, 0, 0, 5, 0, 6, 0, 1, 0, 1, 0])
    #expect(old?.width == 5 && old?.height == 6)
    let codestream: [UInt8] = [
      0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0x80, 0, 0, 0, 6, 0, 0, 0, 1,
    ]
    let size = FileStructure.jpeg2000Size(codestream)
    #expect(size?.width == 250 && size?.height == 127)
    #expect(FileStructure.jpeg2000Size([0xFF, 0x4F, 0xFF, 0x51]) == nil && FileStructure.bitmapSize([]) == nil)
  }

  @Test(arguments: [
    (#"<svg width="10" height="5px"/>"#, 10, 5), (#"<s:svg viewBox="0 0 30 40" width='100%'/>"#, 30, 40),
    ("<!DOCTYPE svg [<!ENTITY a 'b>'>]><svg width='1in' height='2.54cm'>", 96, 96),
    ("<!-- <svg --> <svg  viewBox='1,2,3.4,5.6'>", 3, 6),
  ])
  func readsTheSizeOfADrawing(text: String, width: Int, height: Int) {
    let size = Drawing.size(Array(text.utf8))
    #expect(size?.width == width && size?.height == height)
  }

  @Test func aDrawingWithoutASizeHasNone() {
    for text in ["<svg>", "<svg width='0' height='1'>", "<svg width='1e99' height='1'>", "", "svg"] {
      #expect(Drawing.size(Array(text.utf8)) == nil, "\(text)")
    }
  }

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
