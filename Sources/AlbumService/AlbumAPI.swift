import Attributes
import Calls

/// The album service: media with their attributes, and how often each was looked up.
///
/// Every call may block and may come from any thread; reads may run side by side. Reads can be cancelled and have a deadline;
/// writes are applied once per key and are on disk when they return. All throw ``Calls/ServiceFailure``. It is independent of
/// the mall: only attributes travel between the two.
public protocol AlbumAPI: VersionedContent {
  /// Returns a page of the items that match a query; a name that no item has matches none.
  ///
  /// - Throws: `refused` for an attribute the album cannot search by, a cursor of another list, and a date in a list that is not
  ///   ordered by date.
  func items(_ query: MediaQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<MediaItem>
  /// Returns one item.
  ///
  /// - Throws: `notFound`.
  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem
  /// Returns a page of the albums, ordered by name; a cursor is valid in the list that it comes from.
  func albums(_ query: AlbumQuery, page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Album>
  /// Returns the months in which a query's items were taken, newest first; undated items are in none.
  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount]
  /// Counts the items that match each attribute, in the order given; 0 for all attributes but `brand`, `model` and `lens`.
  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int]
  /// Returns histograms over the photos that match an attribute.
  ///
  /// - Throws: `refused` for all attributes but `brand`, `model` and `lens`.
  func shootingStatistics(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> ShootingStatistics
  /// Counts the items that match an attribute, for the viewer and the viewer's friends; all counts are 0 for a caller without a viewer.
  ///
  /// - Throws: `refused` for all attributes but `brand`, `model` and `lens`.
  func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts
  /// Opens the content of an item's picture.
  ///
  /// - Parameters:
  ///   - reference: ``MediaItem/picture`` of an item.
  ///   - rendition: The form wanted; a store on this machine hands out the original for every rendition.
  ///   - range: The bytes wanted, cut to what there is; nil for all.
  /// - Throws: `notFound` for a reference that this service did not issue or that is out of date, and, with reason `file`, if the file is
  ///   gone or unreadable.
  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent

  /// Counts one look-up of an item, once per key, and returns the item's count.
  ///
  /// - Throws: `notFound` for no such item, `conflict` for a key that was used for another one.
  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int
  /// Removes items from the album, not their files, and returns how many there were; missing ones are ignored.
  ///
  /// A removal of at most ``Removal/itemLimit`` ids can be undone by its key for ``Removal/keptMS``; see
  /// ``restoreItems(removedBy:_:)``.
  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int
  /// Brings back the items of one removal as they were: ids, places in lists, corrections, look-ups and albums.
  ///
  /// If the same content was imported again meanwhile, the two items are merged and their look-ups added. Restoring
  /// again changes nothing.
  ///
  /// - Parameter removal: The key of the removal.
  /// - Returns: The items of that removal that are in the album now, in the order of their removal.
  /// - Throws: `notFound` with reason `removal` if no items of this removal are kept.
  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem]
  /// Removes an album and its items, not their files, and returns how many items there were.
  ///
  /// - Throws: `notFound` for no such album.
  func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int
  /// Sets the camera that took an item, by canonical names, and returns the changed item.
  ///
  /// A correction wins over the file's own names from then on, also when the file is read again. nil leaves a name to the file; both
  /// nil takes the correction back.
  /// - Throws: `notFound` for no such item, `refused` for a blank name.
  func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem
}

extension AlbumAPI {
  /// Returns a page of the albums, ordered by the bytes of their names.
  public func albums(page: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Album> {
    try albums(AlbumQuery(), page: page, call)
  }

  /// Returns a page of the albums of all owners.
  public func albums(
    order: NameOrder, page: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    try albums(AlbumQuery(order: order), page: page, call)
  }
}

/// The limits within which a removal can be undone.
public enum Removal {
  /// The maximum number of ids in a removal that can be undone.
  public static let itemLimit = 500
  /// The time for which removed items are kept, in milliseconds: a day.
  public static let keptMS: Int64 = 86_400_000
}

extension ServiceFailure.Reason {
  /// A removal that cannot be undone, or can no longer be undone; no parameters.
  public static let removal = ServiceFailure.Reason(rawValue: "removal")
  /// An item of an album; no parameters.
  public static let item = ServiceFailure.Reason(rawValue: "item")
  /// An album; no parameters.
  public static let album = ServiceFailure.Reason(rawValue: "album")
  /// A brand or model that is blank.
  public static let blankName = ServiceFailure.Reason(rawValue: "blankName")
}
