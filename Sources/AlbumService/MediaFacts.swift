import Attributes

/// The facts that only photos have: how they were exposed, and their pixels.
public struct PhotoFacts: Hashable, Sendable {
  /// How exposure was chosen.
  public var exposureProgram: ExposureProgram?
  /// The shutter speed in seconds, above 0.
  public var exposureTime: Double?
  /// The aperture as an f-number, above 0.
  public var fNumber: Double?
  /// The ISO speed, above 0.
  public var iso: Double?
  /// The exposure compensation in EV.
  public var exposureBias: Double?
  /// The focal length in millimetres, above 0.
  public var focalLength: Double?
  /// The focal length with the same angle of view on 36x24 mm film, in millimetres, above 0.
  public var focalLength35: Double?
  /// The pixels as stored, before ``orientation`` is applied.
  public var pixelSize: PixelSize?
  /// EXIF Orientation, 1 to 8; nil if it is absent from the file or invalid.
  public var orientation: Int?

  /// Creates facts that are all unknown.
  public init() {}
}

/// The facts that only videos have.
public struct VideoFacts: Hashable, Sendable {
  /// The duration in milliseconds, above 0.
  public var durationMS: Int64?
  /// The name of the video codec, such as `h264`.
  public var codec: String?
  /// The pixels as stored, before ``rotationDegrees`` is applied.
  public var pixelSize: PixelSize?
  /// The clockwise rotation to show it with: 0, 90, 180 or 270 degrees.
  public var rotationDegrees: Int?

  /// Creates facts that are all unknown.
  public init() {}
}

/// The facts that only recordings have.
public struct AudioFacts: Hashable, Sendable {
  /// The duration in milliseconds, above 0.
  public var durationMS: Int64?
  /// The name of the audio codec, such as `aac`.
  public var codec: String?

  /// Creates facts that are all unknown.
  public init() {}
}
