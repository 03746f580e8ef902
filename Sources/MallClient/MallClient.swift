import Attributes
import Calls
import HTTPClient
import MallService
import MallWire
import WireFormat

/// The mall service of a server.
public struct MallClient: MallAPI {
  private let client: ServiceClient
  private let media: MediaClient

  /// Creates a client; no connection is made.
  ///
  /// - Parameter cache: The cache for the products' pictures.
  public init(_ client: ServiceClient, cache: MediaCache) {
    self.client = client
    // A drawing keeps its reference when a new version of the server changes it.
    media = MediaClient(client, cache: cache, MallReads.Media.self, freshMS: 3_600_000)
  }

  /// Returns a page of the products that match a query, in its order.
  public func products(
    _ query: ProductQuery, page: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Product> {
    try client.read(ProductsCall(query, page: page), call)
  }

  /// Counts the products that match each set of attributes, in the order given.
  public func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try client.read(ProductCountsCall(attributeSets.map { AttributeSet($0) }), call)
  }

  /// Returns one product.
  public func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product {
    try client.read(ProductCall(id: id), call)
  }

  /// Returns a page of the brands, most bought first; ties by name.
  public func brands(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try client.read(BrandsCall(page: page), call)
  }

  /// Returns a page of the orders, newest first.
  public func orders(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try client.read(OrdersCall(page: page), call)
  }

  /// Returns one order.
  public func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order {
    try client.read(OrderCall(id: id), call)
  }

  /// Opens a product's picture; see ``HTTPClient/MediaClient``.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    try media.open(reference, rendition, range: range, call)
  }

  /// Buys a product at its present price, once per key.
  public func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    try client.write(BuyCall(MallWrites.Purchase.Body(product: id)), write)
  }
}
