import Calls
import HTTPClient
import InteractionService
import InteractionWire
import WireFormat

/// The interaction service of a server.
public struct InteractionClient: InteractionAPI {
  private let client: ServiceClient

  /// Creates a client; no connection is made.
  public init(_ client: ServiceClient) {
    self.client = client
  }

  /// Returns all channels, by number.
  public func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] {
    try client.read(ChannelsCall(), call)
  }

  /// Returns the programmes of some channels in a span of time.
  public func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    try client.read(ProgrammesCall(ProgrammeQuery(channels: channels, from: from, to: to, limitEach: limitEach)), call)
  }

  /// Returns a channel's schedule from now on.
  ///
  /// Caches on the way and this client keep schedules for a while; what is over meanwhile is left out.
  public func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let condition = tag.flatMap { EntityTag($0) }
    let answer = try answer(channel, unless: condition, usesKept: true, call)
    guard case .schedule(let schedule, _) = answer.answer, condition == nil,
      answer.serverTime.milliseconds(since: schedule.from) > Self.longestAgeMS
    else { return answer }
    return try self.answer(channel, unless: nil, usesKept: false, call)
  }

  /// The age up to which a schedule stands for a new one, in milliseconds. It ends earlier than a new one, and viewers may zap through all channels
  /// in this time.
  private static let longestAgeMS: Int64 = 300_000

  private func answer(
    _ channel: String, unless condition: EntityTag?, usesKept: Bool, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let answer = try client.answer(to: ScheduleCall(id: channel), unless: condition, usesKept: usesKept, call)
    guard let serverTime = ServerTime.read(answer.fields), let tag = answer.tag else {
      throw ServiceFailure(.unavailable, .unexpectedAnswer, ["server": client.server.text])
    }
    guard let schedule = answer.answer else { return ServerStamped(.unchanged, serverTime: serverTime) }
    return ServerStamped(.schedule(schedule.remaining(at: serverTime), tag: tag.text), serverTime: serverTime)
  }

  /// Returns an interaction that is due.
  public func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try client.read(InteractionCall(id: id), call)
  }

  /// Returns results that are available.
  public func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    try client.read(ResultsCall(id: id), call)
  }

  /// Records a response, and counts it once.
  public func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus {
    try client.write(RespondCall(response), write)
  }
}
