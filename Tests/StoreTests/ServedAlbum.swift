import AlbumClient
import AlbumService
import Attributes
import Calls
import HTTPClient
import HTTPFixtures

/// An album on a server on this machine. Its calls are sent over HTTP, but imports and the administration of people, which have no
/// calls, are not. Each viewer has a client with a token.
struct ServedAlbum: AlbumAPI, AlbumWriter, AlbumMaintenance, PeopleAPI, PeopleAdministration {
  private let store: any AlbumConformer.Store
  private let server: WireServer
  private let http: HTTPClient
  private let client: AlbumClient

  init(_ store: any AlbumConformer.Store, losesAnswers: Int = 0) throws {
    var calls = WireServer.Calls()
    calls.add(store)
    calls.addPeople(store)
    self.store = store
    server = try WireServer(calls, losesAnswers: losesAnswers)
    http = HTTPClient(servedBy: server)
    client = AlbumClient(ServiceClient(http), cache: MediaCache(folder: nil))
  }

  /// Returns the client of a caller.
  private func client(of call: CallContext) -> AlbumClient {
    guard let viewer = call.caller.viewer else { return client }
    return AlbumClient(ServiceClient(http, token: viewer), cache: MediaCache(folder: nil))
  }

  func items(_ query: MediaQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<MediaItem> {
    try client(of: call).items(query, page: page, call)
  }
  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try client(of: call).item(id: id, call)
  }
  func albums(_ query: AlbumQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Album> {
    try client(of: call).albums(query, page: page, call)
  }
  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try client(of: call).months(query, call)
  }
  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try client(of: call).itemCounts(attributes, call)
  }
  func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts {
    try client(of: call).ownerCounts(attribute, call)
  }
  func shootingStatistics(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> ShootingStatistics {
    try client(of: call).shootingStatistics(attribute, call)
  }
  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent { try client(of: call).open(reference, rendition, range: range, call) }
  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client(of: write.call).recordSelection(item: id, write)
  }
  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client(of: write.call).removeItems(ids: ids, write)
  }
  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] { try client(of: write.call).restoreItems(removedBy: removal, write) }
  func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client(of: write.call).removeAlbum(id: id, write)
  }
  func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem {
    try client(of: write.call).correctCamera(item: id, brand: brand, model: model, write)
  }

  func account(_ call: CallContext) throws(ServiceFailure) -> Account { try client(of: call).account(call) }
  func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account {
    try client(of: write.call).setSharing(sharing, write)
  }
  func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try client(of: call).acquaintances(call)
  }
  func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance {
    try client(of: write.call).askFriend(named: name, write)
  }
  func changeFriendship(
    with person: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance] {
    try client(of: write.call).changeFriendship(with: person, change, write)
  }
  func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken] { try client(of: call).tokens(call) }
  func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken {
    try client(of: write.call).createToken(named: name, write)
  }
  func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken] {
    try client(of: write.call).revokeToken(id: id, write)
  }
  func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try client(of: call).readers(ofAlbum: album, call)
  }
  func setReader(
    _ person: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person] {
    try client(of: write.call).setReader(person, ofAlbum: album, to: isReader, write)
  }
  func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent] {
    try client(of: call).sharingLog(call)
  }

  // MARK: On the store

  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    try store.isUnchanged(stamps, of: owner, copiedInto: folder)
  }
  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] { try store.add(items) }
  func itemCount() throws(ServiceFailure) -> Int { try store.itemCount() }
  func hasOwnItems() throws(ServiceFailure) -> Bool { try store.hasOwnItems() }
  func album(named name: String) throws(ServiceFailure) -> Album? { try store.album(named: name) }
  func removeDemo() throws(ServiceFailure) -> Int { try store.removeDemo() }
  func accounts() throws(ServiceFailure) -> [Account] { try store.accounts() }
  func personCount() throws(ServiceFailure) -> Int { try store.personCount() }
  func firstPerson() throws(ServiceFailure) -> Person? { try store.firstPerson() }
  func person(named name: String) throws(ServiceFailure) -> Person? { try store.person(named: name) }
  func addPerson(named name: String) throws(ServiceFailure) -> Account { try store.addPerson(named: name) }
  func removePerson(id: String) throws(ServiceFailure) -> PersonRemoval { try store.removePerson(id: id) }
  func viewer(ofToken secret: String) throws(ServiceFailure) -> String? { try store.viewer(ofToken: secret) }
  func ownItems(of person: String, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem> {
    try store.ownItems(of: person, page: page)
  }
}

extension HTTPClient {
  /// A client of a server on this machine.
  convenience init(servedBy server: WireServer) {
    var options = ClientOptions()
    options.lingerMS = 100
    self.init(server: server.loopback.address, options: options)
  }
}
