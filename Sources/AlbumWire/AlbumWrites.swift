import AlbumService
import Calls
import WireFormat

/// `POST /v1/photos/{id}/selections`: counts a look-up; see ``AlbumService/AlbumAPI/recordSelection(item:_:)``.
public struct SelectionCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.post, "/v1/photos/{id}/selections")
  /// Whether a request has a body.
  public static let hasBody = false

  /// The item's id.
  public var item: String

  /// Creates the call.
  public init(item: String) {
    self.item = item
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    item = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [item]) }

  private struct Members: Decodable {
    var selectionCount: Int
  }

  /// Writes the answer.
  public static func encode(_ answer: Int, to json: inout JSONWriter) {
    json.object { $0.member("selectionCount", answer) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Int {
    try JSONBody.answer(Members.self, body).selectionCount
  }
}

/// `POST /v1/removals`: removes items; see ``AlbumService/AlbumAPI/removeItems(ids:_:)``.
public struct RemovalCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.post, "/v1/removals")

  /// The items' ids.
  public var ids: [String]

  /// Creates the call.
  public init(ids: [String]) {
    self.ids = ids
  }

  private struct Members: Decodable {
    var ids: [String]
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    ids = try JSONBody.request(Members.self, request.body).ids
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest(object: { json in
      json.name("ids")
      json.array(ids) { $0.string($1) }
    })
  }

  /// Writes the answer.
  public static func encode(_ answer: Int, to json: inout JSONWriter) { json.removedCount(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Int {
    try JSONBody.answer(RemovedCount.self, body).removedCount
  }
}

/// `POST /v1/restorations`: undoes a removal; see ``AlbumService/AlbumAPI/restoreItems(removedBy:_:)``.
public struct RestorationCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.post, "/v1/restorations")

  /// The key of the removal.
  public var removal: IdempotencyKey

  /// Creates the call.
  public init(removal: IdempotencyKey) {
    self.removal = removal
  }

  private struct Members: Decodable {
    var removal: String
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    removal = try IdempotencyKey(validating: JSONBody.request(Members.self, request.body).removal)
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(object: { $0.member("removal", removal.text) }) }

  private struct Items: Decodable {
    var items: [MediaItem]
  }

  /// Writes the answer.
  public static func encode(_ answer: [MediaItem], to json: inout JSONWriter) {
    json.object { json in
      json.name("items")
      json.array(answer) { $0.mediaItem($1) }
    }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [MediaItem] {
    try JSONBody.answer(Items.self, body).items
  }
}

/// `DELETE /v1/albums/{id}`: removes an album; see ``AlbumService/AlbumAPI/removeAlbum(id:_:)``.
public struct AlbumRemovalCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.delete, "/v1/albums/{id}")
  /// Whether a request has a body.
  public static let hasBody = false

  /// The album's id.
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
  public static func encode(_ answer: Int, to json: inout JSONWriter) { json.removedCount(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Int {
    try JSONBody.answer(RemovedCount.self, body).removedCount
  }
}

/// `PUT /v1/photos/{id}/camera`: corrects the camera of an item; see ``AlbumService/AlbumAPI/correctCamera(item:brand:model:_:)``.
public struct CameraCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.put, "/v1/photos/{id}/camera")

  /// The item's id.
  public var item: String
  /// The canonical brand; nil leaves it to the file.
  public var brand: String?
  /// The canonical model; nil leaves it to the file.
  public var model: String?

  /// Creates the call.
  public init(item: String, brand: String?, model: String?) {
    (self.item, self.brand, self.model) = (item, brand, model)
  }

  private struct Members: Decodable {
    var brand: String?
    var model: String?
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    let members = try JSONBody.request(Members.self, request.body)
    self.init(item: request.id, brand: members.brand, model: members.model)
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest(
      path: [item],
      object: { json in
        json.member("brand", ifPresent: brand)
        json.member("model", ifPresent: model)
      })
  }

  /// Writes the answer.
  public static func encode(_ answer: MediaItem, to json: inout JSONWriter) { json.mediaItem(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> MediaItem {
    try JSONBody.answer(MediaItem.self, body)
  }
}

private struct RemovedCount: Decodable {
  var removedCount: Int
}

extension JSONWriter {
  fileprivate mutating func removedCount(_ count: Int) {
    object { $0.member("removedCount", count) }
  }
}
