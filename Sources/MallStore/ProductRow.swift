import Foundation
import GRDB
import MallService
import Storage

/// How a product lies in its row.
enum ProductRow {
  /// The product of a row.
  static func product(_ row: Row) throws -> Product {
    var product = Product(
      id: row["id"], brand: row["brand"], model: row["model"], kind: ProductKind(rawValue: row["kind"]) ?? .other,
      price: Money(amountMinor: row["amountMinor"], currency: row["currency"]))
    product.purchaseCount = row["purchaseCount"]
    product.variant = try list([String: String].self, row["variant"])
    product.year = row["year"]
    product.megapixels = row["megapixels"]
    product.sensorSize = (row["sensorSize"] as String?).map {
      SensorSize(name: $0, widthMM: row["sensorWidthMM"], heightMM: row["sensorHeightMM"])
    }
    product.zoom = row["zoom"]
    product.equivalentFocalLength = range(row["equivalentMin"], row["equivalentMax"])
    product.focalLength = range(row["focalMin"], row["focalMax"])
    product.fNumber = row["fNumber"]
    product.isoRange = range(row["isoMin"], row["isoMax"])
    product.exposureTime = row["exposureTime"]
    product.processor = row["processor"]
    product.colours = try list([String].self, row["colours"])
    product.mount = row["mount"]
    product.picture = row["picture"]
    return product
  }

  /// What a catalogue says of a product, as columns and values: everything but its purchases.
  static func facts(of product: Product) throws -> [(column: String, value: DatabaseValue)] {
    let lens = product.kind == .lens ? product.focalLength : nil
    let fixed = product.kind == .lens || product.kind.takesLenses ? nil : product.equivalentFocalLength
    let facts: [(String, (any DatabaseValueConvertible)?)] = [
      ("id", product.id), ("brand", product.brand), ("model", product.model), ("kind", product.kind.rawValue),
      ("amountMinor", product.price.amountMinor), ("currency", product.price.currency),
      ("variant", try product.variant.map { try json($0) }), ("year", product.year), ("megapixels", product.megapixels),
      ("sensorSize", product.sensorSize?.name), ("sensorWidthMM", product.sensorSize?.widthMM),
      ("sensorHeightMM", product.sensorSize?.heightMM), ("zoom", product.zoom),
      ("equivalentMin", product.equivalentFocalLength?.first), ("equivalentMax", product.equivalentFocalLength?.last),
      ("focalMin", product.focalLength?.first), ("focalMax", product.focalLength?.last),
      ("lensMin", lens?.first), ("lensMax", lens?.last), ("fixedMin", fixed?.first), ("fixedMax", fixed?.last),
      ("fNumber", product.fNumber), ("isoMin", product.isoRange?.first), ("isoMax", product.isoRange?.last),
      ("exposureTime", product.exposureTime), ("processor", product.processor),
      ("colours", try product.colours.map { try json($0) }), ("mount", product.mount), ("picture", product.picture),
    ]
    return facts.map { ($0, $1?.databaseValue ?? .null) }
  }

  /// A list of texts, or texts by name, as JSON; names in order, so that equal facts are stored alike.
  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func list<List: Decodable>(_ type: List.Type, _ json: String?) throws -> List? {
    try json.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  private static func range(_ low: Double?, _ high: Double?) -> [Double]? {
    guard let low, let high else { return nil }
    return [low, high]
  }
}

extension Product {
  /// The product as it may be stored: no control characters, no blank texts, colours in lower case.
  var storable: Product {
    var product = self
    product.brand = brand.storable ?? ""
    product.model = model.storable ?? ""
    product.price.currency = price.currency.storable ?? ""
    product.processor = processor?.storable
    product.mount = mount?.storable
    product.picture = picture?.storable
    product.sensorSize = sensorSize.flatMap { size in
      size.name.storable.map { SensorSize(name: $0, widthMM: size.widthMM, heightMM: size.heightMM) }
    }
    let variant = variant?.compactMap { language, text in
      language.storable.flatMap { language in text.storable.map { (language, $0) } }
    }
    product.variant = variant.map { Dictionary($0) { first, _ in first } }
    product.colours = colours?.compactMap(\.storable).map { $0.lowercased() }
    return product
  }
}
