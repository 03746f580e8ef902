import Calls
import InteractionService
import WireFormat

/// A kind of read of channels and interactions. The answer is public, and the same for all callers.
public protocol BroadcastRead: CallKind {}

extension BroadcastRead {
  /// By all caches, for 30 seconds.
  public static var caching: CachePolicy { .shared(seconds: 30) }
  /// Anyone.
  public static var access: CallAccess { .anyone }
}

/// The reads of the interaction service.
public enum InteractionReads {
  /// `GET /v1/channels`: all channels; see ``InteractionService/InteractionAPI/channels(_:)``.
  public enum Channels: QueryKind, BroadcastRead {
    /// The channels.
    public typealias Answer = [Channel]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/channels")
    /// The member with the answer.
    public static let member: String? = "channels"
  }

  /// `GET /v1/programmes`: programmes of some channels; see
  /// ``InteractionService/InteractionAPI/programmes(channels:from:to:limitEach:_:)``.
  public enum Programmes: LongQueryKind, BroadcastRead {
    /// The channels and the span.
    public typealias Query = ProgrammeQuery
    /// The programmes of each channel.
    public typealias Answer = [[Programme]]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/programmes")
    /// The member with the answer.
    public static let member: String? = "programmes"
  }

  /// `GET /v1/channels/{id}/schedule`: a channel's schedule; see ``InteractionService/InteractionAPI/schedule(channel:ifNot:_:)``.
  ///
  /// The schedule's tag is the entity tag, and a current schedule is answered with 304.
  public enum Schedule: ResourceKind, BroadcastRead {
    /// The schedule.
    public typealias Answer = InteractionService.Schedule
    /// Where the calls go.
    public static let route = Route(.get, "/v1/channels/{id}/schedule")
  }

  /// `GET /v1/interactions/{id}`: an interaction; see ``InteractionService/InteractionAPI/interaction(id:_:)``.
  ///
  /// The answer names the same interaction under a hash of its content in `Content-Location`, see ``Content``.
  public enum Interaction: ResourceKind, BroadcastRead {
    /// The interaction.
    public typealias Answer = InteractionService.Interaction
    /// Where the calls go.
    public static let route = Route(.get, "/v1/interactions/{id}")
  }

  /// `GET /v1/interactions/{id}/{content}`: an interaction with exactly this content, which never changes.
  ///
  /// `content` is the text of the entity tag of `GET /v1/interactions/{id}`. It is not found any more once the content has changed.
  public enum Content {
    /// Where the interaction is.
    public static let route = Route(.get, "/v1/interactions/{id}/{content}")
    /// The content belongs to the path.
    public static let caching = CachePolicy.sharedForever
  }

  /// `GET /v1/interactions/{id}/results`: the results of a poll or a quiz; see ``InteractionService/InteractionAPI/results(id:_:)``.
  public enum Results: ResourceKind, BroadcastRead {
    /// The results.
    public typealias Answer = InteractionResults
    /// Where the calls go.
    public static let route = Route(.get, "/v1/interactions/{id}/results")
  }
}

/// The channels and the span of time whose programmes are listed: `channel`, `from`, `to` and `limitEach`.
public struct ProgrammeQuery: QueryForm {
  /// The channels' IDs.
  public var channels: [String]
  /// The start of the span.
  public var from: Instant
  /// The end of the span.
  public var to: Instant
  /// The most programmes of each channel.
  public var limitEach: Int

  /// Creates a query.
  public init(channels: [String], from: Instant, to: Instant, limitEach: Int) {
    (self.channels, self.from, self.to, self.limitEach) = (channels, from, to, limitEach)
  }

  /// Takes the parameters.
  ///
  /// - Throws: `refused` without a span.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    channels = parameters.all("channel")
    guard let from = try parameters.value("from", Instant.init(rfc3339:)) else { throw .parameter("from") }
    guard let to = try parameters.value("to", Instant.init(rfc3339:)) else { throw .parameter("to") }
    (self.from, self.to) = (from, to)
    let limit = try parameters.value("limitEach") { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
    limitEach = limit ?? ScheduleLimits.programmeCount
  }

  /// Adds the parameters.
  public func add(to parameters: inout QueryParameters) {
    for channel in channels { parameters.add("channel", channel) }
    parameters.add("from", from.rfc3339)
    parameters.add("to", to.rfc3339)
    parameters.add("limitEach", String(max(0, limitEach)))
  }
}

/// See ``InteractionReads/Channels``.
public typealias ChannelsCall = QueryCall<InteractionReads.Channels>
/// See ``InteractionReads/Programmes``.
public typealias ProgrammesCall = QueryCall<InteractionReads.Programmes>
/// See ``InteractionReads/Schedule``.
public typealias ScheduleCall = ResourceCall<InteractionReads.Schedule>
/// See ``InteractionReads/Interaction``.
public typealias InteractionCall = ResourceCall<InteractionReads.Interaction>
/// See ``InteractionReads/Results``.
public typealias ResultsCall = ResourceCall<InteractionReads.Results>
