import Calls
import MallFixtures
import MallService
import Testing

/// The effect of a catalogue's products on a mall.
@Suite struct CatalogueRuleTests {
  @Test func textsAreSanitized() throws {
    let product = try #require(
      Product.sample("a", brand: "Ca\u{8}non", model: " Canon\u{9B}1 ") {
        $0.processor = "\u{1}"
        $0.colours = ["Bl\u{0}ack", "\u{7F}", "BLACK", "GRÜN"]
        $0.variant = ["en": "\u{85}", "zh-Hans": "黑\u{1}", " ": "x"]
        $0.sensorSize = SensorSize(name: "\n", widthMM: 1)
        $0.mount = String(repeating: "a", count: 201)
      }.normalised())
    #expect(product.brand == "Canon" && product.model == "Canon1" && product.processor == nil)
    #expect(product.colours == ["black", "grün"] && product.variant == ["zh-Hans": "黑"])
    #expect(product.sensorSize == nil && product.mount == nil)
  }

  @Test func factsBeyondTheirLimitsAreDropped() throws {
    let product = try #require(
      Product.sample("a", purchaseCount: .max) {
        ($0.year, $0.megapixels, $0.zoom, $0.fNumber) = (.min, .nan, 0.5, -1)
        ($0.isoRange, $0.focalLength, $0.equivalentFocalLength) = ([1], [50, 24], [24, .infinity])
        ($0.exposureTime, $0.colours, $0.variant) = (.infinity, [], [:])
        $0.sensorSize = SensorSize(name: "1\"", widthMM: 0, heightMM: 1e10)
        $0.picture = MediaReference(token: "../secret")
      }.normalised())
    #expect(
      product
        == .sample("a", purchaseCount: 1_000_000_000) { $0.sensorSize = SensorSize(name: "1\"") })
    #expect(Product.sample("a", purchaseCount: .min).normalised()?.purchaseCount == 0)
  }

  @Test func aNormalisedProductStaysAsItIs() throws {
    for product in MatchingExamples.products { #expect(product.normalised() == product) }
  }

  private static let invalid: [Product] = [
    .sample(""), .sample("a b"), .sample("../etc"), .sample("a\u{0}"), .sample(String(repeating: "a", count: 101)),
    .sample("a", brand: "", model: "m"), .sample("a", brand: "\u{1} ", model: "m"), .sample("a", model: "\n"),
    .sample("a", model: String(repeating: "m", count: 201)), .sample("a", price: -1), .sample("a", price: .max),
    .sample("a") { $0.price.currency = "yen" }, .sample("a") { $0.price.currency = "" },
  ]

  @Test(arguments: invalid)
  func aProductThatCannotBeSoldIsRefused(_ product: Product) {
    #expect(product.normalised() == nil)
    let failure = #expect(throws: ServiceFailure.self) { try CatalogueChange(product, stored: nil) }
    #expect(failure?.code == .refused && failure?.reason == .invalidProduct)
    #expect(failure?.parameters.keys.sorted() == ["product"])
  }

  @Test func aNewProductBringsItsPurchasesAndAKnownOneKeepsThem() throws {
    let listed = Product.sample("a", price: 9, purchaseCount: 100)
    let stored = Product.sample("a", price: 5, purchaseCount: 7)
    #expect(try CatalogueChange(listed, stored: nil) == .add(listed))
    #expect(try CatalogueChange(listed, stored: stored) == .update(.sample("a", price: 9, purchaseCount: 7)))
    #expect(try CatalogueChange(.sample("a", brand: " Canon ", model: "Canon a", price: 5), stored: stored) == .none)
  }

  @Test func outcomesCountEachChange() {
    var outcome = CatalogueOutcome()
    for change in [.none, .add(.sample("a")), .none, .update(.sample("a")), .none] as [CatalogueChange] {
      outcome.count(change)
    }
    #expect(outcome == CatalogueOutcome(addedCount: 1, updatedCount: 1, unchangedCount: 3))
  }

  @Test func aPictureIsNamedByAPlainWord() {
    for name in ["compact-pro-black", "x", "action-360-black", String(repeating: "a", count: 100)] {
      #expect(Product.isValidPictureName(name), "\(name)")
    }
    for name in [
      "", ".", "..", "../a", "a/b", "/etc/passwd", "a.png", "A", "a b", "a\u{0}", "é", "%2e%2e",
      String(repeating: "a", count: 101),
    ] {
      #expect(!Product.isValidPictureName(name), "\(name)")
    }
  }
}
