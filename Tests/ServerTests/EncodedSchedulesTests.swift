import Calls
import HTTPServer
import InteractionFixtures
import InteractionServer
import InteractionService
import ScheduleFiles
import Synchronization
import Testing

/// A schedule is built and encoded once for all callers.
@Suite struct EncodedSchedulesTests {
  let fixtures: Fixtures
  let counted: CountedSchedules
  let servers: RunningServers
  private let path = "/v1/channels/one/schedule"

  init() throws {
    fixtures = try Fixtures()
    counted = CountedSchedules(fixtures.interactions)
    servers = try RunningServers(
      [InteractionServer.service(counted, description: Array("{}".utf8), limits: .withoutSharing)], of: fixtures.folder)
  }

  @Test func callersWithoutOneShareItForHalfAMinute() throws {
    let first = try servers.reply(RequestText.get(path))
    fixtures.clock.set(30)
    let second = try servers.reply(RequestText.get(path))
    #expect(second.status == 200 && second.body == first.body && second.fields["etag"] == first.fields["etag"])
    #expect(second.fields["tenfoot-time"] == "2026-11-21T20:00:30Z")
    #expect(counted.builtCount == 1)
    fixtures.clock.set(31)
    #expect(try servers.reply(RequestText.get(path)).fields["etag"] != first.fields["etag"])
    #expect(counted.builtCount == 2)
  }

  @Test func callersWithAnOldOneShareTheNewOne() throws {
    let old = try #require(try servers.reply(RequestText.get(path)).fields["etag"])
    fixtures.clock.set(3_700)
    let replies = try (0..<3).map { _ in try servers.reply(RequestText.get(path, ["If-None-Match": old])) }
    #expect(replies.allSatisfy { $0.status == 200 && $0.body == replies[0].body })
    #expect(counted.builtCount == 2)
    let new = try #require(replies[0].fields["etag"])
    #expect(try servers.reply(RequestText.get(path, ["If-None-Match": new])).status == 304)
    #expect(counted.builtCount == 2)
  }

  @Test func aChangedChannelIsSentAtOnce() throws {
    let first = try servers.reply(RequestText.get(path))
    _ = try fixtures.interactions.addSchedules(.sample(serial: 2))
    let second = try servers.reply(RequestText.get(path))
    #expect(second.status == 200 && second.fields["etag"] != first.fields["etag"])
  }

  @Test func aClockThatWasSetBackSharesNothing() throws {
    fixtures.clock.set(100)
    let first = try servers.reply(RequestText.get(path))
    fixtures.clock.set(50)
    #expect(try servers.reply(RequestText.get(path)).fields["etag"] != first.fields["etag"])
  }

  @Test func aServerThatHasJustStartedAsksWhetherTheCallersIsCurrent() throws {
    let tag = try #require(try servers.reply(RequestText.get(path)).fields["etag"])
    let other = try RunningServers([
      InteractionServer.service(counted, description: Array("{}".utf8), limits: .withoutSharing)
    ])
    #expect(try other.reply(RequestText.get(path, ["If-None-Match": tag])).status == 304)
    #expect(counted.builtCount == 1)
  }

  @Test func anUnknownChannelIsNotFound() throws {
    #expect(try servers.reply(RequestText.get("/v1/channels/none/schedule")).status == 404)
  }
}

/// A service that counts how many schedules it has built.
final class CountedSchedules: InteractionAPI {
  private let service: any InteractionAPI
  private let built = Atomic<Int>(0)

  init(_ service: any InteractionAPI) {
    self.service = service
  }

  var builtCount: Int { built.load(ordering: .relaxed) }

  func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let answer = try service.schedule(channel: channel, ifNot: tag, call)
    if case .schedule = answer.answer { built.add(1, ordering: .relaxed) }
    return answer
  }

  func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] { try service.channels(call) }
  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    try service.programmes(channels: channels, from: from, to: to, limitEach: limitEach, call)
  }
  func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try service.interaction(id: id, call)
  }
  func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    try service.results(id: id, call)
  }
  func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus {
    try service.respond(response, write)
  }
}
