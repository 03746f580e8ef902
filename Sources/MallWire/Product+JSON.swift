import Calls
import MallService
import WireFormat

extension JSONWriter {
  /// Writes a product, with the members of its `Codable` form.
  public mutating func product(_ product: Product) {
    object { json in
      json.member("id", product.id)
      json.member("brand", product.brand)
      json.member("model", product.model)
      json.member("kind", product.kind.rawValue)
      json.name("price")
      json.money(product.price)
      json.member("purchaseCount", product.purchaseCount)
      json.variant(product.variant)
      json.member("year", ifPresent: product.year)
      json.specifications(of: product)
      json.member("picture", ifPresent: product.picture?.token)
    }
  }

  private mutating func specifications(of product: Product) {
    member("megapixels", ifPresent: product.megapixels)
    if let size = product.sensorSize {
      name("sensorSize")
      sensorSize(size)
    }
    member("zoom", ifPresent: product.zoom)
    member("equivalentFocalLength", ifPresent: product.equivalentFocalLength) { $0.number($1) }
    member("focalLength", ifPresent: product.focalLength) { $0.number($1) }
    member("fNumber", ifPresent: product.fNumber)
    member("isoRange", ifPresent: product.isoRange) { $0.number($1) }
    member("exposureTime", ifPresent: product.exposureTime)
    member("processor", ifPresent: product.processor)
    member("colours", ifPresent: product.colours) { $0.string($1) }
    member("mount", ifPresent: product.mount)
  }

  private mutating func variant(_ texts: [String: String]?) {
    guard let texts else { return }
    name("variant")
    object { json in
      for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
        json.name(language)
        json.string(text)
      }
    }
  }

  private mutating func sensorSize(_ size: SensorSize) {
    object { json in
      json.member("name", size.name)
      json.member("widthMM", ifPresent: size.widthMM)
      json.member("heightMM", ifPresent: size.heightMM)
    }
  }

  /// Writes an amount of money, with the members of its `Codable` form.
  public mutating func money(_ money: Money) {
    object { json in
      json.member("amountMinor", money.amountMinor)
      json.member("currency", money.currency)
    }
  }

  /// Writes a brand, with the members of its `Codable` form.
  public mutating func brand(_ brand: Brand) {
    object { json in
      json.member("name", brand.name)
      json.member("productCount", brand.productCount)
      json.member("purchaseCount", brand.purchaseCount)
      json.name("cover")
      json.product(brand.cover)
    }
  }

  /// Writes an order, with the members of its `Codable` form.
  public mutating func order(_ order: Order) {
    object { json in
      json.member("id", order.id)
      json.member("product", order.product)
      json.name("price")
      json.money(order.price)
      json.member("key", order.key)
      json.member("orderedAt", order.orderedAt)
    }
  }
}
