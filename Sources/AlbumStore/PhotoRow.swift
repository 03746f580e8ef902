import AlbumService
import GRDB
import Storage

/// How a photo lies in its row.
enum PhotoRow {
  /// Selects photos with the name of their album.
  static let selection = """
    SELECT photo.*, (SELECT fold FROM facet WHERE facet.id = photo.albumFacet) AS album FROM photo
    """

  /// The photo of a row: what a person corrected wins over what the file says.
  static func photo(_ row: Row) -> Photo {
    var photo = Photo(
      id: OrdinalID.text(row["id"]), title: row["title"], file: row["file"], album: row["album"], owner: row["owner"],
      mediaType: MediaType(rawValue: row["mediaType"]) ?? .photo, contentHash: row["contentHash"] ?? "",
      selectionCount: row["selectionCount"])
    photo.brand = row["correctedBrand"] ?? row["brand"]
    photo.model = row["correctedModel"] ?? row["model"]
    photo.lens = row["lens"]
    photo.exifMake = row["exifMake"]
    photo.exifModel = row["exifModel"]
    photo.exposureProgram = (row["exposureProgram"] as String?).flatMap { .init(rawValue: $0) }
    photo.exposureTime = row["exposureTime"]
    photo.fNumber = row["fNumber"]
    photo.iso = row["iso"]
    photo.exposureBias = row["exposureBias"]
    photo.focalLength = row["focalLength"]
    photo.focalLength35 = row["focalLength35"]
    photo.takenAt = row["takenAt"]
    photo.width = row["width"]
    photo.height = row["height"]
    photo.orientation = row["orientation"]
    photo.problem = row["noticedProblem"] ?? row["problem"]
    return photo
  }

  /// What a photo's file says, as columns and values; facets of the camera excepted, since a correction may win.
  static func facts(of photo: Photo) -> [(column: String, value: DatabaseValue)] {
    let takenAt = CaptureTime(photo.takenAt)
    let facts: [(String, (any DatabaseValueConvertible)?)] = [
      ("title", photo.title), ("mediaType", photo.mediaType.rawValue),
      ("contentHash", photo.contentHash.isEmpty ? nil : photo.contentHash),
      ("brand", photo.brand), ("model", photo.model), ("lens", photo.lens),
      ("exifMake", photo.exifMake), ("exifModel", photo.exifModel),
      ("exposureProgram", photo.exposureProgram?.rawValue), ("exposureTime", photo.exposureTime),
      ("fNumber", photo.fNumber), ("iso", photo.iso), ("exposureBias", photo.exposureBias),
      ("focalLength", photo.focalLength), ("focalLength35", photo.focalLength35),
      ("takenAt", photo.takenAt), ("month", takenAt?.month), ("newestKey", takenAt?.newestKey ?? 0),
      ("width", photo.width), ("height", photo.height), ("orientation", photo.orientation),
      ("problem", photo.problem),
    ]
    return facts.map { ($0, $1?.databaseValue ?? .null) }
  }
}

extension Photo {
  /// The photo as it may be stored: no control characters, no blank texts, no number that is not finite, a title always.
  var storable: Photo {
    var photo = self
    photo.album = album.storable ?? ""
    photo.owner = owner.storable ?? ""
    photo.title = title.storable ?? file.split(separator: "/").last.map(String.init) ?? file
    photo.contentHash = contentHash.storable ?? ""
    let texts: [WritableKeyPath<Photo, String?>] = [
      \.brand, \.model, \.lens, \.exifMake, \.exifModel, \.takenAt, \.problem,
    ]
    for text in texts { photo[keyPath: text] = photo[keyPath: text]?.storable }
    let numbers: [WritableKeyPath<Photo, Double?>] = [
      \.exposureTime, \.fNumber, \.iso, \.exposureBias, \.focalLength, \.focalLength35,
    ]
    for number in numbers where photo[keyPath: number]?.isFinite == false { photo[keyPath: number] = nil }
    photo.selectionCount = max(selectionCount, 0)
    return photo
  }
}
