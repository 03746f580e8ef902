// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import AlbumService
import Attributes
import Calls

/// A request for a page of items.
public struct ItemsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The items and their sort order.
  public let query: MediaQuery
  /// The page of the list.
  public let page: PageRequest

  init(_ query: MediaQuery, _ page: PageRequest) {
    (self.query, self.page) = (query, page)
  }

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    try services.album.items(query, page: page, call)
  }
}

/// A request for a page of albums.
public struct AlbumsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The page of the list.
  public let page: PageRequest
  /// The albums and their order.
  public let query: AlbumQuery

  init(_ page: PageRequest, _ query: AlbumQuery = AlbumQuery()) {
    (self.page, self.query) = (page, query)
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Page<Album> {
    try services.album.albums(query, page: page, call)
  }
}

/// A request for the months in which items were taken.
public struct MonthsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The items.
  public let query: MediaQuery

  init(_ query: MediaQuery) {
    self.query = query
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try services.album.months(query, call)
  }
}

/// A request for the number of items that match each attribute.
public struct ItemCountsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The attributes.
  public let attributes: [Attribute]

  init(_ attributes: [Attribute]) {
    self.attributes = attributes
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try services.album.itemCounts(attributes, call)
  }
}

/// A request for histograms over the photos that match an attribute.
public struct ShootingStatisticsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The attribute.
  public let attribute: Attribute

  init(_ attribute: Attribute) {
    self.attribute = attribute
  }

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> ShootingStatistics {
    try services.album.shootingStatistics(attribute, call)
  }
}

/// A request for the number of photos that the viewer and the viewer's friends took with a camera or a lens.
public struct OwnerCountsRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The attribute.
  public let attribute: Attribute

  init(_ attribute: Attribute) {
    self.attribute = attribute
  }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts {
    try services.album.ownerCounts(attribute, call)
  }
}

/// A request that counts one look-up of an item.
public struct RecordSelectionRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  public static let retryPolicy = RetryPolicy.lookUp
  /// The item's id.
  public let item: String
  /// The key under which it is counted once.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Int {
    try services.album.recordSelection(item: item, WriteContext(call, key: key))
  }
}

/// A request that removes items from the album.
public struct RemoveItemsRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  /// The items' ids.
  public let ids: [String]
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Int {
    try services.album.removeItems(ids: ids, WriteContext(call, key: key))
  }
}

/// A request that brings back the items of one removal.
public struct RestoreItemsRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  /// The key of the removal.
  public let removal: IdempotencyKey
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [MediaItem] {
    try services.album.restoreItems(removedBy: removal, WriteContext(call, key: key))
  }
}

/// A request that removes an album with its items.
public struct RemoveAlbumRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  /// The album's id.
  public let id: String
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Int {
    try services.album.removeAlbum(id: id, WriteContext(call, key: key))
  }
}

/// A request for one item.
public struct ItemRequest: ServiceRequest {
  public static let service = ServiceName.album
  /// The item's id.
  public let id: String

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try services.album.item(id: id, call)
  }
}

/// A request that sets the camera of an item.
public struct CorrectCameraRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  /// The item's id.
  public let item: String
  /// The item's brand before the change, as it was shown; nil for none.
  public let itemBrand: String?
  /// The item's model before the change, as it was shown; nil for none.
  public let itemModel: String?
  /// The brand, as chosen or typed; nil to use the file's.
  public let brand: String?
  /// The model, as chosen or typed; nil to use the file's.
  public let model: String?
  /// The idempotency key of the request.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> CorrectedItem {
    // Without names there is no camera to find: the correction is cancelled.
    let camera = brand == nil && model == nil ? (nil, nil) : try services.camera(brand, model, itemBrand)
    let before = try services.album.item(id: item, call)
    let corrected = try services.album.correctCamera(
      item: item, brand: camera.0, model: camera.1, WriteContext(call, key: key))
    let wasShown = (before.brand, before.model) == (itemBrand, itemModel)
    let isSame = (before.brand, before.model) == (corrected.brand, corrected.model)
    return CorrectedItem(item: corrected, replaced: wasShown || isSame ? nil : before)
  }
}

/// An item whose camera was corrected.
public struct CorrectedItem: Sendable {
  /// The item with the correction.
  public var item: MediaItem
  /// The item as somebody else had changed it since it was shown, which the correction replaced; nil if nobody had.
  public var replaced: MediaItem?

  /// Creates a corrected item.
  public init(item: MediaItem, replaced: MediaItem? = nil) {
    (self.item, self.replaced) = (item, replaced)
  }
}

/// A request that adds or removes the demo album; fails unless the album is on this machine.
public struct DemoAlbumRequest: ServiceRequest {
  public static let service = ServiceName.album
  public static let isWrite = true
  /// Whether to add it, and not to remove it.
  public let isAdded: Bool

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Int {
    guard let change = services.demoAlbum else { throw ServiceFailure(.refused, .demoAlbum) }
    return try change(isAdded)
  }
}

extension ServiceFailure.Reason {
  /// The reason that the demo album is refused by an album service on another machine.
  static let demoAlbum = ServiceFailure.Reason(rawValue: "demoAlbum")
}
