import Calls
import HTTPTypes
import MallService
import WireFormat

/// `GET /v1/orders`: a page of orders with their products; see ``MallService/MallAPI/orders(page:_:)``.
public struct OrdersCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/orders")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

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

  private struct Line: Decodable {
    var order: Order
    var product: Product
  }

  /// Writes the answer.
  public static func encode(_ answer: Page<OrderLine>, to json: inout JSONWriter) {
    json.page(answer) { json, line in
      json.object { json in
        json.name("order")
        json.order(line.order)
        json.name("product")
        json.product(line.product)
      }
    }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Page<OrderLine> {
    let page = try JSONBody.answer(WirePage<Line>.self, body).page
    return Page(
      items: page.items.map { OrderLine(order: $0.order, product: $0.product) }, firstIndex: page.firstIndex,
      totalCount: page.totalCount, previous: page.previous, next: page.next)
  }
}

/// `POST /v1/orders`: buys a product; see ``MallService/MallAPI/buy(product:_:)``. The body is `{"product": ID}`.
public struct BuyCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.post, "/v1/orders")
  /// The status of an answer.
  public static let status = HTTPResponse.Status.created

  /// The product's id.
  public var product: String

  /// Creates the call.
  public init(product: String) {
    self.product = product
  }

  private struct Members: Decodable {
    var product: String
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    product = try JSONBody.request(Members.self, request.body).product
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(object: { $0.member("product", product) }) }

  /// Writes the answer.
  public static func encode(_ answer: Order, to json: inout JSONWriter) { json.order(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Order {
    try JSONBody.answer(Order.self, body)
  }
}
