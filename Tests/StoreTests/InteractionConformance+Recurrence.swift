import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// What every implementation of the interaction service makes of schedules and interactions that recur.
@Suite struct InteractionRecurrenceConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: InteractionConformer.allCases)
  func aRepeatingScheduleHasNoEnd(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(repeats: true), clock: clock)
    for hour in [-100_000, -1, 0, 1, 100_000] {
      let start = Double(hour) * 3_600
      clock.set(start)
      let schedule = try server.newSchedule().schedule
      #expect(schedule.programmes.count == 24 && schedule.interactions.count == 60)
      #expect(schedule.programmes[1].start == .evening(start + 1_800))
      #expect(schedule.interactions[0].at == .evening(start + 300))
      #expect(schedule.interactions[0].resultsAt == .evening(start + 360))
      #expect(zip(schedule.programmes, schedule.programmes.dropFirst()).allSatisfy { $0.stop == $1.start })
    }
  }

  @Test(arguments: InteractionConformer.allCases)
  func occurrencesHaveTheirTimeInTheirIDs(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(repeats: true), clock: clock)
    clock.set(3_600 + 310)
    let schedule = try server.newSchedule().schedule
    #expect(schedule.interactions.prefix(2).map(\.id) == ["poll@20261121T210500Z", "quiz@20261121T211000Z"])
    #expect(schedule.programmes[0].id == "p1@20261121T210000Z")
    #expect(schedule.interactions[0].programme == "p1@20261121T210000Z")
    #expect(try server.interaction(id: "poll@20261121T210500Z").id == "poll@20261121T210500Z")
    #expect(try server.interaction(id: "poll@20261121T200500Z").type == .poll)
    #expect(try server.interaction(id: "poll@19990101T000500Z").type == .poll)
    let unknown = [
      "poll", "poll@20261121T220500Z", "poll@20261121T200501Z", "poll@20261121T200500", "poll@20261121T2005Z", "poll@",
      "poll@2026-11-21T20:05:00Z", "poll@20261121t200500Z", "poll@20261121T200500.000Z", "@20261121T200500Z",
      "quiz@20261121T200500Z", "poll@20261121T210500+0100",
    ]
    for id in unknown { expect(.notFound) { try server.interaction(id: id) } }
  }

  @Test(arguments: InteractionConformer.allCases)
  func everyOccurrenceHasItsOwnResults(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(repeats: true), clock: clock)
    clock.set(330)
    #expect(try server.respond("1", to: "poll@20261121T200500Z", .chose("a")) == .counted)
    clock.set(3_930)
    #expect(try server.respond("2", to: "poll@20261121T210500Z", .chose("b")) == .counted)
    #expect(try server.results(id: "poll@20261121T200500Z").counts == ["a": 1])
    expect(.notFound) { try server.results(id: "poll@20261121T210500Z") }
    clock.set(3_960)
    #expect(try server.results(id: "poll@20261121T210500Z").counts == ["b": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func anInteractionRecursWhileItsProgrammeLasts(_ conformer: InteractionConformer) throws {
    let document = ScheduleDocument.sample().changingSchedule { schedule in
      schedule.scheduledInteractions = [
        .init(0, .sample("poll", "p1", at: 0, show: 15, resultsAt: 50, repeatSeconds: 600))
      ]
    }
    let server = try conformer.server(folder, document, clock: clock)
    let interactions = try server.newSchedule().schedule.interactions
    #expect(interactions.map(\.at.seconds) == [0, 600, 1_200, 1_800])
    #expect(interactions[3].id == "poll@20261121T203000Z" && interactions[3].programme == "p1")
    clock.set(1_800)
    #expect(try server.interaction(id: "poll@20261121T203000Z").type == .poll)
    clock.set(9_999)
    expect(.notFound) { try server.interaction(id: "poll@20261121T204000Z") }
    expect(.notFound) { try server.interaction(id: "poll") }
  }

  @Test(arguments: InteractionConformer.allCases)
  func theEndOfACycleIsNotListedTwice(_ conformer: InteractionConformer) throws {
    let document = ScheduleDocument.sample(repeats: true).changingSchedule { schedule in
      schedule.programmes = [.init(0, .sample("p", 0, 3_600, "Hour"))]
      schedule.scheduledInteractions = [.init(0, .sample("poll", "p", at: 0, repeatSeconds: 1_800))]
    }
    let server = try conformer.server(folder, document, clock: clock)
    #expect(try server.newSchedule().schedule.interactions.prefix(4).map(\.at.seconds) == [0, 1_800, 3_600, 5_400])
    clock.set(3_600)
    #expect(try server.interaction(id: "poll@20261121T210000Z").type == .poll)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aFullScheduleEndsEarlier(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .full(count: 5_000, everySeconds: 1), clock: clock)
    let first = try server.newSchedule("full").schedule
    #expect(first.interactions.count == ScheduleLimits.interactionCount)
    #expect(first.until == .evening(2_000) && first.refreshAfterSeconds == 2_000)
    clock.set(1_990)
    let next = try server.newSchedule("full").schedule
    #expect(next.interactions.first?.at == .evening(1_971) && next.interactions.count == 2_000)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aListingIsCutAtItsLimits(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .full(count: 5_000, everySeconds: 1), clock: clock)
    let cut = try server.listing(channel: "full", from: .evening, to: .evening(5_000))
    #expect(cut.isCut && cut.schedule.until == .evening(2_000) && cut.schedule.interactions.count == 2_000)
    let rest = try server.listing(channel: "full", from: cut.schedule.until, to: .evening(3_000))
    #expect(!rest.isCut && rest.schedule.interactions.count == 1_001 && rest.interactions.count == 1_001)
    expect(.notFound) { try server.listing(channel: "none", from: .evening, to: .evening(1)) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: InteractionConformer.allCases)
  func aListingOfTenThousandYearsIsCut(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(repeats: true), clock: clock)
    let times = OccurrenceID.times
    let listing = try server.listing(channel: "one", from: times.lowerBound, to: times.upperBound)
    #expect(listing.isCut && listing.schedule.interactions.count == ScheduleLimits.interactionCount)
    let programmes = try server.programmes(
      channels: ["one"], from: times.lowerBound, to: times.upperBound, limitEach: .max)
    #expect(programmes[0].count == ScheduleLimits.programmeCount)
  }
}
