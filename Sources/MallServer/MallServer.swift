import Calls
import HTTPServer
import MallService
import MallWire
import WireFormat

/// The mall service over HTTP.
public enum MallServer {
  /// The server's name.
  public static let name = "mall"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfm_"

  /// Creates the server.
  ///
  /// - Parameters:
  ///   - description: The OpenAPI document, JSON.
  ///   - tokens: The owner's tokens; if there are none, every caller is the owner.
  public static func service(
    _ mall: any MallAPI, description: [UInt8], tokens: AccessTokens = AccessTokens([]),
    limits: ServerLimits = ServerLimits()
  ) -> HTTPService {
    HTTPService(
      name: name, routes: routes(mall), description: description, tokens: tokens, limits: limits
    ) { call throws(ServiceFailure) in
      _ = try mall.products(ProductQuery(), page: PageRequest(limit: 1), call)
    }
  }

  /// Returns the routes of the service.
  public static func routes(_ mall: any MallAPI) -> ServerRoutes {
    var routes = ServerRoutes()
    routes.read(ProductsCall.self) { call, context throws(ServiceFailure) in
      try mall.products(call.query, page: call.page, context)
    }
    routes.read(ProductCall.self) { call, context throws(ServiceFailure) in try mall.product(id: call.id, context) }
    routes.read(BrandsCall.self) { call, context throws(ServiceFailure) in
      try mall.brands(page: call.page, context)
    }
    routes.longRead(ProductCountsCall.self) { call, context throws(ServiceFailure) in
      try mall.productCounts(call.sets, context)
    }
    routes.media(MallMedia.route, caching: MallMedia.caching, access: MallMedia.access) {
      reference, rendition, range, context throws(ServiceFailure) in
      try mall.open(reference, rendition, range: range, context)
    }
    routes.read(OrdersCall.self) { call, context throws(ServiceFailure) in
      try mall.orders(page: call.page, context)
    }
    routes.write(BuyCall.self) { call, write throws(ServiceFailure) in try mall.buy(product: call.product, write) }
    return routes
  }
}
