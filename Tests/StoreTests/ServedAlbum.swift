import AlbumClient
import AlbumService
import Attributes
import Calls
import HTTPClient
import HTTPFixtures

/// An album on a server on this machine. Its calls are sent over HTTP, but imports, which have no calls, are not.
struct ServedAlbum: AlbumAPI, AlbumWriter, AlbumMaintenance {
  private let store: any AlbumConformer.Store
  private let server: WireServer
  private let client: AlbumClient

  init(_ store: any AlbumConformer.Store, losesAnswers: Int = 0) throws {
    var calls = WireServer.Calls()
    calls.add(store)
    self.store = store
    server = try WireServer(calls, losesAnswers: losesAnswers)
    client = AlbumClient(ServiceClient(HTTPClient(servedBy: server)), cache: MediaCache(folder: nil))
  }

  func items(_ query: MediaQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<MediaItem> {
    try client.items(query, page: page, call)
  }
  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem { try client.item(id: id, call) }
  func albums(order: NameOrder, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Album> {
    try client.albums(order: order, page: page, call)
  }
  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try client.months(query, call)
  }
  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try client.itemCounts(attributes, call)
  }
  func shootingStatistics(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> ShootingStatistics {
    try client.shootingStatistics(attribute, call)
  }
  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent { try client.open(reference, rendition, range: range, call) }
  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.recordSelection(item: id, write)
  }
  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.removeItems(ids: ids, write)
  }
  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] { try client.restoreItems(removedBy: removal, write) }
  func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.removeAlbum(id: id, write)
  }
  func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem { try client.correctCamera(item: id, brand: brand, model: model, write) }

  // MARK: On the store

  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String?) throws(ServiceFailure) -> [Bool] {
    try store.isUnchanged(stamps, copiedInto: folder)
  }
  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] { try store.add(items) }
  func itemCount() throws(ServiceFailure) -> Int { try store.itemCount() }
  func hasOwnItems() throws(ServiceFailure) -> Bool { try store.hasOwnItems() }
  func album(named name: String) throws(ServiceFailure) -> Album? { try store.album(named: name) }
  func removeDemo() throws(ServiceFailure) -> Int { try store.removeDemo() }
}

extension HTTPClient {
  /// A client of a server on this machine.
  convenience init(servedBy server: WireServer) {
    var options = ClientOptions()
    options.lingerMS = 100
    self.init(server: server.loopback.address, options: options)
  }
}
