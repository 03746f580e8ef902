import Calls
import HTTPServer
import MallService
import MallWire
import WireFormat

/// The mall service over HTTP.
public enum MallServer: ServiceServer {
  /// The server's name.
  public static let name = "mall"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfm_"

  /// Asks the service for something small.
  public static func check(_ mall: any MallAPI, _ call: CallContext) throws(ServiceFailure) {
    _ = try mall.products(ProductQuery(), page: PageRequest(limit: 1), call)
  }

  /// Adds the routes of the service.
  public static func addRoutes(
    of mall: any MallAPI, developer: (any PictureDeveloper)?, to routes: inout ServerRoutes
  ) {
    routes.read(ProductsCall.self, unchangedWith: mall) { call, context throws(ServiceFailure) in
      try mall.products(call.query, page: call.page, context)
    }
    routes.read(ProductCall.self) { call, context throws(ServiceFailure) in try mall.product(id: call.id, context) }
    routes.read(BrandsCall.self, unchangedWith: mall) { call, context throws(ServiceFailure) in
      try mall.brands(page: call.page, context)
    }
    routes.longRead(ProductCountsCall.self) { call, context throws(ServiceFailure) in
      try mall.productCounts(call.query.map(\.attributes), context)
    }
    routes.media(MallReads.Media.self) {
      reference, rendition, range, context throws(ServiceFailure) in
      try mall.open(reference, rendition, range: range, context)
    }
    routes.read(OrdersCall.self, unchangedWith: mall) { call, context throws(ServiceFailure) in
      try mall.orders(page: call.page, context)
    }
    routes.read(OrderCall.self) { call, context throws(ServiceFailure) in try mall.order(id: call.id, context) }
    routes.write(BuyCall.self) { call, write throws(ServiceFailure) in try mall.buy(product: call.body.product, write) }
  }
}
