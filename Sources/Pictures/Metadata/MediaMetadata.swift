import Attributes

/// The metadata of a media file.
///
/// Invalid values are left out, and each is described in ``problems``.
public struct MediaMetadata: Hashable, Sendable {
  /// The format of the file, detected from its content.
  public var format: MediaFormat
  /// SHA-256 of the whole file: 64 lower-case hexadecimal digits.
  public var contentHash: String
  /// Width in pixels as stored, before the orientation is applied, at least 1.
  public var width: Int?
  /// Height in pixels as stored, before the orientation is applied, at least 1.
  public var height: Int?
  /// EXIF orientation, 1 to 8.
  public var orientation: Int?
  /// The camera's maker as written in the file, sanitised.
  public var make: String?
  /// The camera's model as written in the file, sanitised.
  public var model: String?
  /// The lens as the file names it, or Exiv2's name for its number; sanitised.
  public var lens: String?
  /// The lens's maker as written in the file, sanitised.
  public var lensMake: String?
  /// How the exposure was chosen.
  public var exposureProgram: ExposureProgram?
  /// Shutter speed in seconds, within ``exposureTimeRange``.
  public var exposureTime: Double?
  /// Aperture as an f-number, within ``fNumberRange``.
  public var fNumber: Double?
  /// ISO speed, within ``isoRange``.
  public var iso: Double?
  /// Exposure compensation in EV, within ``exposureBiasRange``.
  public var exposureBias: Double?
  /// Focal length in millimetres, within ``focalLengthRange``.
  public var focalLength: Double?
  /// Equivalent focal length on 36 x 24 mm film in millimetres, within ``focalLength35Range``.
  public var focalLength35: Double?
  /// Local time of capture, `2014-06-21T21:40:05`, with a fraction and an offset only where the file has them; a date alone,
  /// `1985-07-14`, `1985-07` or `1985`, where it has no more.
  public var takenAt: String?
  /// Whether ``takenAt`` is when the file was last changed, because it states no other time.
  public var takenAtIsModification = false
  /// Where it was taken.
  public var place: GeographicPlace?
  /// The title that the file contains, sanitised.
  public var title: String?
  /// Stars, within ``MediaDescription/ratingRange``; nil where it was not rated.
  public var rating: Int?
  /// Keywords, as ``MediaDescription/keywords``.
  public var keywords: [String] = []
  /// The reason why the picture cannot be shown, in English; nil if it can be, as far as is known.
  public var problem: String?
  /// Descriptions of the values that were left out as invalid, in English.
  public var problems: [String] = []
  /// Whether only decoding can tell that there is a picture: the file looks damaged, or nothing in it proves a picture.
  var needsDecoding = false

  /// Creates metadata with nothing but the format and the content hash.
  public init(format: MediaFormat, contentHash: String) {
    self.format = format
    self.contentHash = contentHash
  }

  /// Whether the file has any metadata on how its picture was taken.
  public var hasMetadata: Bool {
    make != nil || model != nil || lens != nil || exposureProgram != nil || exposureTime != nil || fNumber != nil
      || iso != nil || exposureBias != nil || focalLength != nil || focalLength35 != nil || takenAt != nil
      || title != nil || place != nil
  }
}

// Values outside these ranges are invalid. They are wider than any camera's, so that no real value is lost.
extension MediaMetadata {
  /// Valid widths and heights in pixels.
  static let pixelRange = 1...Int(UInt32.max)
  /// Valid EXIF orientations.
  static let orientationRange = 1...8
  /// Valid exposure times in seconds.
  static let exposureTimeRange = 1e-7...86_400
  /// Valid f-numbers.
  static let fNumberRange = 0.1...1_000
  /// Valid ISO speeds.
  static let isoRange = 0.1...1e8
  /// Valid exposure compensations in EV.
  static let exposureBiasRange = -10.0...10
  /// Valid focal lengths in millimetres.
  static let focalLengthRange = 0.1...100_000
  /// Valid equivalent focal lengths in millimetres.
  static let focalLength35Range = 1.0...100_000
}
