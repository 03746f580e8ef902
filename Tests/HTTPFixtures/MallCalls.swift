import Calls
import MallService
import MallWire

extension WireServer.Calls {
  /// Adds the calls of a mall.
  public mutating func add(_ mall: any MallAPI) {
    read(ProductsCall.self) { call, context throws(ServiceFailure) in
      try mall.products(call.query, page: call.page, context)
    }
    read(ProductCountsCall.self) { call, context throws(ServiceFailure) in
      try mall.productCounts(call.query.map(\.attributes), context)
    }
    read(ProductCall.self) { call, context throws(ServiceFailure) in try mall.product(id: call.id, context) }
    read(BrandsCall.self) { call, context throws(ServiceFailure) in try mall.brands(page: call.page, context) }
    read(OrdersCall.self) { call, context throws(ServiceFailure) in try mall.orders(page: call.page, context) }
    read(OrderCall.self) { call, context throws(ServiceFailure) in try mall.order(id: call.id, context) }
    media(MallReads.Media.route) { reference, rendition, range, context throws(ServiceFailure) in
      try mall.open(reference, rendition, range: range, context)
    }
    write(BuyCall.self) { call, context throws(ServiceFailure) in try mall.buy(product: call.body.product, context) }
  }
}
