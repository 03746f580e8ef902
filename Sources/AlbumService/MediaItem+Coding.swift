import Attributes
import Calls

extension MediaItem: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, title, file, album, owner, sharedBy, mediaType, brand, model, lens, exifMake, exifModel
    case exposureProgram, exposureTime, fNumber, iso, exposureBias, focalLength, focalLength35, takenAt
    case takenAtIsModification, latitude, longitude, altitude
    case width, height, orientation, durationMS, codec, rotationDegrees
    case rating, keywords, selectionCount, contentHash, picture, problem
  }

  /// Reads an item; a missing owner, hash or list of keywords is empty, a missing count is 0.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), title: try container.decode(String.self, forKey: .title),
      file: try container.decodeIfPresent(String.self, forKey: .file),
      album: try container.decode(String.self, forKey: .album),
      owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "",
      kind: try Self.kind(container),
      contentHash: try container.decodeIfPresent(String.self, forKey: .contentHash) ?? "",
      selectionCount: try container.decodeIfPresent(Int.self, forKey: .selectionCount) ?? 0)
    sharedBy = try container.decodeIfPresent(String.self, forKey: .sharedBy)
    brand = try container.decodeIfPresent(String.self, forKey: .brand)
    model = try container.decodeIfPresent(String.self, forKey: .model)
    lens = try container.decodeIfPresent(String.self, forKey: .lens)
    exifMake = try container.decodeIfPresent(String.self, forKey: .exifMake)
    exifModel = try container.decodeIfPresent(String.self, forKey: .exifModel)
    takenAt = try container.decodeIfPresent(String.self, forKey: .takenAt)
    rating = try container.decodeIfPresent(Int.self, forKey: .rating)
    keywords = try container.decodeIfPresent([String].self, forKey: .keywords) ?? []
    takenAtIsModification = try container.decodeIfPresent(Bool.self, forKey: .takenAtIsModification) ?? false
    place = GeographicPlace(
      latitude: try container.decodeIfPresent(Double.self, forKey: .latitude),
      longitude: try container.decodeIfPresent(Double.self, forKey: .longitude),
      altitude: try container.decodeIfPresent(Double.self, forKey: .altitude))
    picture = try container.decodeIfPresent(MediaReference.self, forKey: .picture)
    problem = try container.decodeIfPresent(String.self, forKey: .problem)
  }

  /// Writes an item; absent values are omitted, and so are an empty owner, an empty hash, an empty list of keywords and
  /// a false `takenAtIsModification`. Latitude and longitude are in degrees, the altitude in metres.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encodeIfPresent(file, forKey: .file)
    try container.encode(album, forKey: .album)
    try container.encodeIfPresent(owner.isEmpty ? nil : owner, forKey: .owner)
    try container.encodeIfPresent(sharedBy, forKey: .sharedBy)
    try container.encode(mediaType, forKey: .mediaType)
    try container.encodeIfPresent(brand, forKey: .brand)
    try container.encodeIfPresent(model, forKey: .model)
    try container.encodeIfPresent(lens, forKey: .lens)
    try container.encodeIfPresent(exifMake, forKey: .exifMake)
    try container.encodeIfPresent(exifModel, forKey: .exifModel)
    try container.encodeIfPresent(takenAt, forKey: .takenAt)
    try container.encodeIfPresent(takenAtIsModification ? true : nil, forKey: .takenAtIsModification)
    try container.encodeIfPresent(place?.latitude, forKey: .latitude)
    try container.encodeIfPresent(place?.longitude, forKey: .longitude)
    try container.encodeIfPresent(place?.altitude, forKey: .altitude)
    try encodeKind(&container)
    try container.encodeIfPresent(rating, forKey: .rating)
    try container.encodeIfPresent(keywords.isEmpty ? nil : keywords, forKey: .keywords)
    try container.encode(selectionCount, forKey: .selectionCount)
    try container.encodeIfPresent(contentHash.isEmpty ? nil : contentHash, forKey: .contentHash)
    try container.encodeIfPresent(picture, forKey: .picture)
    try container.encodeIfPresent(problem, forKey: .problem)
  }
}

extension MediaItem {
  private typealias Container = KeyedDecodingContainer<CodingKeys>

  private static func kind(_ container: Container) throws -> Kind {
    switch try container.decode(MediaType.self, forKey: .mediaType) {
    case .photo: .photo(try photoFacts(container))
    case .video: .video(try videoFacts(container))
    case .audio: .audio(try audioFacts(container))
    }
  }

  private static func photoFacts(_ container: Container) throws -> PhotoFacts {
    var facts = PhotoFacts()
    facts.exposureProgram = try container.decodeIfPresent(ExposureProgram.self, forKey: .exposureProgram)
    facts.exposureTime = try container.decodeIfPresent(Double.self, forKey: .exposureTime)
    facts.fNumber = try container.decodeIfPresent(Double.self, forKey: .fNumber)
    facts.iso = try container.decodeIfPresent(Double.self, forKey: .iso)
    facts.exposureBias = try container.decodeIfPresent(Double.self, forKey: .exposureBias)
    facts.focalLength = try container.decodeIfPresent(Double.self, forKey: .focalLength)
    facts.focalLength35 = try container.decodeIfPresent(Double.self, forKey: .focalLength35)
    facts.pixelSize = try pixelSize(container)
    facts.orientation = try container.decodeIfPresent(Int.self, forKey: .orientation)
    return facts
  }

  private static func videoFacts(_ container: Container) throws -> VideoFacts {
    var facts = VideoFacts()
    facts.durationMS = try container.decodeIfPresent(Int64.self, forKey: .durationMS)
    facts.codec = try container.decodeIfPresent(String.self, forKey: .codec)
    facts.pixelSize = try pixelSize(container)
    facts.rotationDegrees = try container.decodeIfPresent(Int.self, forKey: .rotationDegrees)
    return facts
  }

  private static func audioFacts(_ container: Container) throws -> AudioFacts {
    var facts = AudioFacts()
    facts.durationMS = try container.decodeIfPresent(Int64.self, forKey: .durationMS)
    facts.codec = try container.decodeIfPresent(String.self, forKey: .codec)
    return facts
  }

  private static func pixelSize(_ container: Container) throws -> PixelSize? {
    PixelSize(
      width: try container.decodeIfPresent(Int.self, forKey: .width),
      height: try container.decodeIfPresent(Int.self, forKey: .height))
  }

  private func encodeKind(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
    try container.encodeIfPresent(pixelSize?.width, forKey: .width)
    try container.encodeIfPresent(pixelSize?.height, forKey: .height)
    switch kind {
    case .photo(let facts):
      try container.encodeIfPresent(facts.exposureProgram, forKey: .exposureProgram)
      try container.encodeIfPresent(facts.exposureTime, forKey: .exposureTime)
      try container.encodeIfPresent(facts.fNumber, forKey: .fNumber)
      try container.encodeIfPresent(facts.iso, forKey: .iso)
      try container.encodeIfPresent(facts.exposureBias, forKey: .exposureBias)
      try container.encodeIfPresent(facts.focalLength, forKey: .focalLength)
      try container.encodeIfPresent(facts.focalLength35, forKey: .focalLength35)
      try container.encodeIfPresent(facts.orientation, forKey: .orientation)
    case .video(let facts):
      try container.encodeIfPresent(facts.durationMS, forKey: .durationMS)
      try container.encodeIfPresent(facts.codec, forKey: .codec)
      try container.encodeIfPresent(facts.rotationDegrees, forKey: .rotationDegrees)
    case .audio(let facts):
      try container.encodeIfPresent(facts.durationMS, forKey: .durationMS)
      try container.encodeIfPresent(facts.codec, forKey: .codec)
    }
  }
}
