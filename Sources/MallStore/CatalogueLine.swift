import Foundation
import MallService
import Storage

/// Why one line of a catalogue was refused: where in it, and what was expected there.
public struct CatalogueLineError: Error, Hashable, CustomStringConvertible, Sendable {
  /// The field, `price.amountMinor` or `isoRange[1]`; empty for the line as a whole.
  public let field: String
  /// What was expected, for a person: `a whole number of at least 0`.
  public let expected: String

  /// One sentence for a person.
  public var description: String {
    field.isEmpty ? "expected \(expected)" : "\(field): expected \(expected)"
  }

  /// An error at a field.
  public init(field: String = "", expected: String) {
    self.field = field
    self.expected = expected
  }
}

/// One line of a catalogue file (JSON Lines): one product as an object, its keys those of ``MallAPI/Product``.
///
/// Necessary are `id`, `brand`, `model`, `kind` and `price`. A field that is absent or null is not known; a field that this
/// version does not know is passed over. Control characters are removed. What makes no sense is refused with its place.
public enum CatalogueLine {
  /// Reads a line.
  ///
  /// - Throws: ``CatalogueLineError`` for what is not JSON, lacks something necessary, or makes no sense.
  public static func parse(_ line: String) throws(CatalogueLineError) -> Product {
    let fields = CatalogueFields(try object(line))
    var product = Product(
      id: try identifier(fields), brand: try fields.required("brand", fields.text, "a brand"),
      model: try fields.required("model", fields.text, "a model with its brand"),
      kind: try kind(fields), price: try price(fields))
    product.purchaseCount = try fields.whole("purchaseCount", in: 0...1_000_000_000) ?? 0
    product.variant = try fields.texts("variant")
    product.year = try fields.whole("year", in: 1800...2200)
    product.megapixels = try fields.measure("megapixels")
    product.sensorSize = try sensorSize(fields)
    product.zoom = try fields.measure("zoom", atLeast: 1)
    product.equivalentFocalLength = try fields.range("equivalentFocalLength")
    product.focalLength = try fields.range("focalLength")
    product.fNumber = try fields.measure("fNumber")
    product.isoRange = try fields.range("isoRange")
    product.exposureTime = try fields.measure("exposureTime")
    product.processor = try fields.text("processor")
    product.colours = try fields.list("colours")?.map { $0.lowercased() }
    product.mount = try fields.text("mount")
    product.picture = try picture(fields)
    return product
  }

  /// The name of a drawing; no path, since it is looked for among the program's own.
  private static func picture(_ fields: CatalogueFields) throws(CatalogueLineError) -> String? {
    guard let name = try fields.text("picture") else { return nil }
    guard name.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }) else {
      throw CatalogueLineError(field: "picture", expected: "the name of a drawing, such as compact-pro-black")
    }
    return name
  }

  private static func object(_ line: String) throws(CatalogueLineError) -> [String: JSONValue] {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
    } catch {
      throw CatalogueLineError(expected: "one JSON object")
    }
    guard case .object(let fields) = value else { throw CatalogueLineError(expected: "one JSON object") }
    return fields
  }

  private static func identifier(_ fields: CatalogueFields) throws(CatalogueLineError) -> String {
    let expected = "a readable slug of 1 to 100 letters, digits and -._, such as canon-eos-5d"
    let id = try fields.required("id", fields.text, expected)
    let isSlug = id.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains($0)
    }
    guard isSlug, id.count <= 100 else { throw CatalogueLineError(field: "id", expected: expected) }
    return id
  }

  private static func kind(_ fields: CatalogueFields) throws(CatalogueLineError) -> ProductKind {
    let kinds = ProductKind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let kind = ProductKind(rawValue: try fields.text("kind") ?? "") else {
      throw CatalogueLineError(field: "kind", expected: "one of \(kinds)")
    }
    return kind
  }

  private static func price(_ fields: CatalogueFields) throws(CatalogueLineError) -> Money {
    let example = #"a price such as {"amountMinor":359900,"currency":"CNY"}"#
    guard let price = try fields.object("price") else { throw CatalogueLineError(field: "price", expected: example) }
    guard let amount = try price.whole("amountMinor", in: 0...1_000_000_000_000) else {
      throw CatalogueLineError(field: "price.amountMinor", expected: "the amount in the currency's smallest unit")
    }
    let expected = "an ISO 4217 code of three capital letters, such as CNY"
    let currency = try price.text("currency") ?? ""
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw CatalogueLineError(field: "price.currency", expected: expected)
    }
    return Money(amountMinor: Int64(amount), currency: currency)
  }

  private static func sensorSize(_ fields: CatalogueFields) throws(CatalogueLineError) -> SensorSize? {
    guard let size = try fields.object("sensorSize") else { return nil }
    guard let name = try size.text("name") else {
      throw CatalogueLineError(field: "sensorSize.name", expected: "a name such as APS-C")
    }
    return SensorSize(name: name, widthMM: try size.measure("widthMM"), heightMM: try size.measure("heightMM"))
  }
}
