import Calls
import HTTPServer
import HTTPTypes
import InteractionService
import InteractionWire
import WireFormat

/// The interaction service over HTTP.
public enum InteractionServer {
  /// The server's name.
  public static let name = "interaction"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfi_"

  /// Creates the server.
  ///
  /// - Parameters:
  ///   - description: The OpenAPI document, JSON.
  ///   - tokens: The owner's tokens; if there are none, every caller is the owner.
  public static func service(
    _ interactions: any InteractionAPI, description: [UInt8], tokens: AccessTokens = AccessTokens([]),
    limits: ServerLimits = ServerLimits()
  ) -> HTTPService {
    HTTPService(
      name: name, routes: routes(interactions), description: description, tokens: tokens, limits: limits
    ) { call throws(ServiceFailure) in
      _ = try interactions.channels(call)
    }
  }

  /// Returns the routes of the service.
  public static func routes(_ interactions: any InteractionAPI) -> ServerRoutes {
    var routes = ServerRoutes()
    routes.read(ChannelsCall.self) { _, context throws(ServiceFailure) in try interactions.channels(context) }
    routes.longRead(ProgrammesCall.self) { call, context throws(ServiceFailure) in
      try interactions.programmes(
        channels: call.channels, from: call.from, to: call.to, limitEach: call.limitEach, context)
    }
    addSchedule(of: interactions, to: &routes)
    routes.read(ResultsCall.self) { call, context throws(ServiceFailure) in
      try interactions.results(id: call.id, context)
    }
    addInteraction(of: interactions, to: &routes)
    routes.write(RespondCall.self) { call, write throws(ServiceFailure) in
      try interactions.respond(call.response, write)
    }
    return routes
  }

  /// Adds the schedule of a channel. The service decides whether the caller's is current, because its tag contains the times on
  /// which that depends.
  private static func addSchedule(of interactions: any InteractionAPI, to routes: inout ServerRoutes) {
    routes.add(
      ScheduleCall.route,
      Endpoint(access: ScheduleCall.access) { request throws(ServiceFailure) in
        let call = try ScheduleCall(request.wire)
        let known = request.fields[.ifNoneMatch].flatMap { TagCondition(header: $0).tags.first }
        let stamped = try interactions.schedule(channel: call.channel, ifNot: known?.text, request.context)
        var response = Self.response(to: request, stamped.answer, known)
        ServerTime.write(stamped.serverTime, to: &response.fields)
        return response
      })
  }

  private static func response(
    to request: ServerRequest, _ answer: ScheduleAnswer, _ known: EntityTag?
  ) -> ServerResponse {
    switch answer {
    case .unchanged:
      var fields: HTTPFields = [.cacheControl: ScheduleCall.caching.header]
      fields[.eTag] = known?.header
      return ServerResponse(.notModified, fields: fields)
    case .schedule(let schedule, let tag):
      var json = JSONWriter(capacity: 16_384)
      ScheduleCall.encode(schedule, to: &json)
      return ServerResponse(json: json.bytes, caching: ScheduleCall.caching, tag: EntityTag(tag), for: request)
    }
  }

  /// Adds an interaction by its ID, and by its ID with the tag of its content.
  private static func addInteraction(of interactions: any InteractionAPI, to routes: inout ServerRoutes) {
    routes.add(
      InteractionCall.route,
      Endpoint(access: InteractionCall.access) { request throws(ServiceFailure) in
        let call = try InteractionCall(request.wire)
        let (bytes, tag) = Self.content(of: try interactions.interaction(id: call.id, request.context))
        var response = ServerResponse(json: bytes, caching: InteractionCall.caching, tag: tag, for: request)
        response.fields[.contentLocation] = InteractionContent.route.path([call.id, tag.text])
        return response
      })
    routes.add(
      InteractionContent.route,
      Endpoint(access: InteractionCall.access) { request throws(ServiceFailure) in
        let call = try InteractionCall(request.wire)
        let (bytes, tag) = Self.content(of: try interactions.interaction(id: call.id, request.context))
        guard request.wire.path.last == tag.text else { throw ServiceFailure(.notFound, .interaction) }
        return ServerResponse(json: bytes, caching: InteractionContent.caching, tag: tag, for: request)
      })
  }

  private static func content(of interaction: Interaction) -> ([UInt8], EntityTag) {
    var json = JSONWriter()
    InteractionCall.encode(interaction, to: &json)
    return (json.bytes, EntityTag(of: json.bytes))
  }
}
