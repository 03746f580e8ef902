import AlbumService
import Attributes
import Calls
import GRDB
import Storage

/// The conversion between items and rows of the table `photo`.
enum MediaItemRow {
  /// The query for items with the names of their albums.
  static let selection = """
    SELECT photo.*, (SELECT fold FROM facet WHERE facet.id = photo.albumFacet) AS album FROM photo
    """

  /// Returns the item of a row; corrected names win over those of the file.
  static func item(_ row: Row) -> MediaItem { item(NamedRow(row)) }

  /// Returns the item of a row as a viewer sees it.
  ///
  /// - Parameter part: The part of the album that the viewer sees; nil for a caller who sees everything.
  static func item(_ row: Row, for part: VisiblePart?) -> MediaItem { item(NamedRow(row), for: part) }

  /// Returns the item of a row of a list as a viewer sees it; `part` is nil for a caller who sees everything.
  static func item(_ row: NamedRow, for part: VisiblePart?) -> MediaItem {
    part?.shown(item(row), of: row["person"]) ?? item(row)
  }

  /// Returns the item of a row of a list.
  static func item(_ row: NamedRow) -> MediaItem {
    var item = MediaItem(
      id: row["publicID"], title: row["title"], file: row["file"], album: row["album"], owner: row["owner"],
      kind: kind(row), contentHash: row["contentHash"] ?? "", selectionCount: row["selectionCount"])
    item.picture = item.storedPicture()
    item.brand = row["correctedBrand"] ?? row["brand"]
    item.model = row["correctedModel"] ?? row["model"]
    item.lens = row["lens"]
    item.exifMake = row["exifMake"]
    item.exifModel = row["exifModel"]
    item.takenAt = row["takenAt"]
    item.rating = row["rating"]
    item.keywords = (row["keywords"] as String?)?.split(separator: "\n").map(String.init) ?? []
    item.takenAtIsModification = row["takenAtIsModification"]
    item.place = GeographicPlace(latitude: row["latitude"], longitude: row["longitude"], altitude: row["altitude"])
    item.problem = row["noticedProblem"] ?? row["problem"]
    return item
  }

  /// Returns the columns that hold what an item's file says, without the facets of its camera, since a correction may win.
  static func facts(of item: MediaItem) -> [(column: String, value: DatabaseValue)] {
    let takenAt = CaptureSortKey(item.takenAt)
    let facts: [(String, (any DatabaseValueConvertible)?)] = [
      ("title", item.title), ("contentHash", item.contentHash.isEmpty ? nil : item.contentHash),
      ("brand", item.brand), ("model", item.model), ("lens", item.lens),
      ("exifMake", item.exifMake), ("exifModel", item.exifModel),
      ("takenAt", item.takenAt), ("month", takenAt?.month),
      ("newestKey", takenAt?.newestKey ?? CaptureSortKey.undated), ("problem", item.problem),
      ("rating", item.rating), ("keywords", item.keywords.isEmpty ? nil : item.keywords.joined(separator: "\n")),
      ("takenAtIsModification", item.takenAtIsModification), ("latitude", item.place?.latitude),
      ("longitude", item.place?.longitude), ("altitude", item.place?.altitude),
    ]
    return (facts + kindFacts(of: item)).map { ($0, $1?.databaseValue ?? .null) }
  }
}

extension MediaItemRow {
  private static func kind(_ row: NamedRow) -> MediaItem.Kind {
    switch MediaType(rawValue: row["mediaType"]) {
    case .photo, nil: .photo(photoFacts(row))
    case .video: .video(videoFacts(row))
    case .audio: .audio(audioFacts(row))
    }
  }

  private static func photoFacts(_ row: NamedRow) -> PhotoFacts {
    var facts = PhotoFacts()
    facts.exposureProgram = (row["exposureProgram"] as String?).flatMap { .init(rawValue: $0) }
    facts.exposureTime = row["exposureTime"]
    facts.fNumber = row["fNumber"]
    facts.iso = row["iso"]
    facts.exposureBias = row["exposureBias"]
    facts.focalLength = row["focalLength"]
    facts.focalLength35 = row["focalLength35"]
    facts.pixelSize = PixelSize(width: row["width"], height: row["height"])
    facts.orientation = row["orientation"]
    return facts
  }

  private static func videoFacts(_ row: NamedRow) -> VideoFacts {
    var facts = VideoFacts()
    facts.durationMS = row["durationMS"]
    facts.codec = row["codec"]
    facts.pixelSize = PixelSize(width: row["width"], height: row["height"])
    facts.rotationDegrees = row["rotationDegrees"]
    return facts
  }

  private static func audioFacts(_ row: NamedRow) -> AudioFacts {
    var facts = AudioFacts()
    facts.durationMS = row["durationMS"]
    facts.codec = row["codec"]
    return facts
  }

  /// Returns the columns of all kinds of media; those of other kinds than the item's are empty.
  private static func kindFacts(of item: MediaItem) -> [(String, (any DatabaseValueConvertible)?)] {
    var (photo, video, audio): (PhotoFacts?, VideoFacts?, AudioFacts?)
    switch item.kind {
    case .photo(let facts): photo = facts
    case .video(let facts): video = facts
    case .audio(let facts): audio = facts
    }
    return [
      ("mediaType", item.mediaType.rawValue),
      ("exposureProgram", photo?.exposureProgram?.rawValue), ("exposureTime", photo?.exposureTime),
      ("fNumber", photo?.fNumber), ("iso", photo?.iso), ("exposureBias", photo?.exposureBias),
      ("focalLength", photo?.focalLength), ("focalLength35", photo?.focalLength35),
      ("width", item.pixelSize?.width), ("height", item.pixelSize?.height), ("orientation", photo?.orientation),
      ("durationMS", video?.durationMS ?? audio?.durationMS), ("codec", video?.codec ?? audio?.codec),
      ("rotationDegrees", video?.rotationDegrees),
    ]
  }
}
