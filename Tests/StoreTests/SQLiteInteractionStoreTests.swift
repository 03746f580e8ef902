import Calls
import InteractionService
import InteractionStore
import Testing

/// What the third server keeps, and how a document changes it.
@Suite struct InteractionStoreTests {
  private let folder: TemporaryFolder
  private let clock = SettableClock()
  private let store: SQLiteInteractionStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
  }

  private func schedule(_ channel: String = "one") throws -> Schedule {
    guard case .schedule(let schedule, _) = try store.schedule(channel: channel, ifNot: nil).answer else {
      throw ServiceFailure(.notFound, "no schedule")
    }
    return schedule
  }

  private func pointers(_ outcome: ScheduleOutcome) -> [String] {
    guard case .refused(let problems) = outcome else { return [] }
    return problems.map(\.pointer)
  }

  @Test func aResponseIsThereAfterReopening() throws {
    _ = try store.add(.sample())
    clock.set(330)
    let response = InteractionResponse(
      key: "k", interaction: "poll", device: "box", action: .chose("a"), at: .evening(325))
    #expect(try store.respond(response) == .counted)
    clock.set(360)
    // The first connection is still open, as after a crash it never is: the file says all by itself.
    let again = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
    #expect(try again.respond(response) == .counted)
    #expect(try again.results(id: "poll").counts == ["a": 1])
  }

  @Test func theSameDocumentAgainChangesNothing() throws {
    #expect(try store.add(.sample()) == .imported)
    guard case .schedule(_, let tag) = try store.schedule(channel: "one", ifNot: nil).answer else { return }
    #expect(try store.add(.sample()) == .unchanged)
    #expect(try store.schedule(channel: "one", ifNot: tag).answer == .unchanged)
  }

  @Test func aGreaterSerialReplacesTheScheduleAndItsTag() throws {
    _ = try store.add(.sample())
    guard case .schedule(_, let tag) = try store.schedule(channel: "one", ifNot: nil).answer else { return }
    let newer = ScheduleDocument.sample(serial: 2).changingSchedule { $0.scheduledInteractions.removeFirst() }
    #expect(try store.add(newer) == .imported)
    #expect(try store.schedule(channel: "one", ifNot: tag).answer != .unchanged)
    #expect(try schedule().serial == 2)
    #expect(try schedule().interactions.first?.id == "quiz")
    clock.set(9_999)
    expect(.notFound) { try store.interaction(id: "poll") }
  }

  @Test func aSerialThatDoesNotGrowIsRefused() throws {
    _ = try store.add(.sample(serial: 5))
    #expect(pointers(try store.add(.sample(serial: 4))) == ["/schedules/0/serial"])
    let other = ScheduleDocument.sample(serial: 5).changingSchedule { $0.programmes[0].value.title = "Other" }
    #expect(pointers(try store.add(other)) == ["/schedules/0/serial"])
    #expect(try schedule().programmes[0].title("en") == "Golden hour")
  }

  @Test func aScheduleThatRepeatsIsOnForEver() throws {
    _ = try store.add(.sample(repeats: true))
    for hour in [-100_000, -1, 0, 1, 100_000] {
      let start = Double(hour) * 3_600
      clock.set(start)
      let schedule = try schedule()
      #expect(schedule.programmes.count == 24 && schedule.interactions.count == 60)
      #expect(schedule.programmes[1].start == .evening(start + 1_800))
      #expect(schedule.interactions[0].at == .evening(start + 300))
      #expect(schedule.interactions[0].resultsAt == .evening(start + 360))
      #expect(zip(schedule.programmes, schedule.programmes.dropFirst()).allSatisfy { $0.stop == $1.start })
    }
  }

  @Test func whatRecursHasItsTimeInItsID() throws {
    _ = try store.add(.sample(repeats: true))
    clock.set(3_600 + 310)
    let ids = try schedule().interactions.map(\.id)
    #expect(ids[0] == "poll@20261121T210500Z" && ids[1] == "quiz@20261121T211000Z")
    #expect(try schedule().programmes[0].id == "p1@20261121T210000Z")
    #expect(try schedule().interactions[0].programme == "p1@20261121T210000Z")
    #expect(try store.interaction(id: "poll@20261121T210500Z").id == "poll@20261121T210500Z")
    #expect(try store.interaction(id: "poll@20261121T200500Z").type == .poll)
    #expect(try store.interaction(id: "poll@19990101T000500Z").type == .poll)
    let strangers = [
      "poll", "poll@20261121T220500Z", "poll@20261121T200501Z", "poll@20261121T200500", "poll@20261121T2005Z", "poll@",
      "poll@2026-11-21T20:05:00Z", "poll@20261121t200500Z", "poll@20261121T200500.000Z", "@20261121T200500Z",
      "quiz@20261121T200500Z", "poll@20261121T210500+0100",
    ]
    for id in strangers { expect(.notFound) { try store.interaction(id: id) } }
  }

  @Test func everyOccurrenceHasItsOwnResults() throws {
    _ = try store.add(.sample(repeats: true))
    for hour in [0.0, 1] {
      clock.set(hour * 3_600 + 330)
      let response = InteractionResponse(
        key: "\(hour)", interaction: "poll@20261121T2\(Int(hour))0500Z", device: "box",
        action: .chose(hour == 0 ? "a" : "b"),
        at: .evening)
      #expect(try store.respond(response) == .counted)
    }
    #expect(try store.results(id: "poll@20261121T200500Z").counts == ["a": 1])
    expect(.notFound) { try store.results(id: "poll@20261121T210500Z") }
    clock.set(3_960)
    #expect(try store.results(id: "poll@20261121T210500Z").counts == ["b": 1])
  }

  @Test func anAppointmentRecursWhileItsProgrammeLasts() throws {
    _ = try store.add(
      ScheduleDocument.sample().changingSchedule { schedule in
        schedule.scheduledInteractions = [
          .init(0, .sample("poll", "p1", at: 0, show: 15, resultsAt: 50, repeatSeconds: 600))
        ]
      })
    let scheduledInteractions = try schedule().interactions
    #expect(scheduledInteractions.map(\.at.seconds) == [0, 600, 1_200, 1_800])
    #expect(scheduledInteractions.map(\.show.seconds) == [15, 615, 1_215, 1_815])
    #expect(scheduledInteractions.map(\.resultsAt?.seconds) == [50, 650, 1_250, 1_850])
    #expect(scheduledInteractions[3].id == "poll@20261121T203000Z" && scheduledInteractions[3].programme == "p1")
    clock.set(1_800)
    #expect(try store.interaction(id: "poll@20261121T203000Z").type == .poll)
    clock.set(9_999)
    expect(.notFound) { try store.interaction(id: "poll@20261121T204000Z") }
    expect(.notFound) { try store.interaction(id: "poll") }
  }

  @Test func whatRecursUntilTheEndOfACycleIsNotThereTwice() throws {
    _ = try store.add(
      ScheduleDocument.sample(repeats: true).changingSchedule { schedule in
        schedule.programmes = [.init(0, .sample("p", 0, 3_600, "Hour"))]
        schedule.scheduledInteractions = [.init(0, .sample("poll", "p", at: 0, repeatSeconds: 1_800))]
      })
    #expect(try schedule().interactions.prefix(4).map(\.at.seconds) == [0, 1_800, 3_600, 5_400])
    clock.set(3_600)
    #expect(try store.interaction(id: "poll@20261121T210000Z").type == .poll)
  }

  @Test func aFullChannelsScheduleEndsBeforeItHoldsTooMuch() throws {
    _ = try store.add(.full(count: 5_000, everySeconds: 1))
    let first = try schedule("full")
    #expect(first.interactions.count == SQLiteInteractionStore.appointmentLimit)
    #expect(first.until == .evening(2_000) && first.refreshAfterSeconds == 2_000)
    clock.set(1_990)
    let next = try schedule("full")
    #expect(next.interactions.first?.at == .evening(1_971) && next.interactions.count == 2_000)
    #expect(try store.schedule(channel: "full", from: .evening, to: .evening(5_000)).interactions.count == 5_000)
  }

  @Test func twoChannelsMaySwapTheirNumbers() throws {
    func document(_ one: Int, _ two: Int) -> ScheduleDocument {
      ScheduleDocument(channels: [
        .init(0, Channel(id: "one", number: one, name: "One")), .init(1, Channel(id: "two", number: two, name: "Two")),
      ])
    }
    #expect(try store.add(document(1, 2)) == .imported)
    #expect(try store.add(document(2, 1)) == .imported)
    #expect(try store.channels().map(\.id) == ["two", "one"])
    let third = ScheduleDocument(channels: [.init(0, Channel(id: "three", number: 1, name: "Three"))])
    #expect(try store.add(third) == .refused([ScheduleProblem("/channels/0/number", "channel “two” has the number 1")]))
  }

  @Test func demoChannelsGiveWayToWhatIsImported() throws {
    var demo = ScheduleDocument.sample(repeats: true)
    demo.channels.append(.init(1, Channel(id: "two", number: 2, name: "Two")))
    try store.replaceDemo(demo, stamp: "1")
    #expect(try store.demoStamp() == "1")
    #expect(try store.add(.sample()) == .imported)
    #expect(try store.channels().map(\.id) == ["one", "two"])
    #expect(try schedule().programmes.count == 2)
    demo.channels[1].value.name = "Zwei"
    try store.replaceDemo(demo, stamp: "2")
    #expect(try store.channels().map { $0.name("en") } == ["One", "Zwei"])
    #expect(try schedule().programmes.count == 2)
    let other = ScheduleDocument(channels: [.init(0, Channel(id: "mine", number: 2, name: "Mine"))])
    #expect(try store.add(other) == .imported)
    try store.replaceDemo(demo, stamp: "3")
    #expect(try store.channels().map(\.id) == ["one", "mine"])
    try store.keepDemo(stamp: "4")
    #expect(try store.demoStamp() == "4")
  }

  @Test func appointmentsMayRelyOnTheProgrammesOfAGuide() throws {
    var batches = [
      GuideBatch(programmes: [
        GuideProgramme(channel: "guided", start: .evening, stop: .evening(1_800), title: "News")
      ])
    ]
    _ = try store.addGuide { () throws(ServiceFailure) -> GuideBatch? in batches.popLast() }
    var document = ScheduleDocument.sample()
    document.channels = []
    document = document.changingSchedule { schedule in
      schedule.channel = "guided"
      schedule.programmes = []
      schedule.scheduledInteractions = [.init(0, .sample("poll", "20261121T200000Z", at: 300))]
    }
    #expect(try store.add(document) == .imported)
    #expect(try schedule("guided").interactions.map(\.id) == ["poll"])
    document = document.changingSchedule { schedule in
      schedule.serial = 2
      schedule.scheduledInteractions = [
        .init(0, .sample("poll", "20261121T200000Z", at: 1_801)), .init(1, .sample("quiz", "news", at: 300)),
      ]
    }
    #expect(
      try pointers(store.add(document)) == ["/schedules/0/interactions/0/at", "/schedules/0/interactions/1/programme"])
  }
}
