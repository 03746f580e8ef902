import Calls
import Foundation
import MallService

/// A place in a line of a catalogue, and what was expected there.
struct CatalogueLineError: Error, Hashable, Worded {
  /// The field, `price.amountMinor` or `isoRange[1]`; empty for the line as a whole.
  let field: String
  /// The expected content.
  let expected: CatalogueExpectation

  init(field: String = "", expected: CatalogueExpectation) {
    self.field = field
    self.expected = expected
  }

  /// Returns one sentence without a full stop.
  func text(in sentences: ProblemSentences) -> String {
    let key = field.isEmpty ? "catalogueLine.line" : "catalogueLine.field"
    return sentences.text(key, ["field": field, "expected": expected])
  }
}

/// One line of a catalogue file: a product as a JSON object, with the coding keys of ``MallService/Product``.
///
/// `id`, `brand`, `model`, `kind` and `price` are required. Fields that are absent or null are unknown; fields with other
/// names are ignored. Control characters and blank ends of texts are removed; everything else that breaks a limit of
/// ``MallService/Product`` is refused.
enum CatalogueLine {
  /// Reads a line.
  ///
  /// - Throws: ``CatalogueLineError`` for a line that is no JSON object or too long, and at the first faulty field.
  static func parse(_ line: Data, _ decoder: JSONDecoder) throws(CatalogueLineError) -> Product {
    guard line.count <= CatalogueFile.lineLimitBytes else {
      throw CatalogueLineError(expected: .size(limit: CatalogueFile.lineLimitBytes, bytes: line.count))
    }
    do {
      return try decoder.decode(ParsedProduct.self, from: line).product
    } catch let error as CatalogueLineError {
      throw error
    } catch {
      throw CatalogueLineError(expected: .line)
    }
  }

  /// A product that reports faulty fields as ``CatalogueLineError``.
  private struct ParsedProduct: Decodable {
    let product: Product

    init(from decoder: any Decoder) throws {
      product = try CatalogueLine.product(CatalogueFields(try decoder.container(keyedBy: CatalogueKey.self)))
    }
  }

  private static func product(_ fields: CatalogueFields) throws(CatalogueLineError) -> Product {
    var product = Product(
      id: try id(fields), brand: try fields.required("brand", fields.text, .brand),
      model: try fields.required("model", fields.text, .model),
      kind: try kind(fields), price: try price(fields))
    product.purchaseCount = try fields.whole("purchaseCount", in: Product.purchaseCountRange) ?? 0
    product.variant = try fields.textsByName("variant")
    product.year = try fields.whole("year", in: Product.yearRange)
    product.megapixels = try fields.measure("megapixels")
    product.sensorSize = try sensorSize(fields)
    product.zoom = try fields.measure("zoom", atLeast: 1)
    product.equivalentFocalLength = try fields.bounds("equivalentFocalLength")
    product.focalLength = try fields.bounds("focalLength")
    product.fNumber = try fields.measure("fNumber")
    product.isoRange = try fields.bounds("isoRange")
    product.exposureTime = try fields.measure("exposureTime")
    product.processor = try fields.text("processor")
    product.colours = try fields.texts("colours")
    product.mount = try fields.text("mount")
    product.picture = try picture(fields)
    guard let product = product.normalised() else { throw CatalogueLineError(expected: .product) }
    return product
  }

  private static func id(_ fields: CatalogueFields) throws(CatalogueLineError) -> String {
    let expected = CatalogueExpectation.id(example: "canon-eos-5d")
    let id = try fields.required("id", fields.text, expected)
    guard Product.isValidID(id) else { throw CatalogueLineError(field: "id", expected: expected) }
    return id
  }

  private static func kind(_ fields: CatalogueFields) throws(CatalogueLineError) -> ProductKind {
    let expected = CatalogueExpectation.kind(names: ProductKind.allCases.map(\.rawValue))
    let name = try fields.required("kind", fields.text, expected)
    guard let kind = ProductKind(rawValue: name) else {
      throw CatalogueLineError(field: "kind", expected: expected)
    }
    return kind
  }

  private static func price(_ fields: CatalogueFields) throws(CatalogueLineError) -> Money {
    let example = #"{"amountMinor":359900,"currency":"CNY"}"#
    let price = try fields.required("price", fields.object, .price(example: example))
    let range = Int(Product.amountRange.lowerBound)...Int(Product.amountRange.upperBound)
    let wholeNumber = { (name: String) throws(CatalogueLineError) in try price.whole(name, in: range) }
    let amount = try price.required("amountMinor", wholeNumber, .amount)
    let code = CatalogueExpectation.currency(example: "CNY")
    let currency = try price.required("currency", price.text, code)
    guard Money.isCurrencyCode(currency) else { throw CatalogueLineError(field: "price.currency", expected: code) }
    return Money(amountMinor: Int64(amount), currency: currency)
  }

  private static func sensorSize(_ fields: CatalogueFields) throws(CatalogueLineError) -> SensorSize? {
    guard let size = try fields.object("sensorSize") else { return nil }
    let name = try size.required("name", size.text, .sensorName(example: "APS-C"))
    return SensorSize(name: name, widthMM: try size.measure("widthMM"), heightMM: try size.measure("heightMM"))
  }

  private static func picture(_ fields: CatalogueFields) throws(CatalogueLineError) -> MediaReference? {
    guard let name = try fields.text("picture") else { return nil }
    guard Product.isValidPictureName(name) else {
      throw CatalogueLineError(field: "picture", expected: .picture(example: "compact-pro-black"))
    }
    return MediaReference(token: name)
  }
}
