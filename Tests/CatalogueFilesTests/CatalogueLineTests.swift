import Foundation
import MallService
import TestSupport
import Testing

@testable import CatalogueFiles

/// One line of a catalogue is a product, or a problem with its place and what was expected there.
@Suite struct CatalogueLineTests {
  private static let g7x =
    #"{"id":"canon-powershot-g7-x","brand":"Canon","model":"Canon PowerShot G7 X","kind":"compact","#
    + #""price":{"amountMinor":359900,"currency":"CNY"},"year":2014,"megapixels":20.2,"#
    + #""sensorSize":{"name":"1\"","widthMM":13.2,"heightMM":8.8},"zoom":4.2,"equivalentFocalLength":[24,100],"#
    + #""focalLength":[8.8,36.8],"fNumber":1.8,"isoRange":[125,12800],"exposureTime":0.0005,"processor":"DIGIC 6","#
    + #""colours":["black"]}"#

  private static func product(_ line: String) throws(CatalogueLineError) -> Product {
    try CatalogueLine.parse(Data(line.utf8), JSONDecoder())
  }

  @Test func theDocumentedLineIsRead() throws {
    let product = try Self.product(Self.g7x)
    #expect(product.id == "canon-powershot-g7-x" && product.kind == .compact && product.purchaseCount == 0)
    #expect(product.price == Money(amountMinor: 359_900, currency: "CNY"))
    #expect(product.sensorSize == SensorSize(name: "1\"", widthMM: 13.2, heightMM: 8.8))
    #expect(product.isoRange == [125, 12800] && product.exposureTime == 0.0005 && product.colours == ["black"])
  }

  /// A line with one field set to some JSON, or left out.
  private static func line(_ field: String, _ json: String?) -> String {
    var fields = ["id": #""a""#, "brand": #""B""#, "model": #""B M""#, "kind": #""lens""#]
    fields["price"] = #"{"amountMinor":1,"currency":"CNY"}"#
    fields[field] = json
    return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  private static func text(_ count: Int) -> String {
    "\"" + String(repeating: "a", count: count) + "\""
  }

  private static func list(_ count: Int) -> String {
    "[" + Array(repeating: text(1), count: count).joined(separator: ",") + "]"
  }

  @Test(arguments: ["id", "brand", "model", "kind", "price"])
  func requiredFieldsMustBeThere(_ field: String) throws {
    for json in [nil, "null", #""\u0007 ""#, "[]"] {
      let error = try #require(throws: CatalogueLineError.self) { try Self.product(Self.line(field, json)) }
      #expect(error.field == field && english(error).hasPrefix("\(field): expected "), "\(error)")
    }
  }

  private static let faulty: [(String, String, String)] = [
    ("price", #"{"amountMinor":-1,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":1.5,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":1e300,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":"1","currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"currency":"CNY"}"#, "price.amountMinor"), ("price", #"{"amountMinor":1}"#, "price.currency"),
    ("price", #"{"amountMinor":1,"currency":"yuan"}"#, "price.currency"), ("price", "12", "price"),
    ("price", #"{"amountMinor":1,"currency":"cny"}"#, "price.currency"),
    ("price", #"{"amountMinor":1,"currency":"CN¥"}"#, "price.currency"),
    ("kind", #""toaster""#, "kind"), ("kind", "7", "kind"), ("id", #""../etc""#, "id"), ("id", #""a b""#, "id"),
    ("id", "\"a\u{1}\"", "id"), ("id", text(101), "id"), ("id", text(200), "id"),
    ("purchaseCount", "-1", "purchaseCount"), ("purchaseCount", "true", "purchaseCount"),
    ("purchaseCount", "0.5", "purchaseCount"), ("year", "99999", "year"), ("year", #""2014""#, "year"),
    ("megapixels", "0", "megapixels"), ("megapixels", "-3", "megapixels"), ("megapixels", #""20.2""#, "megapixels"),
    ("zoom", "0.5", "zoom"), ("fNumber", "[1.8]", "fNumber"), ("exposureTime", #""1/4000""#, "exposureTime"),
    ("isoRange", "[6400,100]", "isoRange"), ("isoRange", "[100]", "isoRange"),
    ("isoRange", "[100,200,300]", "isoRange"),
    ("isoRange", "[100,null]", "isoRange[1]"), ("focalLength", "50", "focalLength"),
    ("focalLength", "[0,50]", "focalLength[0]"), ("equivalentFocalLength", "[24,1e10]", "equivalentFocalLength[1]"),
    ("colours", #""black""#, "colours"), ("colours", #"["black",1]"#, "colours[1]"),
    ("colours", #"[""]"#, "colours[0]"),
    ("variant", #"["Black"]"#, "variant"), ("variant", #"{"en":1}"#, "variant.en"),
    ("sensorSize", #""APS-C""#, "sensorSize"), ("sensorSize", "{}", "sensorSize.name"),
    ("sensorSize", #"{"name":"APS-C","widthMM":-1}"#, "sensorSize.widthMM"), ("mount", "1", "mount"),
    ("processor", "{}", "processor"), ("picture", "false", "picture"), ("picture", #""../../secret""#, "picture"),
    ("brand", text(201), "brand"), ("colours", "[" + text(201) + "]", "colours[0]"),
    ("colours", list(51), "colours"), ("variant", #"{"\u0007":"x"}"#, "variant"), ("picture", text(101), "picture"),
    ("mount", "{\"a\":" + text(9) + "}", "mount"),
  ]

  @Test(arguments: faulty)
  func faultyFieldsAreRefusedWithTheirPlace(_ field: String, _ json: String, _ place: String) throws {
    let error = try #require(throws: CatalogueLineError.self) { try Self.product(Self.line(field, json)) }
    #expect(error.field == place, "\(error)")
    #expect(english(error) == "\(place): expected \(english(error.expected))")
  }

  @Test(arguments: [
    "", " ", "nonsense", "[]", "7", "null", #""text""#, "{", "{}}", #"{"id":}"#, "\u{0}",
    String(repeating: "[", count: 60_000), String(repeating: #"{"a":"#, count: 10_000),
  ])
  func aLineThatIsNoObjectIsRefusedAsAWhole(_ line: String) throws {
    let error = try #require(throws: CatalogueLineError.self) { try Self.product(line) }
    #expect(error == CatalogueLineError(expected: .line))
  }

  @Test func absentAndUnknownFieldsAreIgnored() throws {
    let product = try Self.product(
      Self.line("year", "null").replacing("{\"brand", with: "{\"later\":[1],\"brand"))
    #expect(product.year == nil && product.colours == nil && product.isoRange == nil)
    #expect(try Self.product(Self.line("colours", "[]")).colours == nil)
    #expect(try Self.product(Self.line("variant", "{}")).variant == nil)
  }

  @Test func textsAreSanitized() throws {
    let product = try Self.product(Self.line("brand", #"" Ca\u001b\u009bnon ""#))
    #expect(product.brand == "Canon")
    #expect(try Self.product(Self.line("colours", #"["Black","Red","Black"]"#)).colours == ["black", "red"])
    #expect(try Self.product(Self.line("variant", #"{"en":"Black\n","zh-Hans":"黑"}"#)).variant?["en"] == "Black")
  }

  /// Numbers at the limits of JSON, of 64-bit integers and of floating point.
  private static let limits = [
    "1e400", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "18446744073709551616", "1e308", "-0", "-0.0", "0e999999999", "NaN", "Infinity", "-", "01", "1.", ".5", "+1",
    "0x10", "1000000000000000000000000000000000000000", "1E+2", "1e",
  ]

  @Test(arguments: limits)
  func numbersAtTheirLimitsAreReadOrRefused(_ number: String) {
    let fields = [
      "purchaseCount": number, "year": number, "megapixels": number, "zoom": number, "fNumber": number,
      "isoRange": "[\(number),\(number)]", "price": #"{"amountMinor":\#(number),"currency":"CNY"}"#,
      "sensorSize": #"{"name":"a","widthMM":\#(number)}"#, "unknown": number,
    ]
    for (field, json) in fields {
      let file = CatalogueFile(contents: Data(Self.line(field, json).utf8))
      #expect(file.products.count + file.problems.count == 1)
      for product in file.products { #expect(product.normalised() == product, "\(field): \(json)") }
    }
  }

  @Test func zeroMayBeNegative() throws {
    #expect(try Self.product(Self.line("purchaseCount", "-0")).purchaseCount == 0)
    #expect(try Self.product(Self.line("price", #"{"amountMinor":-0,"currency":"JPY"}"#)).price.amountMinor == 0)
  }
}
