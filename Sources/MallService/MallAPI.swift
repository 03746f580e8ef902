import Attributes
import Calls

/// The mall service: products with their specifications, and how often each was bought.
///
/// Every call may block and may come from any thread; reads may run side by side. Reads can be cancelled and have a
/// deadline; writes are applied once per key and are on disk when they return. All throw ``Calls/ServiceFailure``. The
/// service does not depend on the album: only attributes travel between the two.
///
/// An order belongs to the account that placed it (``Calls/Caller/viewer``). Other accounts do not see it; a caller without an account sees
/// all orders.
public protocol MallAPI: VersionedContent {
  /// Returns a page of the products that match a query, see ``ProductCriteria``, in its order.
  ///
  /// - Throws: `refused` for an attribute that products do not have, a cursor of another list, and a date; `tooLarge` for
  ///   more than ``ProductCriteria/attributeLimit`` attributes.
  func products(_ query: ProductQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Product>
  /// Counts the products that match each set of attributes, in the order given; 0 for a set with an attribute that products
  /// do not have.
  ///
  /// - Throws: `tooLarge` for a set of more than ``ProductCriteria/attributeLimit`` attributes, and for more than
  ///   ``ProductCriteria/setLimit`` sets.
  func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int]
  /// Returns one product.
  ///
  /// - Throws: `notFound`.
  func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product
  /// Returns a page of the brands, most bought first; ties by name. See ``Brand/brands(of:)``.
  ///
  /// - Throws: `refused` for a cursor of another list and for a date.
  func brands(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand>
  /// Returns a page of the caller's orders, newest first; of orders of the same time the last one first.
  ///
  /// - Throws: `refused` for a cursor of another list and for a date.
  func orders(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine>
  /// Returns one of the caller's orders.
  ///
  /// - Throws: `notFound`.
  func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order
  /// Opens a product's picture.
  ///
  /// - Parameters:
  ///   - reference: ``Product/picture`` of a product.
  ///   - rendition: The form wanted; a store on this machine returns the original for every rendition.
  ///   - range: The bytes wanted, cut to what there is; nil for all.
  /// - Throws: `notFound` for a reference to no drawing.
  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent

  /// Buys a product at its present price, once per account and key, and returns the order.
  ///
  /// A key that the account has used before returns its stored order.
  /// - Throws: `notFound` for no such product, `conflict` for a key that bought another one.
  func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order
}

extension ServiceFailure.Reason {
  /// A product that does not exist; parameter `product`, its id.
  public static let product = ServiceFailure.Reason(rawValue: "product")
  /// An order that does not exist; no parameters.
  public static let order = ServiceFailure.Reason(rawValue: "order")
  /// A picture that does not exist; no parameters.
  public static let picture = ServiceFailure.Reason(rawValue: "picture")
  /// More attributes in one query than a service takes; parameter `limit`, how many it takes.
  public static let attributes = ServiceFailure.Reason(rawValue: "attributes")
  /// More sets of attributes in one call than a service takes; parameter `limit`, how many it takes.
  public static let attributeSets = ServiceFailure.Reason(rawValue: "attributeSets")
}
