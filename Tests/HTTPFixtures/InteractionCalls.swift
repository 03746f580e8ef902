import Calls
import HTTPTypes
import InteractionService
import InteractionWire
import WireFormat

extension WireServer.Calls {
  /// Adds the calls of an interaction service.
  public mutating func add(_ interactions: any InteractionAPI) {
    read(ChannelsCall.self) { _, context throws(ServiceFailure) in try interactions.channels(context) }
    read(ProgrammesCall.self) { call, context throws(ServiceFailure) in
      try interactions.programmes(
        channels: call.query.channels, from: call.query.from, to: call.query.to, limitEach: call.query.limitEach,
        context)
    }
    read(InteractionCall.self) { call, context throws(ServiceFailure) in
      try interactions.interaction(id: call.id, context)
    }
    read(ResultsCall.self) { call, context throws(ServiceFailure) in try interactions.results(id: call.id, context) }
    write(RespondCall.self) { call, context throws(ServiceFailure) in try interactions.respond(call.body, context) }
    addSchedules(of: interactions)
  }

  private mutating func addSchedules(of interactions: any InteractionAPI) {
    add(InteractionReads.Schedule.route) { request, fields throws(ServiceFailure) in
      let call = try ScheduleCall(request)
      let tag = fields[.ifNoneMatch].map { TagCondition(header: $0) }?.tags.first?.text
      let stamped = try interactions.schedule(channel: call.id, ifNot: tag, .local)
      var answer: HTTPFields = [.contentType: "application/json"]
      ServerTime.write(stamped.serverTime, to: &answer)
      guard case .schedule(let schedule, let newTag) = stamped.answer else { return WireServer.Reply(304, answer) }
      answer[.eTag] = EntityTag(newTag)?.header
      var json = JSONWriter()
      ScheduleCall.encode(schedule, to: &json)
      return WireServer.Reply(200, answer, json.bytes)
    }
  }
}
