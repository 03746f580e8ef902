import Calls
import HTTPServer
import InteractionService
import InteractionWire
import WireFormat

/// The interaction service over HTTP.
public enum InteractionServer: ServiceServer {
  /// The server's name.
  public static let name = "interaction"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfi_"

  /// Asks the service for something small.
  public static func check(_ interactions: any InteractionAPI, _ call: CallContext) throws(ServiceFailure) {
    _ = try interactions.channels(call)
  }

  /// Adds the routes of the service.
  public static func addRoutes(
    of interactions: any InteractionAPI, developer: (any PictureDeveloper)?, to routes: inout ServerRoutes
  ) {
    routes.read(ChannelsCall.self) { _, context throws(ServiceFailure) in try interactions.channels(context) }
    routes.longRead(ProgrammesCall.self) { call, context throws(ServiceFailure) in
      try interactions.programmes(
        channels: call.query.channels, from: call.query.from, to: call.query.to, limitEach: call.query.limitEach,
        context)
    }
    addSchedule(of: interactions, to: &routes)
    routes.read(ResultsCall.self) { call, context throws(ServiceFailure) in
      try interactions.results(id: call.id, context)
    }
    addInteraction(of: interactions, to: &routes)
    routes.write(RespondCall.self) { call, write throws(ServiceFailure) in
      try interactions.respond(call.body, write)
    }
  }

  /// Adds the schedule of a channel. Whether one is current is for the service to say: its tag holds the times that it depends on.
  private static func addSchedule(of interactions: any InteractionAPI, to routes: inout ServerRoutes) {
    let encoded = EncodedSchedules()
    routes.add(
      InteractionReads.Schedule.route,
      Endpoint(access: InteractionReads.Schedule.access) { request throws(ServiceFailure) in
        try encoded.response(to: request, of: interactions)
      })
  }

  /// Adds an interaction by its ID, and by its ID with the tag of its content.
  private static func addInteraction(of interactions: any InteractionAPI, to routes: inout ServerRoutes) {
    routes.add(
      InteractionReads.Interaction.route,
      Endpoint(access: InteractionReads.Interaction.access) { request throws(ServiceFailure) in
        let call = try InteractionCall(request.wire)
        let (bytes, tag) = Self.content(of: try interactions.interaction(id: call.id, request.context))
        var response = ServerResponse(
          json: bytes, caching: InteractionReads.Interaction.caching, tag: tag, for: request)
        response.fields[.contentLocation] = InteractionReads.Content.route.path([call.id, tag.text])
        return response
      })
    routes.add(
      InteractionReads.Content.route,
      Endpoint(access: InteractionReads.Interaction.access) { request throws(ServiceFailure) in
        let call = try InteractionCall(request.wire)
        let (bytes, tag) = Self.content(of: try interactions.interaction(id: call.id, request.context))
        guard request.wire.path.last == tag.text else { throw ServiceFailure(.notFound, .interaction) }
        return ServerResponse(json: bytes, caching: InteractionReads.Content.caching, tag: tag, for: request)
      })
  }

  private static func content(of interaction: Interaction) -> ([UInt8], EntityTag) {
    var json = JSONWriter()
    InteractionCall.encode(interaction, to: &json)
    return (json.bytes, EntityTag(of: json.bytes))
  }
}
