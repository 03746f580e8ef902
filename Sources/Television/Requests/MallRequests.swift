// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Attributes
import Calls
import MallService

/// A request for a page of products.
public struct ProductsRequest: ServiceRequest {
  public static let service = ServiceName.mall
  /// The products and their sort order.
  public let query: ProductQuery
  /// The page of the list.
  public let page: PageRequest

  init(_ query: ProductQuery, _ page: PageRequest) {
    (self.query, self.page) = (query, page)
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Page<Product> {
    try services.mall.products(query, page: page, call)
  }
}

/// A request for the number of products that match each set of attributes.
public struct ProductCountsRequest: ServiceRequest {
  public static let service = ServiceName.mall
  /// The sets of attributes.
  public let attributeSets: [[Attribute]]

  init(_ attributeSets: [[Attribute]]) {
    self.attributeSets = attributeSets
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try services.mall.productCounts(attributeSets, call)
  }
}

/// A request for a page of brands.
public struct BrandsRequest: ServiceRequest {
  public static let service = ServiceName.mall
  /// The page of the list.
  public let page: PageRequest

  init(_ page: PageRequest) {
    self.page = page
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try services.mall.brands(page: page, call)
  }
}

/// A request for a page of orders.
public struct OrdersRequest: ServiceRequest {
  public static let service = ServiceName.mall
  /// The page of the list.
  public let page: PageRequest

  init(_ page: PageRequest) {
    self.page = page
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try services.mall.orders(page: page, call)
  }
}

/// A request that buys a product.
public struct BuyRequest: ServiceRequest {
  public static let service = ServiceName.mall
  public static let isWrite = true
  /// The product's id.
  public let product: String
  /// The key under which it is bought once.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Order {
    try services.mall.buy(product: product, WriteContext(call, key: key))
  }
}
