import Attributes
import Calls
import MallService
import WireFormat

/// `GET /v1/products`: a page of products; see ``MallService/MallAPI/products(_:page:_:)``.
public struct ProductsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/products")
  /// How the answer may be cached.
  public static let caching = CachePolicy.sharedRevalidated
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The products to list.
  public var query: ProductQuery
  /// The part of the list.
  public var page: PageRequest

  /// Creates the call.
  public init(_ query: ProductQuery, page: PageRequest) {
    (self.query, self.page) = (query, page)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    query = ProductQuery(
      attributes: try parameters.attributes(),
      sort: try parameters.value("sort", ProductQuery.Sort.init(rawValue:)) ?? .popular)
    page = try parameters.page()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      parameters.add(query.attributes)
      parameters.add("sort", query.sort.rawValue)
      parameters.add(page)
    }
  }

  /// Writes the answer.
  public static func encode(_ answer: Page<Product>, to json: inout JSONWriter) {
    json.page(answer) { $0.product($1) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Page<Product> {
    try JSONBody.answer(WirePage<Product>.self, body).page
  }
}

/// `GET /v1/products/{id}`: a product; see ``MallService/MallAPI/product(id:_:)``.
public struct ProductCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/products/{id}")
  /// How the answer may be cached.
  public static let caching = CachePolicy.sharedRevalidated
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The product's id.
  public var id: String

  /// Creates the call.
  public init(id: String) {
    self.id = id
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [id]) }

  /// Writes the answer.
  public static func encode(_ answer: Product, to json: inout JSONWriter) { json.product(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Product {
    try JSONBody.answer(Product.self, body)
  }
}

/// `GET /v1/brands`: a page of brands; see ``MallService/MallAPI/brands(page:_:)``.
public struct BrandsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/brands")
  /// How the answer may be cached.
  public static let caching = CachePolicy.sharedRevalidated
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The part of the list.
  public var page: PageRequest

  /// Creates the call.
  public init(page: PageRequest) {
    self.page = page
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    page = try parameters.page()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest { $0.add(page) } }

  /// Writes the answer.
  public static func encode(_ answer: Page<Brand>, to json: inout JSONWriter) {
    json.page(answer) { $0.brand($1) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Page<Brand> {
    try JSONBody.answer(WirePage<Brand>.self, body).page
  }
}

/// `GET /v1/counts`: how many products match each set of attributes; see ``MallService/MallAPI/productCounts(_:_:)``.
public struct ProductCountsCall: LongQueryCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/counts")
  /// How the answer may be cached.
  public static let caching = CachePolicy.sharedRevalidated
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The sets of attributes.
  public var sets: [[Attribute]]

  /// Creates the call.
  public init(_ sets: [[Attribute]]) {
    self.sets = sets
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    sets = try parameters.takeAll { parameter throws(ServiceFailure) in
      guard parameter.name == "set" else { return nil }
      guard let set = AttributeSetText.attributes(parameter.value) else { throw .parameter("set") }
      return set
    }
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      for set in sets { parameters.add("set", AttributeSetText.text(set)) }
    }
  }

  /// Writes the answer.
  public static func encode(_ answer: [Int], to json: inout JSONWriter) { json.counts(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [Int] {
    try JSONBody.answer(WireCounts.self, body).counts
  }
}

/// `GET /v1/pictures/{reference}`: a product's picture; see ``MallService/MallAPI/open(_:_:range:_:)``.
public enum MallMedia {
  /// The route of the content.
  public static let route = Route(.get, "/v1/pictures/{reference}")
  /// Caches ask again after an hour, because a new version of the program may change a drawing and keep its reference.
  public static let caching = CachePolicy.shared(seconds: 3_600)
  /// Drawings are public.
  public static let access = CallAccess.anyone
}
