import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// The answers of every implementation of the interaction service.
@Suite struct InteractionConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: InteractionConformer.allCases)
  func channelsAreOrderedByNumber(_ conformer: InteractionConformer) throws {
    var document = ScheduleDocument.sample()
    document.channels.append(.init(1, Channel(id: "a", number: 101, name: "A")))
    document.channels.append(.init(2, Channel(id: "z", number: 2, name: "Z")))
    let server = try conformer.server(folder, document, clock: clock)
    #expect(try server.channels().map(\.id) == ["one", "z", "a"])
    #expect(try server.channels()[0].name("zh-Hans") == "一")
  }

  @Test(arguments: InteractionConformer.allCases)
  func programmesAreThoseOnInTheSpan(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    func ids(_ from: Double, _ to: Double, limit: Int = 9) throws -> [[String]] {
      try server.programmes(
        channels: ["none", "one"], from: .evening(from), to: .evening(to), limitEach: limit
      ).map { $0.map(\.id) }
    }
    #expect(try ids(-9, 0) == [[], []])
    #expect(try ids(-9, 1) == [[], ["p1"]])
    #expect(try ids(0, 3_600) == [[], ["p1", "p2"]])
    #expect(try ids(1_799, 3_600, limit: 1) == [[], ["p1"]])
    #expect(try ids(1_800, 3_600, limit: 1) == [[], ["p2"]])
    #expect(try ids(3_600, 9_999) == [[], []])
    #expect(try ids(9_999, 0) == [[], []])
    #expect(try ids(0, 3_600, limit: 0) == [[], []] && ids(0, 3_600, limit: .min) == [[], []])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aScheduleCoversTheNextTwelveHours(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let answer = try server.schedule(channel: "one", ifNot: nil)
    let schedule = try server.newSchedule().schedule
    #expect(answer.serverTime == .evening)
    #expect(schedule.version == 1 && schedule.channel == "one" && schedule.serial == 1)
    #expect(schedule.from == .evening && schedule.until == .evening(12 * 3_600))
    #expect(schedule.refreshAfterSeconds == 3_600)
    let document = ScheduleDocument.sample().schedules[0].value
    #expect(schedule.programmes == document.programmes.map(\.value))
    #expect(schedule.interactions == document.scheduledInteractions.map(\.value.scheduled))
    expect(.notFound) { try server.schedule(channel: "none", ifNot: nil) }
  }

  @Test(arguments: InteractionConformer.allCases)
  func aScheduleContainsInteractionsThatAreShownOrAwaitResults(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    func ids(_ seconds: Double) throws -> [String] {
      clock.set(seconds)
      let schedule = try server.newSchedule().schedule
      let programmes = Set(schedule.programmes.map(\.id))
      #expect(schedule.interactions.allSatisfy { programmes.contains($0.programme) })
      return schedule.interactions.map(\.id)
    }
    #expect(try ids(359).first == "poll")
    #expect(try ids(360).first == "quiz")
    #expect(try ids(1_819) == ["promotion", "spotlight", "notice"])
    #expect(try ids(1_820) == ["notice"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aCurrentScheduleIsNotSentAgain(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let tag = try server.newSchedule().tag
    clock.set(3_599)
    #expect(try server.schedule(channel: "one", ifNot: tag) == ServerStamped(.unchanged, serverTime: .evening(3_599)))
    clock.set(3_600)
    #expect(try server.schedule(channel: "one", ifNot: tag).answer != .unchanged)
    clock.set(-1)
    #expect(try server.schedule(channel: "one", ifNot: tag).answer != .unchanged)
  }

  @Test(arguments: InteractionConformer.allCases)
  func forgedTagsCountAsNone(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let tag = try server.newSchedule().tag
    let revision = try #require(tag.split(separator: ".").first)
    let forged = [
      "", "x", "1.2", "1.2.3", tag + "0", "\(revision).-9223372036854775808.9223372036854775807",
      "\(revision).9223372036854775807.-9223372036854775808", String(repeating: ".", count: 100_000),
    ]
    for tag in forged { #expect(try server.schedule(channel: "one", ifNot: tag).answer != .unchanged) }
  }

  @Test(arguments: InteractionConformer.allCases)
  func anInteractionIsNotFoundBeforeItsTime(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    clock.set(299.999)
    expect(.notFound) { try server.interaction(id: "poll") }
    clock.set(290)
    #expect(waitMS { () throws(ServiceFailure) in _ = try server.interaction(id: "poll") } == 10_000)
    clock.set(300)
    #expect(try server.interaction(id: "poll") == .sample(.poll))
    clock.set(9_999)
    for kind in Interaction.Kind.allCases where kind != .notice {
      #expect(try server.interaction(id: kind.rawValue) == .sample(kind))
    }
  }

  @Test(arguments: InteractionConformer.allCases)
  func cancelledAndUnknownInteractionsAreNotFound(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    clock.set(9_999)
    for id in ["notice", "none", "", "poll@20261121T200500Z", String(repeating: "poll", count: 100_000)] {
      expect(.notFound) { try server.interaction(id: id) }
      expect(.notFound) { try server.results(id: id) }
      expect(.notFound) { try server.respond("k", to: id, .opened) }
    }
  }

  @Test(arguments: InteractionConformer.allCases)
  func resultsAreNotFoundBeforeTheirTime(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    clock.set(659.999)
    expect(.notFound) { try server.results(id: "quiz") }
    clock.set(658)
    #expect(waitMS { () throws(ServiceFailure) in _ = try server.results(id: "quiz") } == 2_000)
    clock.set(660)
    #expect(try server.results(id: "quiz") == InteractionResults(id: "quiz", counts: [:], right: "b"))
    #expect(try server.results(id: "poll").right == nil)
    clock.set(9_999)
    for id in ["promotion", "spotlight", "notice", "none"] {
      expect(.notFound) { try server.results(id: id) }
      #expect(waitMS { () throws(ServiceFailure) in _ = try server.results(id: id) } == nil)
    }
  }

  /// Returns the wait that a failure names.
  private func waitMS(_ call: () throws(ServiceFailure) -> Void) -> Int64? {
    do throws(ServiceFailure) { try call() } catch { return error.retryAfterMS }
    return nil
  }

  @Test(arguments: InteractionConformer.allCases)
  func cancelledReadsAndLateReadsAreNotAnswered(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let cancelled = CallContext(caller: Caller(device: "d"))
    cancelled.cancellation.cancel()
    let late = CallContext(caller: Caller(device: "d"), deadline: .afterMS(0))
    for (call, code) in [(cancelled, ServiceFailure.Code.cancelled), (late, .timedOut)] {
      expect(code) { try server.schedule(channel: "one", ifNot: nil, call) }
      expect(code) { try server.listing(channel: "one", from: .evening, to: .evening(1), call) }
      expect(code) { try server.interaction(id: "poll", call) }
    }
  }
}
