// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Calls
import InteractionService

/// A request for the channels.
public struct ChannelsRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  public static let retryPolicy = RetryPolicy.schedule

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [Channel] {
    try services.interactions.channels(call)
  }
}

/// A request for the programmes of channels in a span of time.
public struct ProgrammesRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  /// The channels' ids.
  public let channels: [String]
  /// The start of the span.
  public let from: Instant
  /// The end of the span, exclusive.
  public let to: Instant
  /// The limit of programmes for each channel.
  public let limitEach: Int

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [[Programme]] {
    try services.interactions.programmes(channels: channels, from: from, to: to, limitEach: limitEach, call)
  }
}

/// A request for a channel's schedule.
public struct ScheduleRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  public static let retryPolicy = RetryPolicy.schedule
  /// The channel's id.
  public let channel: String
  /// The tag of the schedule held; nil for none.
  public let tag: String?

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    try services.interactions.schedule(channel: channel, ifNot: tag, call)
  }
}

/// A request for an interaction, made at its appointed time.
public struct InteractionRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  public static let retryPolicy = RetryPolicy.interaction
  /// The interaction's id.
  public let id: String

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try services.interactions.interaction(id: id, call)
  }
}

/// A request for the results of a poll or a quiz.
public struct ResultsRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  public static let retryPolicy = RetryPolicy.results
  /// The interaction's id.
  public let id: String

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> InteractionResults {
    try services.interactions.results(id: id, call)
  }
}

/// A request that delivers a response.
public struct RespondRequest: ServiceRequest {
  public static let service = ServiceName.interactions
  public static let isWrite = true
  public static let retryPolicy = RetryPolicy.delivery
  /// The response.
  public let response: InteractionResponse
  /// The key under which it is counted once.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> ResponseStatus {
    try services.interactions.respond(response, WriteContext(call, key: key))
  }
}
