import Calls
import HTTPServer
import HTTPTypes
import InteractionService
import InteractionWire
import Synchronization
import WireFormat

/// The last schedule of each channel as it was sent, so that it is built and encoded once for all callers, not for each.
///
/// It is sent for as long as shared caches may send it (``WireFormat/CachePolicy``), and while the service says that it is current.
final class EncodedSchedules: Sendable {
  /// A schedule as JSON.
  private struct Encoded: Sendable {
    /// The service's tag.
    var tag: EntityTag
    var json: [UInt8]
    /// When it was built, by the service's clock.
    var builtAt: Instant

    /// Whether it stands for a new one.
    func isRecent(at now: Instant) -> Bool {
      (0...EncodedSchedules.longestAgeMS).contains(now.milliseconds(since: builtAt))
    }
  }

  /// The age up to which a schedule stands for a new one, in milliseconds.
  private static let longestAgeMS: Int64 = 30_000
  /// The bytes that all schedules may have together: about 100 long ones.
  private static let limitBytes = 32 << 20

  private let schedules: Mutex<RecentValues<String, Encoded>>

  /// Creates a collection without schedules.
  init(limitBytes: Int = EncodedSchedules.limitBytes) {
    schedules = Mutex(RecentValues(costLimit: limitBytes))
  }

  /// Answers a request for a schedule.
  func response(to request: ServerRequest, of interactions: any InteractionAPI) throws(ServiceFailure) -> ServerResponse
  {
    let channel = try ScheduleCall(request.wire).id
    let known = request.fields[.ifNoneMatch].flatMap { TagCondition(header: $0).tags.first }
    func ask(_ tag: EntityTag?) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
      try interactions.schedule(channel: channel, ifNot: tag?.text, request.context)
    }
    if let last = schedules.withLock({ $0.value(of: channel) }) {
      let stamped = try ask(last.tag)
      if stamped.answer != .unchanged || last.tag == known || last.isRecent(at: stamped.serverTime) {
        return response(to: request, stamped, of: channel, unchanged: last)
      }
    }
    return response(to: request, try ask(known), of: channel, unchanged: nil)
  }

  /// Returns the answer with the service's time.
  ///
  /// - Parameter last: The schedule that the service may say to be current; nil for the caller's.
  private func response(
    to request: ServerRequest, _ stamped: ServerStamped<ScheduleAnswer>, of channel: String, unchanged last: Encoded?
  ) -> ServerResponse {
    var response: ServerResponse
    switch (stamped.answer, last) {
    case (.schedule(let schedule, let tag), _):
      let encoded = encoded(schedule, tag, stamped.serverTime, of: channel)
      response = Self.response(to: request, encoded)
    case (.unchanged, let last?): response = Self.response(to: request, last)
    case (.unchanged, nil): response = Self.unchanged(request)
    }
    ServerTime.write(stamped.serverTime, to: &response.fields)
    return response
  }

  private func encoded(_ schedule: Schedule, _ tag: String, _ builtAt: Instant, of channel: String) -> Encoded {
    var json = JSONWriter(capacity: 16_384)
    ScheduleCall.encode(schedule, to: &json)
    let encoded = Encoded(tag: EntityTag(tag) ?? EntityTag(of: json.bytes), json: json.bytes, builtAt: builtAt)
    schedules.withLock { $0.keep(encoded, for: channel, cost: json.bytes.count) }
    return encoded
  }

  private static func response(to request: ServerRequest, _ encoded: Encoded) -> ServerResponse {
    ServerResponse(json: encoded.json, caching: InteractionReads.Schedule.caching, tag: encoded.tag, for: request)
  }

  private static func unchanged(_ request: ServerRequest) -> ServerResponse {
    var fields: HTTPFields = [.cacheControl: InteractionReads.Schedule.caching.header]
    fields[.eTag] = request.fields[.ifNoneMatch].flatMap { TagCondition(header: $0).tags.first?.header }
    return ServerResponse(.notModified, fields: fields)
  }
}
