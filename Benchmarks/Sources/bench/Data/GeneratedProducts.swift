import MallService

/// Products generated from a seed.
struct GeneratedProducts {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Generates products, numbered from 0.
  mutating func next(_ count: Int) -> [Product] {
    (0..<count).map { product($0) }
  }

  private mutating func product(_ number: Int) -> Product {
    let brand = "Brand \(Int.random(in: 0..<80, using: &generator))"
    var product = Product(
      id: "product-\(number)", brand: brand, model: "\(brand) X\(number / 2)", kind: pick(ProductKind.allCases),
      price: Money(amountMinor: Int64.random(in: 100...9_999, using: &generator) * 100, currency: "CNY"))
    product.purchaseCount = max(0, 50 - Int.random(in: 0...300, using: &generator))
    product.year = Int.random(in: 2000...2024, using: &generator)
    product.fNumber = pick([1.4, 1.8, 2, 2.8, 3.5, 4, 5.6])
    product.isoRange = [100, pick([1_600, 6_400, 25_600, 102_400])]
    product.exposureTime = pick([0.001, 0.0005, 0.00025, 0.000125])
    product.focalLength = pick([[24, 70], [50, 50], [70, 200], [8.8, 36.8]])
    product.equivalentFocalLength = pick([[24, 70], [50, 50], [24, 100]])
    product.megapixels = pick([12.1, 20.2, 24.3, 45.7])
    product.sensorSize = SensorSize(name: pick(["Full frame", "APS-C", "1\""]))
    product.colours = [pick(["black", "silver"])]
    return product
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }
}
