/// The name of an attribute of a photo or a product.
///
/// Raw values are the names that services, files and the command line use. Numbers are in the unit that each case states.
public enum AttributeName: String, CaseIterable, Codable, Hashable, Sendable {
  /// Canonical brand, `Canon`.
  case brand
  /// Canonical camera model with its brand, `Canon EOS 550D`.
  case model
  /// Canonical lens name with its brand, `Canon EF 50mm f/1.4 USM`.
  case lens
  /// Exposure program; the text is the raw value of an ``ExposureProgram``.
  case exposureProgram
  /// Shutter speed, seconds.
  case exposureTime
  /// Aperture as an f-number.
  case fNumber
  /// Sensitivity as an ISO speed.
  case iso
  /// Exposure compensation, EV.
  case exposureBias
  /// Focal length, millimetres.
  case focalLength
  /// Focal length with the same angle of view on 36x24 mm film, millimetres.
  case focalLength35
  /// Local time of capture, ISO 8601.
  case takenAt
  /// Kind of product; the text is the raw value of a `ProductKind` of the mall service.
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
  /// Focal length of a product with the same angle of view on 36x24 mm film, millimetres.
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

/// The value of an attribute.
public enum AttributeValue: Hashable, Sendable {
  /// Text without control characters.
  case text(String)
  /// A finite number in the attribute's unit.
  case number(Double)
}

/// An attribute with its value: the only thing that the album and the mall service exchange.
public struct Attribute: Hashable, Sendable {
  /// The attribute's name.
  public let name: AttributeName
  /// The attribute's value; a finite number if ``AttributeName/isNumeric`` is true, text otherwise.
  public let value: AttributeValue

  /// Creates a text attribute, such as a brand.
  ///
  /// - Precondition: The attribute is not numeric. For a name or value from outside use ``init(_:value:)``.
  public init(_ name: AttributeName, _ text: String) {
    precondition(!name.isNumeric, "\(name) holds a number")
    self.name = name
    self.value = .text(text)
  }

  /// Creates a numeric attribute, in the unit that its ``AttributeName`` states.
  ///
  /// - Precondition: The attribute is numeric, and the number finite. For a name or value from outside use
  ///   ``init(_:value:)``.
  public init(_ name: AttributeName, _ number: Double) {
    precondition(name.isNumeric && number.isFinite, "\(name) holds text, or \(number) is not finite")
    self.name = name
    self.value = .number(number)
  }

  /// Creates an attribute from a name and a value that may not fit each other.
  ///
  /// Nil for text if the attribute is numeric, for a number if it is not, and for a number that is not finite.
  public init?(_ name: AttributeName, value: AttributeValue) {
    switch value {
    case .text where name.isNumeric: return nil
    case .number(let number) where !name.isNumeric || !number.isFinite: return nil
    case .text, .number: (self.name, self.value) = (name, value)
    }
  }

  /// The text of a text attribute; nil for a numeric one.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The number of a numeric attribute; nil for a text one.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }
}

/// The exposure programs of EXIF tag 0x8822 (Exif 2.32, table "ExposureProgram").
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

  /// Creates the program of an EXIF code; nil for 0 ("not defined") and reserved codes.
  public init?(exifCode: Int) {
    guard (1...Self.allCases.count).contains(exifCode) else { return nil }
    self = Self.allCases[exifCode - 1]
  }
}
