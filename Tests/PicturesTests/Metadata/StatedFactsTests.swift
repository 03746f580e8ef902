import Attributes
import TestSupport
import Testing

@testable import Pictures

/// Facts in the odd forms in which cameras and programs write them.
@Suite struct StatedFactsTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func metadata(_ segments: [UInt8]) throws -> MediaMetadata {
    try Self.pool.readMetadata(path: folder.write(JPEG.photo(segments: segments), to: "photo.jpg"))
  }

  private func metadata(_ tags: ExifTag...) throws -> MediaMetadata {
    try metadata(JPEG.exif(tags))
  }

  // MARK: Values

  @Test func anAPEXValueOf0StandsForNothing() throws {
    let undefined = try metadata(
      .rational(0x829A, 0, 1), .rational(0x829D, 0, 0), .rational(0x9201, 0, 1), .rational(0x9202, 0, 1))
    #expect(undefined.exposureTime == nil && undefined.fNumber == nil)
    let alone = try metadata(.rational(0x9201, 0, 1), .rational(0x9202, 0, 10))
    #expect(alone.exposureTime == nil && alone.fNumber == nil)
    let others = try metadata(.rational(0x829D, 0, 10), .rational(0x9202, 4, 1))
    #expect(others.fNumber == 4)
  }

  @Test func anUnsignedCompensationIsSigned() throws {
    let bias = ExifTag.rationals(0x9204, (4_294_967_295, 3), in: .photo)
    #expect(try metadata(bias).exposureBias == -1.0 / 3)
  }

  @Test func aFieldWithAllBitsSetIsEmpty() throws {
    let metadata = try metadata(.short(0xA405, 65_535), .rational(0x920A, 65_535, 1))
    #expect(metadata.focalLength35 == nil && metadata.focalLength == nil)
    #expect(try self.metadata(.rationals(0x829D, (.max, .max), in: .photo)).fNumber == nil)
  }

  @Test(arguments: [129, 7, 1] as [UInt16]) func textMayHaveAnotherType(type: UInt16) throws {
    let metadata = try metadata(
      .bytes(0x010F, type: type, Array("LEICA CAMERA AG\0".utf8), in: .image),
      .bytes(0x0110, type: type, Array("LEICA Ｑ3 ä\0".utf8), in: .image),
      .bytes(0xA434, type: type, Array("Summilux 1:1.7/28 ASPH.\0".utf8)),
      .bytes(0xA433, type: type, Array("Leica\0".utf8)))
    #expect(metadata.make == "LEICA CAMERA AG" && metadata.model == "LEICA Ｑ3 ä")
    #expect(metadata.lens == "Summilux 1:1.7/28 ASPH." && metadata.lensMake == "Leica")
  }

  /// Numbers from which a logarithm, a division or a conversion to an integer would make values that no page can show.
  private static let extremes = [
    "1e-320", "-1e-320", "1e308", "-1e308", "1/4294967295e300", "nan", "inf", "-0", "1e19",
  ]

  @Test(arguments: extremes) func anExtremeNumberIsNoFact(number: String) throws {
    let names = [
      "ExposureTime", "FNumber", "ExposureBiasValue", "FocalLength", "FocalLengthIn35mmFilm", "ShutterSpeedValue",
    ]
    let properties = names.map { "exif:\($0)=\"\(number)\"" }.joined(separator: " ")
    let facts = try metadata(JPEG.xmp(properties + " exif:ISOSpeedRatings=\"\(number)\""))
    #expect(facts.isValid, "\(facts)")
    #expect(facts.iso == nil && facts.fNumber == nil && facts.focalLength == nil && facts.focalLength35 == nil)
  }

  @Test func aModelOfDigitsStaysAsItIs() throws {
    #expect(try metadata(.text(0x0110, "76 69 73", in: .image)).model == "76 69 73")
  }

  @Test(arguments: ["----", "NO-LENS", "0.0 mm f/0.0", "None"]) func aPlaceholderIsNoLens(name: String) throws {
    let metadata = try metadata(.text(0xA434, name), .text(0xA433, name))
    #expect(metadata.lens == nil && metadata.lensMake == nil)
  }

  // MARK: Titles

  @Test(
    arguments: [
      (nil, [0x4C, 0x92, 0xE9, 0x74, 0xE9], "L’été"), (nil, Array("été".utf8), "été"),
      ([0x1B, 0x25, 0x47], Array("été".utf8), "été"), ([0x1B, 0x2E, 0x41], [0xE9, 0x74, 0xE9], "été"),
      ([0x1B, 0x2D, 0x4C], [0xBC, 0xDE, 0xE0, 0xD5], "Море"), ([0x1B, 0x2E, 0x42], [0xB1, 0xEA], "ąę"),
      ([0x1B, 0x2D, 0x4C], Array("Море".utf8), "Море"), ([0xFF, 0x00], [0xE9], "é"),
    ] as [([UInt8]?, [UInt8], String)])
  func titlesAreReadInTheirCharacterSet(declared: [UInt8]?, bytes: [UInt8], title: String) throws {
    let envelope = declared.map { [(record: UInt8(1), set: UInt8(90), bytes: $0)] } ?? []
    #expect(try metadata(JPEG.iptc(envelope + [(2, 5, bytes)])).title == title)
  }

  // MARK: Time

  @Test func aBurstHasFractionsAndOffsets() throws {
    let time = ExifTag.text(0x9003, "2020:05:01 10:11:12")
    #expect(try metadata(time, .text(0x9291, "34")).takenAt == "2020-05-01T10:11:12.34")
    #expect(
      try metadata(time, .text(0x9291, "050 "), .text(0x9011, "-7:00")).takenAt == "2020-05-01T10:11:12.05-07:00")
    #expect(try metadata(time, .text(0x9010, "+02:00")).takenAt == "2020-05-01T10:11:12+02:00")
    #expect(
      try metadata(time, .text(0x9010, "+02:00"), .text(0x9011, "+01:00")).takenAt == "2020-05-01T10:11:12+01:00")
  }

  @Test func theLastChangeIsTheLastResort() throws {
    let change = ExifTag.text(0x0132, "2020:05:01 10:11:12", in: .image)
    let alone = try metadata(change, .text(0x9003, "0000:00:00 00:00:00"))
    #expect(alone.takenAt == "2020-05-01T10:11:12" && alone.takenAtIsModification)
    let other = try metadata(change, .text(0x9004, "2019:01:02 03:04:05"))
    #expect(other.takenAt == "2019-01-02T03:04:05" && !other.takenAtIsModification)
    let xmp = try metadata(JPEG.xmp(#"xmp:ModifyDate="2020-05-01T10:11:12Z""#))
    #expect(xmp.takenAt == "2020-05-01T10:11:12Z" && xmp.takenAtIsModification)
  }

  @Test(arguments: ["9999:12:31 23:59:59", "1825:01:01 00:00:01", "1904:01:01 00:00:00"])
  func aYearThatCannotBeIsNoDate(text: String) throws {
    #expect(try metadata(.text(0x9003, text)).takenAt == nil)
    #expect(try metadata(.text(0x9003, text), .text(0x9004, "2019:01:02 03:04:05")).takenAt == "2019-01-02T03:04:05")
  }

  @Test(
    arguments: [
      ("19850714", nil, "1985-07-14"), ("19850700", nil, "1985-07"), ("19850000", nil, "1985"),
      ("19850714", "123000+0200", "1985-07-14T12:30:00+02:00"),
    ] as [(String, String?, String)])
  func datesOfIPTCMayLackATime(date: String, time: String?, takenAt: String) throws {
    let sets = [(record: UInt8(2), set: UInt8(55), bytes: Array(date.utf8))]
    let times = time.map { [(record: UInt8(2), set: UInt8(60), bytes: Array($0.utf8))] } ?? []
    #expect(try metadata(JPEG.iptc(sets + times)).takenAt == takenAt)
  }

  @Test(arguments: ["1985-07-14", "1985-07", "1985"]) func datesOfXMPMayBePartial(date: String) throws {
    #expect(try metadata(JPEG.xmp("photoshop:DateCreated=\"\(date)\"")).takenAt == date)
  }

  // MARK: Place

  private static func place(
    _ latitude: [(UInt32, UInt32)], _ north: String?, _ longitude: [(UInt32, UInt32)], _ east: String?
  ) -> [ExifTag] {
    func angle(_ number: UInt16, _ parts: [(UInt32, UInt32)]) -> ExifTag {
      .rationals(number, parts[0], parts[1], parts[2])
    }
    return [angle(2, latitude), angle(4, longitude)]
      + [north.map { .text(1, $0, in: .position) }, east.map { .text(3, $0, in: .position) }].compactMap(\.self)
  }

  @Test func readsAPlaceWithItsAltitude() throws {
    let angles = Self.place([(52, 1), (27, 1), (3_458, 100)], "N", [(13, 1), (19_125, 1_000), (0, 0)], "W")
    let sea: [ExifTag] = [.bytes(5, type: 1, [1], in: .position), .rationals(6, (355, 10))]
    let place = try #require(try metadata(JPEG.exif(angles + sea)).place)
    #expect(abs(place.latitude - 52.459_606) < 1e-5 && abs(place.longitude + 13.318_75) < 1e-5)
    #expect(place.altitude == -35.5)
  }

  private static let noPlaces: [[ExifTag]] = [
    place([(91, 1), (0, 1), (0, 1)], "N", [(13, 1), (0, 1), (0, 1)], "E"),
    place([(52, 1), (0, 1), (0, 1)], "N", [(180, 1), (1, 1), (0, 1)], "E"),
    place([(52, 1), (61, 1), (0, 1)], "N", [(13, 1), (0, 1), (0, 1)], "E"),
    place([(0, 0), (0, 0), (0, 0)], "N", [(0, 0), (0, 0), (0, 0)], "E"),
    place([(0, 1), (0, 1), (0, 1)], "N", [(0, 1), (0, 1), (0, 1)], "E"),
    place([(52, 1), (0, 1), (0, 1)], nil, [(13, 1), (0, 1), (0, 1)], "E"),
    place([(52, 1), (0, 1), (0, 1)], "X", [(13, 1), (0, 1), (0, 1)], "E"),
  ]

  @Test(arguments: noPlaces.indices) func aPlaceThatCannotBeIsNone(index: Int) throws {
    #expect(try metadata(JPEG.exif(Self.noPlaces[index])).place == nil)
  }

  @Test func anAltitudeThatCannotBeIsLeftOut() throws {
    let angles = Self.place([(52, 1), (0, 1), (0, 1)], "S", [(13, 1), (0, 1), (0, 1)], "E")
    let place = try metadata(JPEG.exif(angles + [.rationals(6, (4_294_967_295, 1))])).place
    #expect(place == GeographicPlace(latitude: -52, longitude: 13))
  }

  @Test func readsThePlaceOfXMP() throws {
    let xmp = #"exif:GPSLatitude="52,27.5S" exif:GPSLongitude="13,30,36E" exif:GPSAltitude="35/1""#
    let place = try #require(try metadata(JPEG.xmp(xmp)).place)
    #expect(abs(place.latitude + 52.458_333) < 1e-5 && abs(place.longitude - 13.51) < 1e-9 && place.altitude == 35)
  }
}
