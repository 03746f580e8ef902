import MallService
import MallStore
import Testing

/// One line of a catalogue is a product, or says where it is none and what was expected.
@Suite struct CatalogueLineTests {
  private static let g7x =
    #"{"id":"canon-powershot-g7-x","brand":"Canon","model":"Canon PowerShot G7 X","kind":"compact","#
    + #""price":{"amountMinor":359900,"currency":"CNY"},"year":2014,"megapixels":20.2,"#
    + #""sensorSize":{"name":"1\"","widthMM":13.2,"heightMM":8.8},"zoom":4.2,"equivalentFocalLength":[24,100],"#
    + #""focalLength":[8.8,36.8],"fNumber":1.8,"isoRange":[125,12800],"exposureTime":0.0005,"processor":"DIGIC 6","#
    + #""colours":["black"]}"#

  @Test func theDocumentedLineIsUnderstood() throws {
    let product = try CatalogueLine.parse(Self.g7x)
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

  @Test(arguments: ["id", "brand", "model", "kind", "price"])
  func whatIsNecessaryIsAskedFor(_ field: String) throws {
    for json in [nil, "null", #""\u0007 ""#, "[]"] {
      let error = try #require(throws: CatalogueLineError.self) { try CatalogueLine.parse(Self.line(field, json)) }
      #expect(error.field == field && !error.expected.isEmpty, "\(error)")
    }
  }

  private static let nonsense: [(String, String, String)] = [
    ("price", #"{"amountMinor":-1,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":1.5,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":1e300,"currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"amountMinor":"1","currency":"CNY"}"#, "price.amountMinor"),
    ("price", #"{"currency":"CNY"}"#, "price.amountMinor"), ("price", #"{"amountMinor":1}"#, "price.currency"),
    ("price", #"{"amountMinor":1,"currency":"yuan"}"#, "price.currency"), ("price", "12", "price"),
    ("kind", #""toaster""#, "kind"), ("kind", "7", "kind"), ("id", #""../etc""#, "id"), ("id", #""a b""#, "id"),
    ("id", "\"" + String(repeating: "a", count: 101) + "\"", "id"),
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
    ("brand", "\"" + String(repeating: "B", count: 201) + "\"", "brand"),
  ]

  @Test(arguments: nonsense)
  func nonsenseIsRefusedWithItsPlace(_ field: String, _ json: String, _ place: String) throws {
    let error = try #require(throws: CatalogueLineError.self) { try CatalogueLine.parse(Self.line(field, json)) }
    #expect(error.field == place, "\(error)")
    #expect(error.description == "\(place): expected \(error.expected)")
  }

  @Test(arguments: [
    "", " ", "nonsense", "[]", "7", "null", #""text""#, "{", "{}}", #"{"id":}"#, "\u{0}", "{\"id\":\"a\u{1}\"}",
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 10_000),
  ])
  func whatIsNoObjectIsRefusedAsAWhole(_ line: String) throws {
    let error = try #require(throws: CatalogueLineError.self) { try CatalogueLine.parse(line) }
    #expect(error.field.isEmpty)
  }

  @Test func whatIsAbsentOrNotKnownIsNothing() throws {
    let product = try CatalogueLine.parse(
      Self.line("year", "null").replacing("{\"brand", with: "{\"later\":[1],\"brand"))
    #expect(product.year == nil && product.colours == nil && product.isoRange == nil)
    #expect(try CatalogueLine.parse(Self.line("colours", "[]")).colours == nil)
  }

  @Test func textsAreCleaned() throws {
    let product = try CatalogueLine.parse(Self.line("brand", #"" Ca\u001b\u009bnon ""#))
    #expect(product.brand == "Canon")
    #expect(try CatalogueLine.parse(Self.line("colours", #"["Black","Red","Black"]"#)).colours == ["black", "red"])
    #expect(try CatalogueLine.parse(Self.line("variant", #"{"en":"Black\n","zh-Hans":"黑"}"#)).variant?["en"] == "Black")
  }
}
