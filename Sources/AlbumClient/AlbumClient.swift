import AlbumService
import AlbumWire
import Attributes
import Calls
import HTTPClient
import WireFormat

/// The album service of a server.
public struct AlbumClient: AlbumAPI {
  let client: ServiceClient
  private let media: MediaClient

  /// Creates a client; no connection is made.
  ///
  /// - Parameter cache: The cache for the album's pictures.
  public init(_ client: ServiceClient, cache: MediaCache) {
    self.client = client
    media = MediaClient(client, cache: cache, AlbumReads.Media.self)
  }

  /// Returns a page of the items that match a query.
  public func items(
    _ query: MediaQuery, page: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    try client.read(ItemsCall(query, page: page), call)
  }

  /// Returns one item.
  public func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try client.read(ItemCall(id: id), call)
  }

  /// Returns a page of the albums.
  public func albums(
    _ query: AlbumQuery, page: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    try client.read(AlbumsCall(query, page: page), call)
  }

  /// Returns the months in which a query's items were taken.
  public func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try client.read(MonthsCall(query), call)
  }

  /// Counts the items that match each attribute.
  public func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try client.read(ItemCountsCall(attributes), call)
  }

  /// Returns histograms over the photos that match an attribute.
  public func shootingStatistics(
    _ attribute: Attribute, _ call: CallContext
  ) throws(ServiceFailure) -> ShootingStatistics {
    try client.read(StatisticsCall(StatisticsQuery(attribute)), call)
  }

  /// Counts the items that match an attribute, for the viewer and the viewer's friends.
  public func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts {
    try client.read(OwnerCountsCall(StatisticsQuery(attribute)), call)
  }

  /// Opens the content of an item's picture; see ``HTTPClient/MediaClient``.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    try media.open(reference, rendition, range: range, call)
  }

  /// Counts one look-up of an item, once per key.
  public func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.write(SelectionCall(id: id), write)
  }

  /// Removes items from the album.
  public func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.write(RemovalCall(AlbumWrites.Removal.Body(ids: ids)), write)
  }

  /// Restores the items of one removal.
  public func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
    try client.write(RestorationCall(AlbumWrites.Restoration.Body(removal: removal)), write)
  }

  /// Removes an album and its items.
  public func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try client.write(AlbumRemovalCall(id: id), write)
  }

  /// Sets the camera that took an item.
  public func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem {
    try client.write(CameraCall(id: id, AlbumWrites.Camera.Body(brand: brand, model: model)), write)
  }
}
