import AlbumService
import Attributes
import Calls
import InteractionService
import MallService

extension CallContext {
  /// The context of calls in tests: one device, no deadline.
  static let test = CallContext(caller: Caller(device: "test-device"))
}

extension WriteContext {
  /// The context of a write in tests, under a key; traps for an invalid key, which is a mistake in the test.
  static func test(_ key: String, device: String = "test-device") -> WriteContext {
    guard let key = IdempotencyKey(key) else { preconditionFailure("not a key: \(key)") }
    return WriteContext(CallContext(caller: Caller(device: device)), key: key)
  }
}

extension IdempotencyKey {
  /// A key in tests; traps for an invalid one, which is a mistake in the test.
  static func test(_ text: String) -> IdempotencyKey {
    guard let key = IdempotencyKey(text) else { preconditionFailure("not a key: \(text)") }
    return key
  }
}

// Most tests say nothing about who calls.

extension AlbumAPI {
  func items(_ query: MediaQuery, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem> {
    try items(query, page: page, .test)
  }
  func item(id: String) throws(ServiceFailure) -> MediaItem { try item(id: id, .test) }
  func albums(page: PageRequest) throws(ServiceFailure) -> Page<Album> { try albums(page: page, .test) }
  func months(_ query: MediaQuery) throws(ServiceFailure) -> [MonthCount] { try months(query, .test) }
  func itemCounts(_ attributes: [Attribute]) throws(ServiceFailure) -> [Int] { try itemCounts(attributes, .test) }
  func shootingStatistics(_ attribute: Attribute) throws(ServiceFailure) -> ShootingStatistics {
    try shootingStatistics(attribute, .test)
  }
  func recordSelection(item: String, key: String) throws(ServiceFailure) -> Int {
    try recordSelection(item: item, .test(key))
  }
  func removeItems(ids: [String]) throws(ServiceFailure) -> Int {
    try removeItems(ids: ids, WriteContext(.test, key: .random()))
  }
  func removeAlbum(id: String) throws(ServiceFailure) -> Int {
    try removeAlbum(id: id, WriteContext(.test, key: .random()))
  }
  func correctCamera(item: String, brand: String?, model: String?) throws(ServiceFailure) -> MediaItem {
    try correctCamera(item: item, brand: brand, model: model, WriteContext(.test, key: .random()))
  }
}

extension MallAPI {
  func products(_ query: ProductQuery, page: PageRequest) throws(ServiceFailure) -> Page<Product> {
    try products(query, page: page, .test)
  }
  func productCounts(_ attributeSets: [[Attribute]]) throws(ServiceFailure) -> [Int] {
    try productCounts(attributeSets, .test)
  }
  func product(id: String) throws(ServiceFailure) -> Product { try product(id: id, .test) }
  func brands(page: PageRequest) throws(ServiceFailure) -> Page<Brand> { try brands(page: page, .test) }
  func orders(page: PageRequest) throws(ServiceFailure) -> Page<OrderLine> { try orders(page: page, .test) }
  func order(id: String) throws(ServiceFailure) -> Order { try order(id: id, .test) }
  func buy(product: String, key: String) throws(ServiceFailure) -> Order { try buy(product: product, .test(key)) }
}

extension InteractionAPI {
  func channels() throws(ServiceFailure) -> [Channel] { try channels(.test) }
  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int
  ) throws(ServiceFailure) -> [[Programme]] {
    try programmes(channels: channels, from: from, to: to, limitEach: limitEach, .test)
  }
  func schedule(channel: String, ifNot tag: String?) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    try schedule(channel: channel, ifNot: tag, .test)
  }
  func interaction(id: String) throws(ServiceFailure) -> Interaction { try interaction(id: id, .test) }
  func results(id: String) throws(ServiceFailure) -> InteractionResults { try results(id: id, .test) }
}
