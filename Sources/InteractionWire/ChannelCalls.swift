import Calls
import HTTPTypes
import InteractionService
import WireFormat

/// `GET /v1/channels`: all channels; see ``InteractionService/InteractionAPI/channels(_:)``.
public struct ChannelsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/channels")
  /// How the answer may be cached.
  public static let caching = CachePolicy.shared(seconds: 30)
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// Creates the call.
  public init() {}

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest() }

  private struct Members: Decodable {
    var channels: [Channel]
  }

  /// Writes the answer.
  public static func encode(_ answer: [Channel], to json: inout JSONWriter) {
    json.object { json in
      json.name("channels")
      json.array(answer) { $0.channel($1) }
    }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [Channel] {
    try JSONBody.answer(Members.self, body).channels
  }
}

/// `GET /v1/programmes`: programmes of some channels; see ``InteractionService/InteractionAPI/programmes(channels:from:to:limitEach:_:)``.
public struct ProgrammesCall: LongQueryCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/programmes")
  /// How the answer may be cached.
  public static let caching = CachePolicy.shared(seconds: 30)
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The channels' IDs.
  public var channels: [String]
  /// The start of the span.
  public var from: Instant
  /// The end of the span.
  public var to: Instant
  /// The maximum number of programmes of each channel.
  public var limitEach: Int

  /// Creates the call.
  public init(channels: [String], from: Instant, to: Instant, limitEach: Int) {
    (self.channels, self.from, self.to, self.limitEach) = (channels, from, to, limitEach)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    channels = parameters.all("channel")
    guard let from = try parameters.value("from", Instant.init(rfc3339:)) else { throw .parameter("from") }
    guard let to = try parameters.value("to", Instant.init(rfc3339:)) else { throw .parameter("to") }
    (self.from, self.to) = (from, to)
    let limit = try parameters.value("limitEach") { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
    limitEach = limit ?? ScheduleLimits.programmeCount
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      for channel in channels { parameters.add("channel", channel) }
      parameters.add("from", from.rfc3339)
      parameters.add("to", to.rfc3339)
      parameters.add("limitEach", String(max(0, limitEach)))
    }
  }

  private struct Members: Decodable {
    var programmes: [[Programme]]
  }

  /// Writes the answer.
  public static func encode(_ answer: [[Programme]], to json: inout JSONWriter) {
    json.object { json in
      json.name("programmes")
      json.array(answer) { json, list in json.array(list) { $0.programme($1) } }
    }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> [[Programme]] {
    try JSONBody.answer(Members.self, body).programmes
  }
}

/// `GET /v1/channels/{id}/schedule`: a channel's schedule; see ``InteractionService/InteractionAPI/schedule(channel:ifNot:_:)``.
///
/// The schedule's tag is the entity tag, and a current schedule is answered with 304.
public struct ScheduleCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/channels/{id}/schedule")
  /// How the answer may be cached.
  public static let caching = CachePolicy.shared(seconds: 30)
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The channel's ID.
  public var channel: String

  /// Creates the call.
  public init(channel: String) {
    self.channel = channel
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    channel = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [channel]) }

  /// Writes the answer.
  public static func encode(_ answer: Schedule, to json: inout JSONWriter) { json.schedule(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Schedule {
    try JSONBody.answer(Schedule.self, body)
  }
}

extension ScheduleCall {
  /// Reads the whole answer.
  ///
  /// - Throws: The failure of the server, or `unavailable` with reason `unexpectedAnswer`.
  public static func answer(
    status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let serverTime = ServerTime.read(fields)
    switch status {
    case .notModified:
      guard let serverTime else { throw ServiceFailure(.unavailable, .unexpectedAnswer) }
      return ServerStamped(.unchanged, serverTime: serverTime)
    case .ok:
      guard let serverTime, let tag = fields[.eTag].flatMap(EntityTag.init(anyHeader:)) else {
        throw ServiceFailure(.unavailable, .unexpectedAnswer)
      }
      return ServerStamped(.schedule(try decode(body), tag: tag.text), serverTime: serverTime)
    default: throw ProblemDetails(status: status, fields: fields, body: body).failure
    }
  }
}
