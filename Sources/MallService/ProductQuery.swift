import Attributes

/// A query for products: which to list, and in which order.
public struct ProductQuery: Hashable, Sendable {
  /// The order of a list of products.
  public enum Sort: String, CaseIterable, Codable, Sendable {
    /// Most bought first; ties by model, then by id.
    case popular
    /// Cheapest first, by the number of minor units; ties by model, then by id. A catalogue should keep to one currency.
    case price
    /// Newest year first, unknown years last; ties by model, then by id.
    case newest
  }

  /// The attributes that a product must match, all of them; empty for every product. See ``ProductCriteria``.
  public var attributes: [Attribute]
  /// The order.
  public var sort: Sort

  /// Creates a query; without arguments every product, most bought first.
  public init(attributes: [Attribute] = [], sort: Sort = .popular) {
    self.attributes = attributes
    self.sort = sort
  }
}

extension ProductQuery.Sort {
  /// Returns whether a product comes before another. Texts are compared by their UTF-8 bytes, so that every store can agree.
  public func areInIncreasingOrder(_ left: Product, _ right: Product) -> Bool {
    let (leftKey, rightKey) = (key(of: left), key(of: right))
    if leftKey != rightKey { return leftKey < rightKey }
    if !left.model.utf8.elementsEqual(right.model.utf8) { return left.model.precedesByBytes(right.model) }
    return left.id.precedesByBytes(right.id)
  }

  /// Returns the number by which a product is sorted first; lower numbers come first.
  private func key(of product: Product) -> Int64 {
    switch self {
    case .popular: -Int64(max(0, product.purchaseCount))
    case .price: product.price.amountMinor
    case .newest: -Int64(max(0, product.year ?? 0))
    }
  }
}

extension String {
  /// Returns whether the text's UTF-8 bytes come before those of another.
  func precedesByBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
