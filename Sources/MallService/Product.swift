import Attributes
import Calls

/// The kind of a product.
public enum ProductKind: String, CaseIterable, Codable, Sendable {
  /// A camera with a fixed lens.
  case compact
  /// A reflex body.
  case dslr
  /// A mirrorless body.
  case mirrorless
  /// A telephone.
  case phone
  /// An action camera.
  case action
  /// A camcorder.
  case camcorder
  /// A lens.
  case lens
  /// Anything else.
  case other

  /// Whether it is a body for interchangeable lenses, so that aperture and focal length belong to the lens.
  public var takesLenses: Bool {
    self == .dslr || self == .mirrorless
  }
}

/// The name and the sides of a sensor.
public struct SensorSize: Hashable, Codable, Sendable {
  /// The photographers' name: `Full frame`, `APS-C`, `1"`.
  public var name: String
  /// The width in millimetres, above 0.
  public var widthMM: Double?
  /// The height in millimetres, above 0.
  public var heightMM: Double?

  /// Creates a sensor size.
  public init(name: String, widthMM: Double? = nil, heightMM: Double? = nil) {
    self.name = name
    self.widthMM = widthMM
    self.heightMM = heightMM
  }
}

/// A product of the mall with its specifications; an unknown fact is absent.
///
/// Coding keys are the contract of catalogue files and of `tenfoot products --json`. ``normalised()`` states the limits.
public struct Product: Hashable, Codable, Sendable, Identifiable {
  /// The readable identifier, unique, such as `canon-eos-5d`.
  public var id: String
  /// The canonical brand.
  public var brand: String
  /// The canonical model with its brand; of a lens its canonical name. Several products may share it (colours, kits).
  public var model: String
  /// The kind.
  public var kind: ProductKind
  /// The price.
  public var price: Money
  /// How often it was bought.
  public var purchaseCount: Int = 0
  /// The difference from other products of its model, by language code: `{"en":"Black"}`.
  public var variant: [String: String]?
  /// The year in which it came out.
  public var year: Int?
  /// The effective pixels in millions, above 0.
  public var megapixels: Double?
  /// The sensor.
  public var sensorSize: SensorSize?
  /// The zoom ratio, at least 1; absent for a single focal length.
  public var zoom: Double?
  /// The shortest and the longest equivalent focal length on 36x24 mm film, in millimetres.
  public var equivalentFocalLength: [Double]?
  /// The shortest and the longest focal length, in millimetres.
  public var focalLength: [Double]?
  /// The widest aperture as an f-number, above 0.
  public var fNumber: Double?
  /// The lowest and the highest ISO speed.
  public var isoRange: [Double]?
  /// The fastest shutter speed in seconds, above 0.
  public var exposureTime: Double?
  /// The image processor.
  public var processor: String?
  /// The body colours, in lower-case English; at least one.
  public var colours: [String]?
  /// The lens mount.
  public var mount: String?
  /// The reference to its picture, the name of a drawing; nil if the mall has none. Drawings are public: unlike other
  /// references these may be guessed.
  public var picture: MediaReference?

  /// Creates a product with its necessary facts; everything else is absent until it is set.
  public init(id: String, brand: String, model: String, kind: ProductKind, price: Money) {
    self.id = id
    self.brand = brand
    self.model = model
    self.kind = kind
    self.price = price
  }
}

extension Product {
  /// The attribute that photos taken with it share: the lens of a lens, the model of any other product.
  public var relatedAttribute: Attribute {
    Attribute(kind == .lens ? .lens : .model, model)
  }
}

extension Product {
  private enum CodingKeys: String, CodingKey {
    case id, brand, model, kind, price, purchaseCount, variant, year, megapixels, sensorSize, zoom
    case equivalentFocalLength, focalLength, fNumber, isoRange, exposureTime, processor, colours, mount, picture
  }

  /// Reads a product; a purchase count that is left out is 0.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), brand: try container.decode(String.self, forKey: .brand),
      model: try container.decode(String.self, forKey: .model),
      kind: try container.decode(ProductKind.self, forKey: .kind),
      price: try container.decode(Money.self, forKey: .price))
    purchaseCount = try container.decodeIfPresent(Int.self, forKey: .purchaseCount) ?? 0
    variant = try container.decodeIfPresent([String: String].self, forKey: .variant)
    year = try container.decodeIfPresent(Int.self, forKey: .year)
    megapixels = try container.decodeIfPresent(Double.self, forKey: .megapixels)
    sensorSize = try container.decodeIfPresent(SensorSize.self, forKey: .sensorSize)
    zoom = try container.decodeIfPresent(Double.self, forKey: .zoom)
    equivalentFocalLength = try container.decodeIfPresent([Double].self, forKey: .equivalentFocalLength)
    focalLength = try container.decodeIfPresent([Double].self, forKey: .focalLength)
    fNumber = try container.decodeIfPresent(Double.self, forKey: .fNumber)
    isoRange = try container.decodeIfPresent([Double].self, forKey: .isoRange)
    exposureTime = try container.decodeIfPresent(Double.self, forKey: .exposureTime)
    processor = try container.decodeIfPresent(String.self, forKey: .processor)
    colours = try container.decodeIfPresent([String].self, forKey: .colours)
    mount = try container.decodeIfPresent(String.self, forKey: .mount)
    picture = try container.decodeIfPresent(MediaReference.self, forKey: .picture)
  }
}
