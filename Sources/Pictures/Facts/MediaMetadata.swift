import Attributes

/// What a media file says about itself.
///
/// Values that make no sense are left out, each with a line in ``problems``: metadata is read as far as it goes.
public struct MediaMetadata: Hashable, Sendable {
  /// What the file is, by its content.
  public var format: MediaFormat
  /// SHA-256 of the whole file, lower-case hexadecimal.
  public var contentHash: String
  /// Width in pixels as stored, before orientation is applied, above 0.
  public var width: Int?
  /// Height in pixels as stored, before orientation is applied, above 0.
  public var height: Int?
  /// EXIF orientation, 1 to 8.
  public var orientation: Int?
  /// Maker as the file has it, without control characters.
  public var make: String?
  /// Camera model as the file has it, without control characters.
  public var model: String?
  /// Lens, as the file names it or Exiv2 knows its number.
  public var lens: String?
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
  /// What its maker called it.
  public var title: String?
  /// Why its picture cannot be shown, in English; nil as far as is known when it can.
  public var problem: String?
  /// What was passed over because it makes no sense, in English.
  public var problems: [String] = []
  /// Whether only decoding tells if there is a picture: nothing else vouches for the file, or it looks broken.
  var needsProbe = false

  /// Facts of a file of which nothing is known but its kind and content.
  public init(format: MediaFormat, contentHash: String) {
    self.format = format
    self.contentHash = contentHash
  }
}

extension MediaMetadata {
  /// Whether the file says anything about how its picture was made.
  public var hasMetadata: Bool {
    make != nil || model != nil || lens != nil || exposureProgram != nil || exposureTime != nil || fNumber != nil
      || iso != nil || exposureBias != nil || focalLength != nil || focalLength35 != nil || takenAt != nil
      || title != nil
  }

  private static var texts: [WritableKeyPath<MediaMetadata, String?>] {
    [\.make, \.model, \.lens, \.takenAt, \.title, \.problem]
  }
  private static var numbers: [WritableKeyPath<MediaMetadata, Double?>] {
    [\.exposureTime, \.fNumber, \.iso, \.exposureBias, \.focalLength, \.focalLength35]
  }
  private static var counts: [WritableKeyPath<MediaMetadata, Int?>] {
    [\.width, \.height, \.orientation]
  }
  private static var flags: [WritableKeyPath<MediaMetadata, Bool>] {
    [\.needsProbe]
  }

  /// Writes the facts.
  func write(to writer: inout ByteWriter) {
    writer.write(format.rawValue)
    writer.write(contentHash)
    for path in Self.texts { writer.write(optional: self[keyPath: path]) { $0.write($1) } }
    for path in Self.numbers { writer.write(optional: self[keyPath: path]) { $0.write($1) } }
    for path in Self.counts { writer.write(optional: self[keyPath: path].map(Double.init)) { $0.write($1) } }
    for path in Self.flags { writer.write(UInt8(self[keyPath: path] ? 1 : 0)) }
    writer.write(optional: exposureProgram?.rawValue) { $0.write($1) }
    writer.write(UInt32(problems.count))
    for problem in problems { writer.write(problem) }
  }

  /// Reads facts.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    guard let format = MediaFormat(rawValue: try reader.read()) else { throw MalformedMessage() }
    self.init(format: format, contentHash: try reader.read())
    for path in Self.texts { self[keyPath: path] = try reader.read(optional: ByteReader.text) }
    for path in Self.numbers { self[keyPath: path] = try reader.read(optional: ByteReader.number) }
    for path in Self.counts {
      guard let number = try reader.read(optional: ByteReader.number) else { continue }
      guard let count = Int(exactly: number) else { throw MalformedMessage() }
      self[keyPath: path] = count
    }
    for path in Self.flags { self[keyPath: path] = try reader.read(UInt8.self) != 0 }
    exposureProgram = try reader.read(optional: ByteReader.text).flatMap(ExposureProgram.init(rawValue:))
    for _ in 0..<(try reader.read(UInt32.self)) { problems.append(try reader.read()) }
  }
}
