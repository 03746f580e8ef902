import Pictures
import Testing

/// Real photos of about a hundred cameras: what is read agrees with ExifTool, but for differences that are known.
@Suite(.enabled(if: TestPlaces.samples("photos") != nil, "needs the sample photos in ../shared/photos"))
struct ManifestTests {
  private static let folder = TestPlaces.samples("photos")
  private static let pool = WorkerPool(command: TestPlaces.worker)

  /// Every difference, as "file: fact", with the reason it is one.
  private static let known: [String: String] = [
    // ExifTool turns the size of HEIF files as they are shown; ours is as stored, which is what `orientation` refers to.
    "bigcat88/arrow.heic: size": "3024x4032 turned",
    "exiv2/issue_9292_sony_6_right_top.HIF: size": "4672x7008 turned",
    "metadata-extractor-images/IMG_2927.HEIC: size": "3024x4032 turned",
    "photoprism/iphone_15_pro.heic: size": "3024x4032 turned",
    // ExifTool shows the first directory's preview, ours is the raw picture's.
    "photoprism/canon_eos_6d.dng: size": "256x171 is the preview",
    // A stereo photo has two EXIF blocks: ExifTool takes the first, Exiv2 the last.
    "bigcat88/spatial_photo.heic: iso": "in ISOSpeed, which ExifTool shows under another name",
    // ISO speed in notes that Exiv2 0.27 does not read.
    "exif-py/11-tests.jpg: iso": "Canon's notes are damaged",
    "metadata-extractor-images/Canon PowerShot A85.jpg: iso": "Canon's notes are damaged",
    "metadata-extractor-images/Pentax Optio 330.jpg: iso": "Pentax's notes of an early type",
    // 0 is no speed and no focal length.
    "metadata-extractor-images/Casio EX-S1.jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (1).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (2).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (3).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (1).jpg: focalLength": "0",
    "photoprism/digikam.jpg: orientation": "0",
    // Only APEX values are there, which ExifTool shows under their own names.
    "exif-py/fujifilm-dx10.jpg: exposureTime": "APEX",
    "exif-py/ricoh-rdc5300.jpg: exposureTime": "APEX",
    "exif-py/ricoh-rdc5300.jpg: fNumber": "APEX",
    "metadata-extractor-images/FujiFilm DS-7 (2).jpg: exposureTime": "APEX",
    "metadata-extractor-images/FujiFilm DS-7 (2).jpg: fNumber": "APEX",
    "metadata-extractor-images/FujiFilm FinePix1400Zoom (1).jpg: exposureTime": "APEX",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (1).jpg: exposureTime": "APEX",
    "metadata-extractor-images/Kyocera FC-S3.jpg: exposureTime": "APEX",
    "metadata-extractor-images/Kyocera FC-S3.jpg: fNumber": "APEX",
    "metadata-extractor-images/Minolta DiMAGE 5.jpg: exposureTime": "APEX",
    "metadata-extractor-images/Ricoh DC-3Z (low res).jpg: exposureTime": "APEX",
    "metadata-extractor-images/Ricoh DC-3Z (low res).jpg: fNumber": "APEX",
    "photoprism/beach_colorfilter.jpg: fNumber": "APEX",
    "photoprism/beach_wood.jpg: fNumber": "APEX",
    // Of a TIFF with several pictures ExifTool takes the first, which has none.
    "metadata-extractor-images/ce50e53224a3b62bb821bc294bf6a588.tif: exposureTime": "in another directory",
    "metadata-extractor-images/ce50e53224a3b62bb821bc294bf6a588.tif: exposureBias": "in another directory",
    // Times that are not of the capture, or none.
    "exif-py/spring_1440x960.heic: takenAt": "when the container was written",
    "metadata-extractor-images/FLIR iPhone device.jpg: takenAt": "in FLIR's own segment",
    "metadata-extractor-images/Nikon E900 (1).jpg: takenAt": "0000:00:00 00:00:00",
  ]

  private static let pictures = (folder.map { Manifest(folder: $0).rows } ?? []).filter {
    $0["mime"]?.hasPrefix("image/") == true
  }

  @Test func whatIsReadAgreesWithExifTool() throws {
    let folder = try #require(Self.folder)
    #expect(Self.pictures.count > 100)
    var differences: Set<String> = []
    for row in Self.pictures {
      let file = try #require(row["file"])
      let facts = try Self.pool.examine(path: "\(folder)/\(file)")
      for fact in Self.differing(facts, row) { differences.insert("\(file): \(fact)") }
    }
    for surprise in differences.subtracting(Self.known.keys).sorted() { Issue.record("\(surprise)") }
    #expect(Set(Self.known.keys).subtracting(differences).isEmpty, "differences that are gone leave the list")
  }

  @Test func everyPictureCanBeShown() throws {
    let folder = try #require(Self.folder)
    for row in Self.pictures {
      let file = try #require(row["file"])
      #expect(try Self.pool.examine(path: "\(folder)/\(file)").problem == nil, "\(file)")
    }
  }

  /// The names of the facts that are not what ExifTool says.
  private static func differing(_ facts: MediaMetadata, _ row: Manifest.Row) -> [String] {
    let agreements: [(String, Bool)] = [
      ("make", facts.make == row.text("make")), ("model", facts.model == row.text("model")),
      ("contentHash", facts.contentHash == row.text("sha256")),
      ("takenAt", facts.takenAt?.prefix(19) == row.takenAt?[...]),
      (
        "size",
        facts.width.map(Double.init) == row.number("width") && facts.height.map(Double.init) == row.number("height")
      ),
      ("orientation", facts.orientation.map(Double.init) == row.number("orientation")),
      ("exposureTime", areClose(facts.exposureTime, row.number("exposure_time"))),
      ("fNumber", areClose(facts.fNumber, row.number("f_number"))), ("iso", areClose(facts.iso, row.number("iso"))),
      ("exposureBias", areClose(facts.exposureBias, row.number("exposure_compensation"))),
      ("focalLength", areClose(facts.focalLength, row.number("focal_length"))),
    ]
    return agreements.compactMap { name, agrees in agrees ? nil : name }
  }

  /// ExifTool rounds what it shows: 1/13 for 0.0743 s, which is 3.4 % off.
  private static func areClose(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 0.035 * max(abs(one), abs(other))
  }
}
