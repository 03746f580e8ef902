import Attributes
import Calls
import HTTPClient
import HTTPFixtures
import MallClient
import MallService

/// A mall on a server on this machine. Its calls are sent over HTTP, but catalogues, which have no calls, are not.
struct ServedMall: MallAPI, CatalogueWriter {
  private let store: any MallAPI & CatalogueWriter
  private let server: WireServer
  private let client: MallClient

  init(_ store: any MallAPI & CatalogueWriter, losesAnswers: Int = 0) throws {
    var calls = WireServer.Calls()
    calls.add(store)
    self.store = store
    server = try WireServer(calls, losesAnswers: losesAnswers)
    client = MallClient(ServiceClient(HTTPClient(servedBy: server)), cache: MediaCache(folder: nil))
  }

  func products(_ query: ProductQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Product> {
    try client.products(query, page: page, call)
  }
  func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try client.productCounts(attributeSets, call)
  }
  func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product { try client.product(id: id, call) }
  func brands(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try client.brands(page: page, call)
  }
  func orders(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try client.orders(page: page, call)
  }
  func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order { try client.order(id: id, call) }
  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent { try client.open(reference, rendition, range: range, call) }
  func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    try client.buy(product: id, write)
  }

  // MARK: On the store

  func addProducts(_ products: [Product], stamp: String?) throws(ServiceFailure) -> CatalogueOutcome {
    try store.addProducts(products, stamp: stamp)
  }
  func catalogueStamp() throws(ServiceFailure) -> String? { try store.catalogueStamp() }
}
