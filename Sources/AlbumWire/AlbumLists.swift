import AlbumService
import Calls
import WireFormat

/// `GET /v1/photos`: a page of items; see ``AlbumService/AlbumAPI/items(_:page:_:)``.
public struct ItemsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/photos")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The items to list.
  public var query: MediaQuery
  /// The part of the list.
  public var page: PageRequest

  /// Creates the call.
  public init(_ query: MediaQuery, page: PageRequest) {
    (self.query, self.page) = (query, page)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    query = try parameters.mediaQuery()
    page = try parameters.page()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      parameters.add(query)
      parameters.add(page)
    }
  }

  /// Writes the answer.
  public static func encode(_ answer: Page<MediaItem>, to json: inout JSONWriter) {
    json.page(answer) { $0.mediaItem($1) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Page<MediaItem> {
    try JSONBody.answer(WirePage<MediaItem>.self, body).page
  }
}

/// `GET /v1/photos/{id}`: an item; see ``AlbumService/AlbumAPI/item(id:_:)``.
public struct ItemCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/photos/{id}")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The item's id.
  public var id: String

  /// Creates the call.
  public init(id: String) {
    self.id = id
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [id]) }

  /// Writes the answer.
  public static func encode(_ answer: MediaItem, to json: inout JSONWriter) { json.mediaItem(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> MediaItem {
    try JSONBody.answer(MediaItem.self, body)
  }
}

/// `GET /v1/albums`: a page of albums; see ``AlbumService/AlbumAPI/albums(order:page:_:)``.
public struct AlbumsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/albums")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The order of the list.
  public var order: NameOrder
  /// The part of the list.
  public var page: PageRequest

  /// Creates the call.
  public init(order: NameOrder, page: PageRequest) {
    (self.order, self.page) = (order, page)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    order = try parameters.value("sort", NameOrder.init(rawValue:)) ?? .bytes
    page = try parameters.page()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      parameters.add("sort", order.rawValue)
      parameters.add(page)
    }
  }

  /// Writes the answer.
  public static func encode(_ answer: Page<Album>, to json: inout JSONWriter) {
    json.page(answer) { $0.album($1) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Page<Album> {
    try JSONBody.answer(WirePage<Album>.self, body).page
  }
}
