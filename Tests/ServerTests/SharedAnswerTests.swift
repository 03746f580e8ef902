import Calls
import Foundation
import HTTPServer
import Testing

/// Answers that a server gives again for a moment, because shared caches may keep them anyway.
@Suite struct SharedAnswerTests {
  private static let schedule = "/v1/channels/one/schedule"
  private let fixtures: Fixtures

  init() throws {
    fixtures = try Fixtures()
  }

  /// Servers that give an answer again for longer than any test takes.
  private func servers(tokens: [String] = [], _ change: (inout ServerLimits) -> Void = { _ in }) throws
    -> RunningServers
  {
    var limits = ServerLimits.withoutSharing
    limits.sharedMS = 3_600_000
    change(&limits)
    return try fixtures.start(tokens: tokens, limits: limits)
  }

  @Test func aSharedAnswerIsTheFirstOneWithItsOwnIDAndTime() throws {
    let servers = try servers()
    let replies = try (0..<3).map { _ in try servers.reply(RequestText.get(Self.schedule), at: Place.interaction) }
    #expect(replies.map(\.status) == [200, 200, 200])
    #expect(Set(replies.map(\.text)).count == 1 && replies[0].body.count > 100)
    #expect(Set(replies.compactMap { $0.fields["x-request-id"] }).count == 3)
    for name in ["etag", "cache-control", "content-type", "content-length", "x-content-type-options"] {
      #expect(Set(replies.map { $0.fields[name] }).count == 1 && replies[0].fields[name] != nil, "\(name)")
    }
    #expect(replies.allSatisfy { $0.fields["tenfoot-time"] != nil && $0.fields["date"] != nil })
  }

  @Test func sharedAnswersAreCountedAndLogged() throws {
    let servers = try servers()
    let replies = try (0..<3).map { _ in try servers.reply(RequestText.get(Self.schedule), at: Place.interaction) }
    for reply in replies {
      let id = try #require(reply.fields["x-request-id"])
      #expect(servers.log.count { $0.contains(id) && $0.contains("\"status\":200") } == 1)
    }
  }

  @Test func theSameQuestionIsAskedOfTheServiceOnce() throws {
    let servers = try servers()
    let first = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    // Another channel's schedule is another question; and what has changed meanwhile is not asked for.
    fixtures.clock.set(86_400)
    #expect(try servers.reply(RequestText.get(Self.schedule), at: Place.interaction).body == first.body)
    #expect(try servers.reply(RequestText.get(Self.schedule + "?x=1"), at: Place.interaction).status == 400)
  }

  @Test func anAnswerIsGivenAgainForItsTimeOnly() throws {
    let servers = try fixtures.start()
    let first = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    fixtures.clock.set(86_400)
    #expect(try servers.reply(RequestText.get(Self.schedule), at: Place.interaction).body != first.body)
  }

  @Test func aCallerWhoHasTheAnswerGets304() throws {
    let servers = try servers()
    let tag = try #require(
      try servers.reply(RequestText.get(Self.schedule), at: Place.interaction).fields["etag"])
    let connection = try RawConnection(port: servers.ports[Place.interaction])
    connection.send(RequestText.get(Self.schedule, ["If-None-Match": "\"other\", \(tag)"]))
    let known = try connection.reply()
    #expect(known.status == 304 && known.fields["etag"] == tag)
    #expect(known.fields["content-length"] == nil && known.fields["content-type"] == nil)
    connection.send(RequestText.get(Self.schedule, ["If-None-Match": "\"other\""]))
    #expect(try connection.reply().status == 200)
  }

  @Test func theAnswerToACallerWhoHasItIsSharedWithThoseWhoHaveNot() throws {
    let servers = try servers()
    let tag = try #require(
      try fixtures.start().reply(RequestText.get(Self.schedule), at: Place.interaction).fields["etag"])
    let known = RequestText.get(Self.schedule, ["If-None-Match": tag])
    #expect(try servers.reply(known, at: Place.interaction).status == 304)
    let reply = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    #expect(reply.status == 200 && reply.fields["content-type"] == "application/json" && reply.body.count > 100)
  }

  @Test func requestsOfAConnectionAreAnsweredInTheirOrder() throws {
    let servers = try servers()
    _ = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    let connection = try RawConnection(port: servers.ports[Place.interaction])
    // The first one needs a thread; the second could be answered at once.
    connection.send(
      RequestText.get("/v1/interactions/none") + RequestText.get(Self.schedule) + RequestText.get("/health")
        + RequestText.get(Self.schedule))
    #expect(try (0..<4).map { _ in try connection.reply().status } == [404, 200, 200, 200])
  }

  @Test(arguments: ["close", "Close"]) func theConnectionIsClosedOnRequest(_ option: String) throws {
    let servers = try servers()
    _ = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    let connection = try RawConnection(port: servers.ports[Place.interaction])
    connection.send(RequestText.get(Self.schedule, ["Connection": option]))
    #expect(try connection.reply().status == 200)
    #expect(try connection.readToEnd() == 0)
  }

  @Test func anIdleConnectionIsClosedAfterASharedAnswer() throws {
    let servers = try servers { $0.idleMS = 200 }
    _ = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    let connection = try RawConnection(port: servers.ports[Place.interaction])
    connection.send(RequestText.get(Self.schedule))
    #expect(try connection.reply().status == 200)
    #expect(try connection.readToEnd() == 0)
  }

  @Test func answersForTheOwnerAndFailuresAreNotShared() throws {
    let servers = try servers(tokens: ["tfa_secret", "tfm_secret", "tfi_secret"])
    let owner = ["Authorization": "Bearer tfa_secret"]
    #expect(try servers.reply(RequestText.get("/v1/photos", owner)).status == 200)
    #expect(try servers.reply(RequestText.get("/v1/photos")).status == 401)
    let poll = RequestText.get("/v1/interactions/poll")
    fixtures.clock.set(299)
    #expect(try servers.reply(poll, at: Place.interaction).status != 200)
    fixtures.clock.set(301)
    #expect(try servers.reply(poll, at: Place.interaction).status == 200)
  }

  @Test func anotherHostIsRefused() throws {
    let servers = try servers()
    _ = try servers.reply(RequestText.get(Self.schedule), at: Place.interaction)
    let foreign = RequestText.get(Self.schedule, ["Host": "example.org"])
    #expect(try servers.reply(foreign, at: Place.interaction).status == 421)
  }
}
