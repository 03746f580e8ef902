import AlbumService
import Attributes
import Calls
import WireFormat

/// `GET /v1/months`: the months of a query's items; see ``AlbumService/AlbumAPI/months(_:_:)``.
public struct MonthsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/months")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The items to count.
  public var query: MediaQuery

  /// Creates the call.
  public init(_ query: MediaQuery) {
    self.query = query
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    query = try parameters.mediaQuery()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest { $0.add(query) } }

  private struct Members: Decodable {
    var months: [MonthCount]
  }

  /// Writes the answer.
  public static func encode(_ answer: [MonthCount], to json: inout JSONWriter) {
    json.object { json in
      json.name("months")
      json.array(answer) { json, count in
        json.object { json in
          json.member("month", count.month)
          json.member("itemCount", count.itemCount)
        }
      }
    }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [MonthCount] {
    try JSONBody.answer(Members.self, body).months
  }
}

/// `GET /v1/counts`: how many items match each attribute; see ``AlbumService/AlbumAPI/itemCounts(_:_:)``.
public struct ItemCountsCall: LongQueryCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/counts")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The attributes.
  public var attributes: [Attribute]

  /// Creates the call.
  public init(_ attributes: [Attribute]) {
    self.attributes = attributes
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    attributes = try parameters.attributes()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest { $0.add(attributes) } }

  /// Writes the answer.
  public static func encode(_ answer: [Int], to json: inout JSONWriter) { json.counts(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [Int] {
    try JSONBody.answer(WireCounts.self, body).counts
  }
}

/// `GET /v1/statistics`: histograms of a model's or a lens's photos; see ``AlbumService/AlbumAPI/shootingStatistics(_:_:)``.
public struct StatisticsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/statistics")
  /// How the answer may be cached.
  public static let caching = CachePolicy.revalidated
  /// The permission that the call needs.
  public static let access = CallAccess.owner

  /// The attribute of the photos.
  public var attribute: Attribute

  /// Creates the call.
  public init(_ attribute: Attribute) {
    self.attribute = attribute
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    let attributes = try parameters.attributes()
    guard attributes.count == 1 else { throw .parameter("model") }
    attribute = attributes[0]
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest { $0.add([attribute]) } }

  /// Writes the answer.
  public static func encode(_ answer: ShootingStatistics, to json: inout JSONWriter) { json.statistics(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> ShootingStatistics {
    try JSONBody.answer(ShootingStatistics.self, body)
  }
}
