import Attributes

/// What sort of medium an item of the album is.
public enum MediaType: String, Codable, Sendable {
  /// A still picture.
  case photo
  /// Moving pictures.
  case video
  /// Sound alone.
  case audio
}

/// One medium of the album, with every attribute its file carries.
///
/// Coding keys are the contract of `tenfoot photos --json`; absent values are left out.
public struct Photo: Hashable, Codable, Sendable, Identifiable {
  /// The album's own identifier.
  public var id: String
  /// What it is called: its title in the metadata, else its file name without ending.
  public var title: String
  /// Absolute path of the file on the album's machine.
  public var file: String
  /// Name of the album it is filed in.
  public var album: String
  /// Who owns it; empty when nobody is named.
  public var owner: String
  /// Photo, video or audio.
  public var mediaType: MediaType
  /// Canonical brand.
  public var brand: String?
  /// Canonical model with its brand.
  public var model: String?
  /// Canonical lens name.
  public var lens: String?
  /// EXIF Make as the file has it, cleaned of control characters.
  public var exifMake: String?
  /// EXIF Model as the file has it, cleaned of control characters.
  public var exifModel: String?
  /// How exposure was chosen.
  public var exposureProgram: ExposureProgram?
  /// Shutter speed, seconds, above 0.
  public var exposureTime: Double?
  /// Aperture as an f-number, above 0.
  public var fNumber: Double?
  /// Sensitivity, ISO speed, above 0.
  public var iso: Double?
  /// Exposure compensation, EV.
  public var exposureBias: Double?
  /// Focal length, millimetres, above 0.
  public var focalLength: Double?
  /// Equivalent focal length on 36x24 mm film, millimetres, above 0.
  public var focalLength35: Double?
  /// Local time of capture, `2014-06-21T21:40:05`, with an offset only where the file has one.
  public var takenAt: String?
  /// Width in pixels as stored, before orientation is applied.
  public var width: Int?
  /// Height in pixels as stored, before orientation is applied.
  public var height: Int?
  /// EXIF orientation, 1 to 8; nil where the file has none or a wrong one.
  public var orientation: Int?
  /// How often an attribute of it was looked up.
  public var selectionCount: Int
  /// SHA-256 of the whole file, lower-case hexadecimal.
  public var contentHash: String
  /// Why the picture cannot be shown, in English; nil when it can.
  public var problem: String?

  /// A photo with its necessary facts; everything else is absent until it is set.
  public init(
    id: String, title: String, file: String, album: String, owner: String = "", mediaType: MediaType = .photo,
    contentHash: String = "", selectionCount: Int = 0
  ) {
    self.id = id
    self.title = title
    self.file = file
    self.album = album
    self.owner = owner
    self.mediaType = mediaType
    self.contentHash = contentHash
    self.selectionCount = selectionCount
  }
}

extension Photo {
  /// The attributes it carries, in the order a page shows them.
  public var attributes: [Attribute] {
    let words: [(AttributeName, String?)] = [
      (.brand, brand), (.model, model), (.lens, lens), (.exposureProgram, exposureProgram?.rawValue),
    ]
    let numbers: [(AttributeName, Double?)] = [
      (.exposureTime, exposureTime), (.fNumber, fNumber), (.iso, iso), (.exposureBias, exposureBias),
      (.focalLength, focalLength), (.focalLength35, focalLength35),
    ]
    return words.compactMap { name, text in text.map { Attribute(name, $0) } }
      + numbers.compactMap { name, number in number.map { Attribute(name, $0) } }
      + [takenAt.map { Attribute(.takenAt, $0) }].compactMap(\.self)
  }

  /// A photo's attribute of this name, nil where it has none.
  public func attribute(_ name: AttributeName) -> Attribute? {
    attributes.first { $0.name == name }
  }
}
