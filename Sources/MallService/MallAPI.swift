import Attributes
import Calls

/// Which products, in which order.
public struct ProductQuery: Hashable, Sendable {
  /// How a list of products is ordered.
  public enum Sort: String, CaseIterable, Codable, Sendable {
    /// Most bought first, ties by name, then id.
    case popular
    /// Cheapest first by the amount alone, ties by name, then id.
    case price
    /// Newest year first, unknown years last, ties by name, then id.
    case newest
  }

  /// What products must match, all at once; empty for every product.
  ///
  /// `brand`, `model`, `lens`: canonical name. `focalLength` (with `focalLength35`): lenses that cover the first and
  /// fixed-lens cameras that cover the second. `fNumber`: opens that wide. `iso`: reaches it. `exposureTime`: is that
  /// fast. `zoom`, `megapixels`: at least. `equivalentFocalLength`: covers it. `kind`, `processor`, `colour`,
  /// `sensorSize`: equal.
  public var attributes: [Attribute]
  /// The order.
  public var sort: Sort

  /// A query; without arguments every product, most bought first.
  public init(attributes: [Attribute] = [], sort: Sort = .popular) {
    self.attributes = attributes
    self.sort = sort
  }
}

/// A brand with what the mall has of it.
public struct Brand: Hashable, Codable, Sendable, Identifiable {
  /// A brand is known by its name.
  public var id: String { name }
  /// Canonical name.
  public var name: String
  /// How many products it has, at least 1.
  public var productCount: Int
  /// How often they were bought, all together.
  public var purchaseCount: Int
  /// Its most bought product, which stands for it.
  public var cover: Product?

  /// A brand.
  public init(name: String, productCount: Int, purchaseCount: Int, cover: Product?) {
    self.name = name
    self.productCount = productCount
    self.purchaseCount = purchaseCount
    self.cover = cover
  }
}

/// An order together with what was bought, as far as the mall still has it.
public struct OrderLine: Hashable, Sendable, Identifiable {
  /// The order's identifier.
  public var id: String { order.id }
  /// The order.
  public var order: Order
  /// Its product; nil when it has left the catalogue.
  public var product: Product?

  /// An order with its product.
  public init(order: Order, product: Product?) {
    self.order = order
    self.product = product
  }
}

/// The second server: products, with their specifications and how often each was bought.
///
/// Every call may block; none is made on a thread that draws. All throw ``Attributes/ServiceFailure``.
/// It knows nothing of the album: only attributes travel between the two.
public protocol MallAPI: Sendable {
  /// A part of the products that a query names; `refused` for an attribute that says nothing about products.
  func products(_ query: ProductQuery, page: PageRequest) throws(ServiceFailure) -> Page<Product>
  /// How many products match each set of attributes, in the order asked; 0 for a set that says nothing about products.
  func productCounts(_ attributeSets: [[Attribute]]) throws(ServiceFailure) -> [Int]
  /// One product; `notFound` when there is none.
  func product(id: String) throws(ServiceFailure) -> Product
  /// A part of the brands, most bought first, ties by name.
  func brands(page: PageRequest) throws(ServiceFailure) -> Page<Brand>
  /// Buys a product once for each key, however often it is called; on disk when it returns.
  ///
  /// A key seen before returns its stored order; with another product it is `refused`, as is one that is not 1 to 200 bytes
  /// of plain text.
  func buy(product id: String, key: String) throws(ServiceFailure) -> Order
  /// A part of the orders, newest first.
  func orders(page: PageRequest) throws(ServiceFailure) -> Page<OrderLine>
}
