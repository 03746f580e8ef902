import Attributes

extension Photo {
  private enum CodingKeys: String, CodingKey {
    case id, title, file, album, owner, mediaType, brand, model, lens, exifMake, exifModel
    case exposureProgram, exposureTime, fNumber, iso, exposureBias, focalLength, focalLength35, takenAt
    case width, height, orientation, selectionCount, contentHash, problem
  }

  /// Reads a photo; an owner, a hash and a count that are left out are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), title: try container.decode(String.self, forKey: .title),
      file: try container.decode(String.self, forKey: .file), album: try container.decode(String.self, forKey: .album),
      owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "",
      mediaType: try container.decode(MediaType.self, forKey: .mediaType),
      contentHash: try container.decodeIfPresent(String.self, forKey: .contentHash) ?? "",
      selectionCount: try container.decodeIfPresent(Int.self, forKey: .selectionCount) ?? 0)
    brand = try container.decodeIfPresent(String.self, forKey: .brand)
    model = try container.decodeIfPresent(String.self, forKey: .model)
    lens = try container.decodeIfPresent(String.self, forKey: .lens)
    exifMake = try container.decodeIfPresent(String.self, forKey: .exifMake)
    exifModel = try container.decodeIfPresent(String.self, forKey: .exifModel)
    exposureProgram = try container.decodeIfPresent(ExposureProgram.self, forKey: .exposureProgram)
    exposureTime = try container.decodeIfPresent(Double.self, forKey: .exposureTime)
    fNumber = try container.decodeIfPresent(Double.self, forKey: .fNumber)
    iso = try container.decodeIfPresent(Double.self, forKey: .iso)
    exposureBias = try container.decodeIfPresent(Double.self, forKey: .exposureBias)
    focalLength = try container.decodeIfPresent(Double.self, forKey: .focalLength)
    focalLength35 = try container.decodeIfPresent(Double.self, forKey: .focalLength35)
    takenAt = try container.decodeIfPresent(String.self, forKey: .takenAt)
    width = try container.decodeIfPresent(Int.self, forKey: .width)
    height = try container.decodeIfPresent(Int.self, forKey: .height)
    orientation = try container.decodeIfPresent(Int.self, forKey: .orientation)
    problem = try container.decodeIfPresent(String.self, forKey: .problem)
  }

  /// Writes a photo; what is absent is left out, an owner who is nobody and a hash that is not known among it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encode(file, forKey: .file)
    try container.encode(album, forKey: .album)
    try container.encodeIfPresent(owner.isEmpty ? nil : owner, forKey: .owner)
    try container.encode(mediaType, forKey: .mediaType)
    try container.encodeIfPresent(brand, forKey: .brand)
    try container.encodeIfPresent(model, forKey: .model)
    try container.encodeIfPresent(lens, forKey: .lens)
    try container.encodeIfPresent(exifMake, forKey: .exifMake)
    try container.encodeIfPresent(exifModel, forKey: .exifModel)
    try container.encodeIfPresent(exposureProgram, forKey: .exposureProgram)
    try container.encodeIfPresent(exposureTime, forKey: .exposureTime)
    try container.encodeIfPresent(fNumber, forKey: .fNumber)
    try container.encodeIfPresent(iso, forKey: .iso)
    try container.encodeIfPresent(exposureBias, forKey: .exposureBias)
    try container.encodeIfPresent(focalLength, forKey: .focalLength)
    try container.encodeIfPresent(focalLength35, forKey: .focalLength35)
    try container.encodeIfPresent(takenAt, forKey: .takenAt)
    try container.encodeIfPresent(width, forKey: .width)
    try container.encodeIfPresent(height, forKey: .height)
    try container.encodeIfPresent(orientation, forKey: .orientation)
    try container.encode(selectionCount, forKey: .selectionCount)
    try container.encodeIfPresent(contentHash.isEmpty ? nil : contentHash, forKey: .contentHash)
    try container.encodeIfPresent(problem, forKey: .problem)
  }
}
