import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// What every implementation of the interaction service does with programme guides.
@Suite struct GuideImportConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func server(_ conformer: InteractionConformer) throws -> any InteractionServer {
    try conformer.server(folder, clock: clock)
  }

  private func programmes(_ server: any InteractionServer, _ channel: String = "a") throws -> [String] {
    let day: Int64 = 86_400_000
    return try server.programmes(channels: [channel], from: .evening - day, to: .evening + day, limitEach: 100)[0]
      .map { "\($0.title("en")) \(Int($0.start.seconds / 60))-\(Int($0.stop.seconds / 60))" }
  }

  private func programme(_ title: String, _ start: Int64, _ stop: Int64) -> GuideProgramme {
    GuideProgramme(
      channel: "a", start: .evening + start * 60_000, stop: .evening + stop * 60_000, title: LocalText(["en": title]))
  }

  @Test(arguments: InteractionConformer.allCases)
  func newChannelsGetNumbersFrom200InTheOrderOfTheGuide(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    let counts = try server.addGuide([
      GuideBatch(channels: [GuideChannel(id: "b", name: "Bee")], programmes: [programme("News", 0, 30)]),
      GuideBatch(channels: [GuideChannel(id: "c", name: "Sea")]),
    ])
    #expect(counts == GuideImportCounts(channels: 3, programmes: 1))
    #expect(try server.channels().map(\.number) == [200, 201, 202])
    #expect(try server.channels().map { $0.name("en") } == ["Bee", "a", "Sea"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func newChannelsGetTheNumbersThatTheGuideStates(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    _ = try server.addGuide([
      GuideBatch(channels: [
        GuideChannel(id: "a", name: "Any"), GuideChannel(id: "b", number: 200, name: "Bee"),
        GuideChannel(id: "c", number: 7, name: "Sea"), GuideChannel(id: "d", number: 7, name: "Dee"),
        GuideChannel(id: "e", number: 10_000, name: "Far"),
      ])
    ])
    #expect(try server.channels().map { "\($0.number) \($0.id)" } == ["7 c", "200 b", "201 d", "202 e", "203 a"])
    _ = try server.addGuide([GuideBatch(channels: [GuideChannel(id: "a", number: 9, name: "Any")])])
    #expect(try server.channels().map(\.number) == [7, 200, 201, 202, 203], "a known channel keeps its number")
  }

  @Test(arguments: InteractionConformer.allCases)
  func aStatedNumberRemovesTheBundledChannelThatHasIt(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "1")
    let bundled = try #require(try server.channels().first)
    let guide = [GuideBatch(channels: [GuideChannel(id: "a", number: bundled.number, name: "A")])]
    _ = try server.addGuide(guide)
    #expect(try server.channels().first { $0.number == bundled.number }?.id == "a")
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "2")
    #expect(try server.channels().first { $0.number == bundled.number }?.id == "a")
  }

  @Test(arguments: InteractionConformer.allCases)
  func knownChannelsKeepTheirNumbers(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    let channels = ScheduleDocument(channels: [.init(0, Channel(id: "a", number: 200, name: "Old"))])
    #expect(try server.addSchedules(channels) == .imported)
    _ = try server.addGuide([
      GuideBatch(channels: [GuideChannel(id: "b", name: "Bee"), GuideChannel(id: "a", name: "New")])
    ])
    #expect(try server.channels().map { "\($0.number) \($0.name("en"))" } == ["200 New", "201 Bee"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func anOverlappingProgrammeIsCutAndTheLastOfTwoIsKept(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    let counts = try server.addGuide([
      GuideBatch(programmes: [programme("One", 0, 30), programme("Two", 20, 40)]),
      GuideBatch(programmes: [programme("Three", 20, 50), programme("None", 60, 60)]),
    ])
    #expect(counts.programmes == 2)
    #expect(try programmes(server) == ["One 0-20", "Three 20-50"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aGuideReplacesTheTimeThatItCovers(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    _ = try server.addGuide([GuideBatch(programmes: (0..<6).map { programme("Old \($0)", $0 * 10, $0 * 10 + 10) })])
    _ = try server.addGuide([GuideBatch(programmes: [programme("New", 15, 32)])])
    #expect(try programmes(server) == ["Old 0 0-10", "Old 1 10-15", "New 15-32", "Old 4 40-50", "Old 5 50-60"])
    _ = try server.addGuide([GuideBatch(programmes: [programme("Early", -10, -5), programme("Long", 52, 99)])])
    #expect(try programmes(server) == ["Early -10--5", "Long 52-99"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func theLastProgrammeIsCutAtTheNextStoredOne(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    _ = try server.addGuide([GuideBatch(programmes: [programme("Old", 40, 50)])])
    _ = try server.addGuide([GuideBatch(programmes: [programme("New", 0, 40)])])
    #expect(try programmes(server) == ["New 0-40", "Old 40-50"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aChannelOfAScheduleFileKeepsItsProgrammes(_ conformer: InteractionConformer) throws {
    let server = try conformer.server(folder, .sample(), clock: clock)
    var other = programme("New", 0, 10)
    other.channel = "one"
    let batch = GuideBatch(channels: [GuideChannel(id: "one", name: "Other")], programmes: [other])
    #expect(try server.addGuide([batch]) == GuideImportCounts(channels: 1, programmes: 0, keptChannels: 1))
    #expect(try programmes(server, "one") == ["Golden hour 0-30", "Blue hour 30-60"])
    #expect(try server.channels()[0].name("en") == "One")
  }

  @Test(arguments: InteractionConformer.allCases)
  func aBundledChannelIsTakenOver(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "1")
    var news = programme("News", 0, 10)
    news.channel = "one"
    #expect(try server.addGuide([GuideBatch(programmes: [news])]).keptChannels == 0)
    #expect(try programmes(server, "one") == ["News 0-10"])
    #expect(try server.newSchedule().schedule.interactions == [])
    try server.replaceBundledChannels(with: .sample(repeats: true), stamp: "2")
    #expect(try programmes(server, "one") == ["News 0-10"])
  }

  @Test(arguments: InteractionConformer.allCases)
  func idsAndTextsAreSanitized(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    var blank = programme("None", 0, 10)
    blank.channel = " \u{7}"
    var news = programme(" News\u{1B}[31m", 0, 10)
    news.channel = "\u{9B}b "
    let channels = [GuideChannel(id: "b", name: "Bee\u{7}"), GuideChannel(id: "\u{1}", name: "None")]
    let counts = try server.addGuide([GuideBatch(channels: channels, programmes: [blank, news])])
    #expect(counts == GuideImportCounts(channels: 1, programmes: 1))
    #expect(try server.channels().map { "\($0.id) \($0.name("en"))" } == ["b Bee"])
    #expect(try programmes(server, "b") == ["News[31m 0-10"])
  }

  private struct BadLine: Error, Equatable {
    let number: Int
  }

  @Test(arguments: InteractionConformer.allCases)
  func anErrorOfTheSourceIsPassedOnAndChangesNothing(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    _ = try server.addGuide([GuideBatch(programmes: [programme("Old", 0, 10)])])
    var count = 0
    #expect(throws: GuideImportFailure.source(BadLine(number: 7))) {
      try server.addGuide { () throws(BadLine) -> GuideBatch? in
        count += 1
        guard count < 3 else { throw BadLine(number: 7) }
        return GuideBatch(channels: [GuideChannel(id: "b", name: "B")], programmes: [programme("New", 0, 10)])
      }
    }
    #expect(try programmes(server) == ["Old 0-10"])
    #expect(try server.channels().map(\.id) == ["a"])
    #expect(try server.addGuide([GuideBatch(programmes: [programme("New", 0, 10)])]).programmes == 1)
  }

  @Test(arguments: InteractionConformer.allCases)
  func moreChannelsThanNumbersAreRefused(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    var rest = (0...9_800)[...]
    #expect(throws: GuideImportFailure<Never>.service(ServiceFailure(.refused, .channelLimit))) {
      try server.addGuide { () throws(Never) -> GuideBatch? in
        rest.popFirst().map { GuideBatch(channels: [GuideChannel(id: "c\($0)", name: "C")]) }
      }
    }
    #expect(try server.channels().isEmpty)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aGuideMakesSchedulesOutdated(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    _ = try server.addGuide([GuideBatch(programmes: [programme("Old", 0, 10)])])
    let (schedule, tag) = try server.newSchedule("a")
    #expect(schedule.programmes.map(\.id) == ["20261121T200000Z"])
    #expect(try server.schedule(channel: "a", ifNot: tag).answer == .unchanged)
    _ = try server.addGuide([GuideBatch(programmes: [programme("New", 0, 10)])])
    #expect(try server.schedule(channel: "a", ifNot: tag).answer != .unchanged)
    let newer = try server.newSchedule("a").schedule
    #expect(newer.serial > schedule.serial && newer.programmes.map { $0.title("en") } == ["New"])
  }
}
