import Attributes

/// What a product is.
public enum ProductKind: String, CaseIterable, Codable, Sendable {
  /// A camera with a lens that stays on.
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

  /// Whether lenses of other makers can be put on, so that aperture and focal length are not the body's own.
  public var takesLenses: Bool {
    self == .dslr || self == .mirrorless
  }
}

/// An amount of money in a currency's smallest unit.
public struct Money: Hashable, Codable, Sendable {
  /// The amount in minor units: 359900 is 3,599.00 where the currency has two digits.
  public var amountMinor: Int64
  /// ISO 4217 code, `CNY`.
  public var currency: String

  /// An amount.
  public init(amountMinor: Int64, currency: String) {
    self.amountMinor = amountMinor
    self.currency = currency
  }
}

/// A sensor's name and sides.
public struct SensorSize: Hashable, Codable, Sendable {
  /// What photographers call it: `Full frame`, `APS-C`, `1"`.
  public var name: String
  /// Width, millimetres.
  public var widthMM: Double?
  /// Height, millimetres.
  public var heightMM: Double?

  /// A sensor size.
  public init(name: String, widthMM: Double? = nil, heightMM: Double? = nil) {
    self.name = name
    self.widthMM = widthMM
    self.heightMM = heightMM
  }
}

/// One product of the mall with its specifications; an unknown fact is absent.
///
/// Coding keys are the contract of catalogue files and `tenfoot products --json`.
public struct Product: Hashable, Codable, Sendable, Identifiable {
  /// Readable slug, unique.
  public var id: String
  /// Canonical brand.
  public var brand: String
  /// Canonical model with its brand; of a lens its canonical name. Several products may share it (colours, kits).
  public var model: String
  /// What it is.
  public var kind: ProductKind
  /// What it costs.
  public var price: Money
  /// How often it was bought.
  public var purchaseCount: Int = 0
  /// What tells it from others of its model, by language code: `{"en":"Black"}`.
  public var variant: [String: String]?
  /// Year it came out.
  public var year: Int?
  /// Effective pixels, millions.
  public var megapixels: Double?
  /// Sensor.
  public var sensorSize: SensorSize?
  /// Zoom ratio; absent for a single focal length.
  public var zoom: Double?
  /// Equivalent focal lengths on 36x24 mm film, shortest and longest, millimetres.
  public var equivalentFocalLength: [Double]?
  /// Focal lengths, shortest and longest, millimetres.
  public var focalLength: [Double]?
  /// Widest aperture as an f-number.
  public var fNumber: Double?
  /// Lowest and highest sensitivity, ISO speed.
  public var isoRange: [Double]?
  /// Fastest shutter speed, seconds.
  public var exposureTime: Double?
  /// Image processor.
  public var processor: String?
  /// Body colours, lower-case English.
  public var colours: [String]?
  /// Lens mount.
  public var mount: String?
  /// Name of its drawing among the assets.
  public var picture: String?

  /// A product with its necessary facts.
  public init(id: String, brand: String, model: String, kind: ProductKind, price: Money) {
    self.id = id
    self.brand = brand
    self.model = model
    self.kind = kind
    self.price = price
  }
}

extension Product {
  private enum CodingKeys: String, CodingKey {
    case id, brand, model, kind, price, purchaseCount, variant, year, megapixels, sensorSize, zoom
    case equivalentFocalLength, focalLength, fNumber, isoRange, exposureTime, processor, colours, mount, picture
  }

  /// Reads a product; one that does not say how often it was bought was bought by nobody.
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
    picture = try container.decodeIfPresent(String.self, forKey: .picture)
  }
}

extension Product {
  /// The attribute that related photos share: the lens name of a lens, the model of anything else.
  public var relatedAttribute: Attribute {
    Attribute(kind == .lens ? .lens : .model, model)
  }
}

/// An order: one product, bought once.
public struct Order: Hashable, Codable, Sendable, Identifiable {
  /// The mall's own identifier.
  public var id: String
  /// Which product, by id.
  public var product: String
  /// What was paid.
  public var price: Money
  /// The buyer's idempotency key.
  public var key: String
  /// When, RFC 3339 in UTC.
  public var orderedAt: String

  /// An order.
  public init(id: String, product: String, price: Money, key: String, orderedAt: String) {
    self.id = id
    self.product = product
    self.price = price
    self.key = key
    self.orderedAt = orderedAt
  }
}
