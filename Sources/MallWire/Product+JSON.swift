import Calls
import MallService
import WireFormat

extension Product: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("brand", brand)
      json.member("model", model)
      json.member("kind", kind.rawValue)
      json.member("price", value: price)
      json.member("purchaseCount", purchaseCount)
      json.variant(variant)
      json.member("year", ifPresent: year)
      json.specifications(of: self)
      json.member("picture", ifPresent: picture?.token)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func specifications(of product: Product) {
    member("megapixels", ifPresent: product.megapixels)
    member("sensorSize", valueIfPresent: product.sensorSize)
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

  fileprivate mutating func variant(_ texts: [String: String]?) {
    guard let texts else { return }
    name("variant")
    object { json in
      for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
        json.name(language)
        json.string(text)
      }
    }
  }
}

extension SensorSize: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("widthMM", ifPresent: widthMM)
      json.member("heightMM", ifPresent: heightMM)
    }
  }
}

extension Money: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("amountMinor", amountMinor)
      json.member("currency", currency)
    }
  }
}

extension Brand: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("productCount", productCount)
      json.member("purchaseCount", purchaseCount)
      json.member("cover", value: cover)
    }
  }
}
