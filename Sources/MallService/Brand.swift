import Attributes

/// A brand, and what the mall sells of it.
public struct Brand: Hashable, Codable, Sendable, Identifiable {
  /// The brand's name.
  public var id: String { name }
  /// The canonical name, in the spelling of ``cover``.
  public var name: String
  /// How many products it has, at least 1.
  public var productCount: Int
  /// How often its products were bought, in total.
  public var purchaseCount: Int
  /// Its first product in the order ``ProductQuery/Sort/popular``, which stands for it.
  public var cover: Product

  /// Creates a brand.
  public init(name: String, productCount: Int, purchaseCount: Int, cover: Product) {
    self.name = name
    self.productCount = productCount
    self.purchaseCount = purchaseCount
    self.cover = cover
  }
}

extension Brand {
  /// Groups products by brand, and returns the brands in the order of their list: most bought first; ties by name, as
  /// ``Swift/String/foldedForComparison()`` has it.
  ///
  /// Spellings of a name that differ in case alone are one brand.
  public static func brands(of products: [Product]) -> [Brand] {
    let groups = Dictionary(grouping: products) { $0.brand.foldedForComparison() }
    let brands = groups.compactMap { key, products -> (key: String, brand: Brand)? in
      guard let cover = products.min(by: ProductQuery.Sort.popular.areInIncreasingOrder) else { return nil }
      let purchaseCount = products.reduce(0) { $0 + $1.purchaseCount }
      let count = products.count
      return (key, Brand(name: cover.brand, productCount: count, purchaseCount: purchaseCount, cover: cover))
    }
    let sorted = brands.sorted { left, right in
      left.brand.purchaseCount != right.brand.purchaseCount
        ? left.brand.purchaseCount > right.brand.purchaseCount : left.key.precedesByBytes(right.key)
    }
    return sorted.map(\.brand)
  }
}
