import Attributes
import Calls

/// The conditions that a set of attributes puts on a product; a product must meet all of them.
///
/// - `brand`, `model`, `lens`, `kind`, `processor`, `sensorSize`, `colour`: the same name, in any case.
/// - `focalLength`: a lens that covers it. `focalLength35`: a camera with a fixed lens that covers it. Both together: either of
///   the two, since only equivalents compare across sensors and an interchangeable lens has none of its own.
/// - `fNumber`: opens at least that wide. `exposureTime`: is at least that fast. Both with a tolerance for measured values.
/// - `iso`, `zoom`, `megapixels`: reaches at least that much. `equivalentFocalLength`: covers it.
public struct ProductCriteria: Hashable, Sendable {
  /// The conditions, in the order of the attributes; none if every product matches.
  public let conditions: [Condition]

  /// A condition: a product meets it by passing one of several tests.
  public struct Condition: Hashable, Sendable {
    /// The tests, at least one. No product can pass two of them.
    public let alternatives: [Test]
  }

  /// A comparison of one facet.
  public struct Test: Hashable, Sendable {
    /// The facet.
    public let facet: ProductFacet
    /// The comparison of its value; a product without a value fails.
    public let comparison: Comparison
  }

  /// A comparison of a facet's value with a constant.
  public enum Comparison: Hashable, Sendable {
    /// The text equals a folded text.
    case equals(String)
    /// One of the texts equals a folded text.
    case contains(String)
    /// The number is at most this.
    case atMost(Double)
    /// The number is at least this.
    case atLeast(Double)
    /// The range includes this one.
    case covers(ClosedRange<Double>)
  }
}

extension ProductCriteria {
  /// The most attributes that one query may have.
  public static let attributeLimit = 32
  /// The most sets of attributes that one call may count.
  public static let setLimit = 1_000

  /// Creates the criteria of a set of attributes.
  ///
  /// - Throws: `refused` for an attribute that products do not have, `tooLarge` for more than ``attributeLimit``.
  public init(_ attributes: [Attribute]) throws(ServiceFailure) {
    guard attributes.count <= Self.attributeLimit else {
      throw ServiceFailure(.tooLarge, .attributes, ["limit": "\(Self.attributeLimit)"])
    }
    if let other = attributes.first(where: { !$0.name.describesProducts }) {
      throw ServiceFailure(.refused, .attribute, ["attribute": other.name.rawValue])
    }
    let coverage = Self.coverage(attributes).map { [Condition(alternatives: $0)] } ?? []
    let others = attributes.compactMap(Test.init).map { Condition(alternatives: [$0]) }
    conditions = coverage + others
  }

  /// Creates the criteria of several sets; nil in the place of a set with an attribute that products do not have, which
  /// matches nothing.
  ///
  /// - Throws: `tooLarge` for more than ``setLimit`` sets, and for a set of more than ``attributeLimit`` attributes.
  public static func sets(_ attributeSets: [[Attribute]]) throws(ServiceFailure) -> [ProductCriteria?] {
    guard attributeSets.count <= setLimit else {
      throw ServiceFailure(.tooLarge, .attributeSets, ["limit": "\(setLimit)"])
    }
    var criteria: [ProductCriteria?] = []
    for attributes in attributeSets {
      let isPossible = attributes.allSatisfy(\.name.describesProducts)
      criteria.append(isPossible ? try ProductCriteria(attributes) : nil)
    }
    return criteria
  }

  /// Returns whether a product meets all conditions.
  public func matches(_ product: Product) -> Bool {
    conditions.allSatisfy { $0.alternatives.contains { $0.isPassed(by: product) } }
  }

  /// Returns the tests by the focal lengths of a photo; nil if the attributes name none.
  private static func coverage(_ attributes: [Attribute]) -> [Test]? {
    func test(_ name: AttributeName, _ facet: ProductFacet) -> Test? {
      let lengths = attributes.filter { $0.name == name }.compactMap(\.number)
      guard let shortest = lengths.min(), let longest = lengths.max() else { return nil }
      return Test(facet: facet, comparison: .covers(shortest...longest))
    }
    let tests = [test(.focalLength, .lensFocalLength), test(.focalLength35, .fixedFocalLength)].compactMap(\.self)
    return tests.isEmpty ? nil : tests
  }
}

extension AttributeName {
  /// Whether the mall can search by it; the others say how or when a photo was taken.
  public var describesProducts: Bool {
    switch self {
    case .exposureProgram, .exposureBias, .takenAt: false
    case .brand, .model, .lens, .exposureTime, .fNumber, .iso, .focalLength, .focalLength35, .kind, .zoom, .processor,
      .colour, .megapixels, .sensorSize, .equivalentFocalLength:
      true
    }
  }
}

extension ProductCriteria.Test {
  /// Creates the test of one attribute; nil if it has none of its own.
  fileprivate init?(_ attribute: Attribute) {
    let test: (facet: ProductFacet, comparison: ProductCriteria.Comparison)? =
      switch attribute.value {
      case .text(let text): Self.test(attribute.name, Self.folded(text))
      case .number(let number): Self.test(attribute.name, number)
      }
    guard let test else { return nil }
    self.init(facet: test.facet, comparison: test.comparison)
  }

  private static func test(_ name: AttributeName, _ text: String) -> (ProductFacet, ProductCriteria.Comparison)? {
    switch name {
    case .brand: (.brand, .equals(text))
    case .model: (.model, .equals(text))
    case .lens: (.lens, .equals(text))
    case .kind: (.kind, .equals(text))
    case .processor: (.processor, .equals(text))
    case .sensorSize: (.sensorSize, .equals(text))
    case .colour: (.colour, .contains(text))
    default: nil
    }
  }

  private static func test(_ name: AttributeName, _ number: Double) -> (ProductFacet, ProductCriteria.Comparison)? {
    switch name {
    // f/2.8 is written 2.8 and measured 2.83; 5 % is less than the third of a stop between two settings.
    case .fNumber: (.fNumber, .atMost(number * 1.05))
    // 1/8000 s is written 0.000125 and measured within 2 %.
    case .exposureTime: (.exposureTime, .atMost(number * 1.02))
    case .iso: (.iso, .atLeast(number))
    case .zoom: (.zoom, .atLeast(number))
    case .megapixels: (.megapixels, .atLeast(number))
    case .equivalentFocalLength: (.equivalentFocalLength, .covers(number...number))
    default: nil
    }
  }

  /// Returns the text as facets have it; empty for a text without visible characters, which matches no facet.
  private static func folded(_ text: String) -> String {
    text.sanitizedForStorage()?.foldedForComparison() ?? ""
  }
}

extension ProductCriteria.Test {
  /// Returns whether a product has the facet and its value passes the comparison.
  public func isPassed(by product: Product) -> Bool {
    product.value(of: facet).map(comparison.holds) ?? false
  }
}

extension ProductCriteria.Comparison {
  /// Returns whether it holds for a value; never for a value of another type.
  public func holds(for value: ProductFacet.Value) -> Bool {
    switch (self, value) {
    case (.equals(let text), .text(let value)): value == text
    case (.contains(let text), .texts(let values)): values.contains(text)
    case (.atMost(let number), .number(let value)): value <= number
    case (.atLeast(let number), .number(let value)): value >= number
    case (.covers(let range), .range(let value)):
      value.lowerBound <= range.lowerBound && value.upperBound >= range.upperBound
    default: false
    }
  }
}
