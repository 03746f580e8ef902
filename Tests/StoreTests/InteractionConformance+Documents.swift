import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// What every implementation of the interaction service does with imported documents.
@Suite struct ScheduleImportConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func pointers(_ outcome: ScheduleOutcome) -> [String] {
    guard case .refused(let problems) = outcome else { return [] }
    return problems.map(\.pointer)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aRepeatedImportChangesNothing(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let tag = try server.newSchedule().tag
    #expect(try server.addSchedules(.sample()) == .unchanged)
    #expect(try server.schedule(channel: "one", ifNot: tag).answer == .unchanged)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aGreaterSerialReplacesTheScheduleAndItsTag(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    let tag = try server.newSchedule().tag
    let newer = ScheduleDocument.sample(serial: 2).changingSchedule { $0.scheduledInteractions.removeFirst() }
    #expect(try server.addSchedules(newer) == .imported)
    #expect(try server.schedule(channel: "one", ifNot: tag).answer != .unchanged)
    let schedule = try server.newSchedule().schedule
    #expect(schedule.serial == 2 && schedule.interactions.first?.id == "quiz")
    clock.set(9_999)
    expect(.notFound) { try server.interaction(id: "poll") }
  }

  @Test(arguments: InteractionConformer.allCases)
  func aSerialThatDoesNotGrowIsRefused(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(serial: 5), clock: clock)
    #expect(try pointers(server.addSchedules(.sample(serial: 4))) == ["/schedules/0/serial"])
    let other = ScheduleDocument.sample(serial: 5).changingSchedule { $0.programmes[0].value.title = "Other" }
    #expect(try pointers(server.addSchedules(other)) == ["/schedules/0/serial"])
    #expect(try server.conflicts(of: other).map(\.pointer) == ["/schedules/0/serial"])
    #expect(try server.newSchedule().schedule.programmes[0].title("en") == "Golden hour")
  }

  @Test(arguments: InteractionConformer.allCases)
  func aRefusedDocumentChangesNothing(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, clock: clock)
    var document = ScheduleDocument.sample()
    document.interactions.removeFirst()
    #expect(try pointers(server.addSchedules(document)) == ["/schedules/0/interactions/0/id"])
    #expect(try server.channels() == [])
  }

  @Test(arguments: InteractionConformer.allCases)
  func twoChannelsMayExchangeTheirNumbers(_ conformer: InteractionConformer) throws {
    func document(_ one: Int, _ two: Int) -> ScheduleDocument {
      ScheduleDocument(channels: [
        .init(0, Channel(id: "one", number: one, name: "One")), .init(1, Channel(id: "two", number: two, name: "Two")),
      ])
    }
    let server = try conformer.server(folder, document(1, 2), clock: clock)
    #expect(try server.addSchedules(document(2, 1)) == .imported)
    #expect(try server.channels().map(\.id) == ["two", "one"])
    let third = ScheduleDocument(channels: [.init(0, Channel(id: "three", number: 1, name: "Three"))])
    #expect(
      try server.addSchedules(third)
        == .refused([ScheduleProblem("/channels/0/number", .numberTaken(channel: "two", number: 1))]))
  }

  @Test(arguments: InteractionConformer.allCases)
  func importedChannelsReplaceBundledOnes(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, clock: clock)
    var bundled = ScheduleDocument.sample(repeats: true)
    bundled.channels.append(.init(1, Channel(id: "two", number: 2, name: "Two")))
    try server.replaceBundledChannels(with: bundled, stamp: "1")
    #expect(try server.bundledStamp() == "1" && server.newSchedule().schedule.programmes.count == 24)
    #expect(try server.addSchedules(.sample()) == .imported)
    #expect(try server.channels().map(\.id) == ["one", "two"])
    #expect(try server.newSchedule().schedule.programmes.count == 2)
    bundled.channels[1].value.name = "Zwei"
    try server.replaceBundledChannels(with: bundled, stamp: "2")
    #expect(try server.channels().map { $0.name("en") } == ["One", "Zwei"])
    #expect(try server.newSchedule().schedule.programmes.count == 2)
    let other = ScheduleDocument(channels: [.init(0, Channel(id: "mine", number: 2, name: "Mine"))])
    #expect(try server.addSchedules(other) == .imported)
    try server.replaceBundledChannels(with: bundled, stamp: "3")
    #expect(try server.channels().map(\.id) == ["one", "mine"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func bundledChannelsAreReplacedOnceForEachStamp(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, clock: clock)
    try server.replaceBundledChannels(with: .sample(), stamp: "1")
    let tag = try server.newSchedule().tag
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "1")
    #expect(try server.schedule(channel: "one", ifNot: tag).answer == .unchanged)
    try server.setBundledStamp("2")
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "2")
    #expect(try server.schedule(channel: "one", ifNot: tag).answer == .unchanged)
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "3")
    #expect(try server.newSchedule().schedule.programmes.count == 24)
  }

  @Test(arguments: InteractionConformer.allCases)
  func schedulesMayRelyOnTheProgrammesOfAGuide(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, clock: clock)
    let news = GuideProgramme(channel: "guided", start: .evening, stop: .evening(1_800), title: "News")
    _ = try server.addGuide([GuideBatch(programmes: [news])])
    var document = ScheduleDocument.sample()
    document.channels = []
    document = document.changingSchedule { schedule in
      schedule.channel = "guided"
      schedule.programmes = []
      schedule.scheduledInteractions = [.init(0, .sample("poll", "20261121T200000Z", at: 300))]
    }
    #expect(try server.addSchedules(document) == .imported)
    let schedule = try server.newSchedule("guided").schedule
    #expect(schedule.interactions.map(\.id) == ["poll"] && schedule.programmes.map { $0.title("en") } == ["News"])
    document = document.changingSchedule { schedule in
      schedule.serial = 2
      schedule.scheduledInteractions = [
        .init(0, .sample("poll", "20261121T200000Z", at: 1_801)), .init(1, .sample("quiz", "news", at: 300)),
      ]
    }
    #expect(
      try pointers(server.addSchedules(document))
        == ["/schedules/0/interactions/0/at", "/schedules/0/interactions/1/programme"])
  }
}
