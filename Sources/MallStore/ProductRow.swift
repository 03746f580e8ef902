import Calls
import Foundation
import GRDB
import MallService
import Storage

/// The mapping of a product to the columns of its row.
enum ProductRow {
  /// Returns the product of a row.
  static func product(_ row: Row) throws -> Product { try product(NamedRow(row)) }

  /// Returns the product of a row of a list.
  static func product(_ row: NamedRow) throws -> Product {
    var product = Product(
      id: row["id"], brand: row["brand"], model: row["model"], kind: ProductKind(rawValue: row["kind"]) ?? .other,
      price: Money(amountMinor: row["amountMinor"], currency: row["currency"]))
    product.purchaseCount = row["purchaseCount"]
    product.variant = try decoded([String: String].self, row["variant"])
    product.year = row["year"]
    product.megapixels = row["megapixels"]
    product.sensorSize = (row["sensorSize"] as String?).map {
      SensorSize(name: $0, widthMM: row["sensorWidthMM"], heightMM: row["sensorHeightMM"])
    }
    product.zoom = row["zoom"]
    product.equivalentFocalLength = bounds(row["equivalentMin"], row["equivalentMax"])
    product.focalLength = bounds(row["focalMin"], row["focalMax"])
    product.fNumber = row["fNumber"]
    product.isoRange = bounds(row["isoMin"], row["isoMax"])
    product.exposureTime = row["exposureTime"]
    product.processor = row["processor"]
    product.colours = try decoded([String].self, row["colours"])
    product.mount = row["mount"]
    product.picture = (row["picture"] as String?).map(MediaReference.init)
    return product
  }

  /// Returns the columns that a catalogue sets, all but the purchase count, with their values for a product.
  static func columns(of product: Product) throws -> [(name: String, value: DatabaseValue)] {
    let facts = try facts(of: product).map { ($0, $1?.databaseValue ?? .null) }
    return facts + ProductFacet.keys.flatMap { zip($0.columns, $0.columnValues(of: product)) }
  }

  private static func facts(of product: Product) throws -> [(String, (any DatabaseValueConvertible)?)] {
    [
      ("id", product.id), ("brand", product.brand), ("model", product.model), ("kind", product.kind.rawValue),
      ("amountMinor", product.price.amountMinor), ("currency", product.price.currency),
      ("variant", try encoded(product.variant)), ("year", product.year), ("megapixels", product.megapixels),
      ("sensorSize", product.sensorSize?.name), ("sensorWidthMM", product.sensorSize?.widthMM),
      ("sensorHeightMM", product.sensorSize?.heightMM), ("zoom", product.zoom),
      ("equivalentMin", product.equivalentFocalLength?.first), ("equivalentMax", product.equivalentFocalLength?.last),
      ("focalMin", product.focalLength?.first), ("focalMax", product.focalLength?.last),
      ("fNumber", product.fNumber), ("isoMin", product.isoRange?.first), ("isoMax", product.isoRange?.last),
      ("exposureTime", product.exposureTime), ("processor", product.processor),
      ("colours", try encoded(product.colours)), ("mount", product.mount), ("picture", product.picture?.token),
    ]
  }

  /// Returns texts as JSON, names sorted.
  private static func encoded(_ value: (some Encodable)?) throws -> String? {
    guard let value else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func decoded<Value: Decodable>(_ type: Value.Type, _ json: String?) throws -> Value? {
    try json.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  private static func bounds(_ low: Double?, _ high: Double?) -> [Double]? {
    guard let low, let high else { return nil }
    return [low, high]
  }
}
