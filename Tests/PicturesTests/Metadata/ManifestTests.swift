import Pictures
import TestSupport
import Testing

/// The metadata of real photos by about a hundred cameras agrees with ExifTool, except for known differences.
@Suite(.enabled(if: Repository.sharedFolder("photos") != nil, "needs ../shared/photos"))
struct ManifestTests {
  private static let folder = Repository.sharedFolder("photos")
  private static let pool = WorkerPool(command: .programUnderTest)

  /// The known differences as "file: field", with the reason for each.
  private static let known: [String: String] = [
    // ExifTool reports the size of HEIF files as displayed; ours is as stored, to which `orientation` refers.
    "bigcat88/arrow.heic: size": "3024x4032 rotated",
    "photoprism/iphone_15_pro.heic: size": "3024x4032 rotated",
    // ExifTool reports the preview of the first directory, Tenfoot the raw picture.
    "photoprism/canon_eos_6d.dng: size": "256x171 is the preview",
    // A stereo photo has two EXIF blocks: ExifTool takes the first, Exiv2 the last.
    "bigcat88/spatial_photo.heic: iso": "in ISOSpeed, which ExifTool shows under another name",
    // ExifTool corrects the offsets of damaged notes only when it is asked to; with -F it reads the same.
    "metadata-extractor-images/Canon PowerShot S30 (2).jpg: iso": "Canon's notes are damaged",
    // 0 is not a valid speed, focal length or orientation.
    "metadata-extractor-images/Casio EX-S1.jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (1).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (2).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (3).jpg: iso": "0",
    "metadata-extractor-images/FujiFilm FinePixS1Pro (1).jpg: focalLength": "0",
    "photoprism/digikam.jpg: orientation": "0",
    // The file has only APEX values, which ExifTool reports under their own names.
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
    // ExifTool reads only the first of several pictures in a TIFF, which lacks the values.
    "metadata-extractor-images/ce50e53224a3b62bb821bc294bf6a588.tif: exposureTime": "in another directory",
    "metadata-extractor-images/ce50e53224a3b62bb821bc294bf6a588.tif: exposureBias": "in another directory",
    // The time is not that of the capture, or is invalid.
    "mikekovarik/xmp depth map.jpg: takenAt": "the last change, which the manifest does not list",
    "metadata-extractor-images/FLIR iPhone device.jpg: takenAt": "in FLIR's own segment",
    "metadata-extractor-images/Nikon E900 (1).jpg: takenAt": "0000:00:00 00:00:00",
  ]

  private static let pictures = (folder.map { Manifest(folder: $0).rows } ?? []).filter {
    $0["mime"]?.hasPrefix("image/") == true
  }

  @Test func readsTheSameMetadataAsExifTool() throws {
    let folder = try #require(Self.folder)
    #expect(Self.pictures.count > 100)
    var differences: Set<String> = []
    for row in Self.pictures {
      let file = try #require(row["file"])
      let metadata = try Self.pool.readMetadata(path: "\(folder)/\(file)")
      for field in Self.differingFields(metadata, row) { differences.insert("\(file): \(field)") }
    }
    for difference in differences.subtracting(Self.known.keys).sorted() { Issue.record("\(difference)") }
    #expect(
      Set(Self.known.keys).subtracting(differences).isEmpty, "remove differences from the list that no longer exist")
  }

  @Test func decodesEveryPicture() throws {
    let folder = try #require(Self.folder)
    for row in Self.pictures {
      let file = try #require(row["file"])
      #expect(try Self.pool.readMetadata(path: "\(folder)/\(file)").problem == nil, "\(file)")
    }
  }

  /// The names of the fields that differ from ExifTool's.
  private static func differingFields(_ metadata: MediaMetadata, _ row: Manifest.Row) -> [String] {
    let agreements: [(String, Bool)] = [
      ("make", metadata.make == row.text("make")), ("model", metadata.model == row.text("model")),
      ("contentHash", metadata.contentHash == row.text("sha256")),
      ("takenAt", metadata.takenAt?.prefix(19) == row.takenAt?[...]),
      (
        "size",
        metadata.width.map(Double.init) == row.number("width")
          && metadata.height.map(Double.init) == row.number("height")
      ),
      ("orientation", metadata.orientation.map(Double.init) == row.number("orientation")),
      ("exposureTime", areClose(metadata.exposureTime, row.number("exposure_time"))),
      ("fNumber", areClose(metadata.fNumber, row.number("f_number"))),
      ("iso", areClose(metadata.iso, row.number("iso"))),
      ("exposureBias", areClose(metadata.exposureBias, row.number("exposure_compensation"))),
      ("focalLength", areClose(metadata.focalLength, row.number("focal_length"))),
    ]
    return agreements.compactMap { name, agrees in agrees ? nil : name }
  }

  /// Whether two numbers agree as far as ExifTool's rounding allows: 1/13 for 0.0743 s differs by 3.4 %.
  private static func areClose(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 0.035 * max(abs(one), abs(other))
  }
}
