/// The name of one attribute that a photo or a product carries.
///
/// Raw values are the names that servers, files and the command line use (DESIGN.md, "Names of things").
/// Every number is in its field's own unit; see ``unit``.
public enum AttributeName: String, CaseIterable, Codable, Hashable, Sendable {
  /// Canonical brand, `Canon`.
  case brand
  /// Canonical camera model with its brand, `Canon EOS 550D`.
  case model
  /// Canonical lens name with its brand, `Canon EF 50mm f/1.4 USM`.
  case lens
  /// How exposure was chosen; see ``ExposureProgram``.
  case exposureProgram
  /// Shutter speed, seconds.
  case exposureTime
  /// Aperture as an f-number.
  case fNumber
  /// Sensitivity, ISO speed.
  case iso
  /// Exposure compensation, EV.
  case exposureBias
  /// Focal length, millimetres.
  case focalLength
  /// Focal length as it would frame on 36x24 mm film, millimetres.
  case focalLength35
  /// Local time of capture, ISO 8601.
  case takenAt
  /// Kind of product; see `ProductKind` of the mall.
  case kind
  /// Zoom ratio, longest over shortest focal length.
  case zoom
  /// Image processor, `DIGIC 6`.
  case processor
  /// Body colour, lower-case English.
  case colour
  /// Effective pixels, millions.
  case megapixels
  /// Name of the sensor size, `Full frame`, `1/2.3"`.
  case sensorSize
  /// Focal length as it would frame on 36x24 mm film, of a product, millimetres.
  case equivalentFocalLength

  /// Whether values are numbers; all others are text.
  public var isNumeric: Bool {
    switch self {
    case .exposureTime, .fNumber, .iso, .exposureBias, .focalLength, .focalLength35, .zoom, .megapixels,
      .equivalentFocalLength:
      true
    case .brand, .model, .lens, .exposureProgram, .takenAt, .kind, .processor, .colour, .sensorSize:
      false
    }
  }
}

/// What one attribute holds.
public enum AttributeValue: Hashable, Sendable {
  /// Words, free of control characters.
  case text(String)
  /// A finite number in the attribute's unit.
  case number(Double)
}

/// One attribute with its value: all that ever travels between album and mall.
public struct Attribute: Hashable, Sendable {
  /// Which attribute this is.
  public let name: AttributeName
  /// Its value; a number exactly where ``AttributeName/isNumeric`` says so.
  public let value: AttributeValue

  /// An attribute made of words, such as a brand.
  public init(_ name: AttributeName, _ text: String) {
    precondition(!name.isNumeric, "\(name) holds a number")
    self.name = name
    self.value = .text(text)
  }

  /// An attribute that is measured, in its field's unit.
  public init(_ name: AttributeName, _ number: Double) {
    precondition(name.isNumeric && number.isFinite, "\(name) holds text, or \(number) is not finite")
    self.name = name
    self.value = .number(number)
  }

  /// The words of a text attribute, nil for a number.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The number of a measured attribute, nil for text.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }
}

/// How exposure was chosen, from EXIF tag 0x8822 (Exif 2.32, table "ExposureProgram").
public enum ExposureProgram: String, CaseIterable, Codable, Sendable {
  /// Code 1.
  case manual
  /// Code 2.
  case normal
  /// Code 3.
  case aperturePriority
  /// Code 4.
  case shutterPriority
  /// Code 5, biased towards depth of field.
  case creative
  /// Code 6, biased towards fast shutter speed.
  case action
  /// Code 7, background out of focus.
  case portrait
  /// Code 8, background in focus.
  case landscape

  /// The program of an EXIF code; nil for 0 ("not defined") and every reserved code.
  public init?(exifCode: Int) {
    guard (1...Self.allCases.count).contains(exifCode) else { return nil }
    self = Self.allCases[exifCode - 1]
  }
}
