import Calls
import HTTPClient
import HTTPTypes
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
  public func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let response = try client.response(to: ScheduleCall(id: channel), unless: tag.flatMap { EntityTag($0) }, call)
    return try ScheduleCall.answer(
      status: HTTPResponse.Status(code: response.status), fields: response.fields, body: response.body)
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
