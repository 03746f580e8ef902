import MallService
import TestSupport

extension Product {
  /// A product for tests; its model is its brand and id unless given.
  public static func sample(
    _ id: String, brand: String = "Canon", model: String? = nil, kind: ProductKind = .compact, price: Int64 = 1000,
    purchaseCount: Int = 0, _ set: (inout Product) -> Void = { _ in }
  ) -> Product {
    var product = Product(
      id: id, brand: brand, model: model ?? "\(brand) \(id)", kind: kind,
      price: Money(amountMinor: price, currency: "CNY"))
    product.purchaseCount = purchaseCount
    set(&product)
    return product
  }

  /// Products with few different values, so that every tie and every combination occurs.
  public static func random(count: Int, using generator: inout some RandomNumberGenerator) -> [Product] {
    (0..<count).map { index in
      let brand = ["Canon", "Nikon", "Leica"].randomElement(using: &generator) ?? ""
      let kind = ProductKind.allCases.randomElement(using: &generator) ?? .other
      return .sample(
        "id-\(index)", brand: brand, model: "\(brand) \(Int.random(in: 0...30, using: &generator))", kind: kind,
        price: Int64.random(in: 1...9, using: &generator) * 100, purchaseCount: .random(in: 0...5, using: &generator)
      ) { product in
        product.year = Int.random(in: 0...2, using: &generator) == 0 ? nil : .random(in: 2010...2014, using: &generator)
        product.fNumber = [1.4, 1.8, 2.8, 4, nil].randomElement(using: &generator) ?? nil
        product.exposureTime = [0.00025, 0.000125, nil].randomElement(using: &generator) ?? nil
        product.isoRange = [[100, 1600], [100, 6400], [64, 25600], nil].randomElement(using: &generator) ?? nil
        product.focalLength = [[50, 50], [24, 70], [8.8, 36.8], nil].randomElement(using: &generator) ?? nil
        product.equivalentFocalLength = [[24, 100], [35, 35], [28, 28], nil].randomElement(using: &generator) ?? nil
        product.zoom = [3, 4.2, nil].randomElement(using: &generator) ?? nil
        product.megapixels = [12.1, 20.2, 24.3, nil].randomElement(using: &generator) ?? nil
        product.sensorSize =
          [SensorSize(name: "APS-C"), SensorSize(name: "1\"", widthMM: 13.2, heightMM: 8.8), nil]
          .randomElement(using: &generator) ?? nil
        product.processor = ["DIGIC 6", "EXPEED 4", nil].randomElement(using: &generator) ?? nil
        product.colours = [["black"], ["silver", "black"], ["red"], nil].randomElement(using: &generator) ?? nil
      }
    }
  }
}
