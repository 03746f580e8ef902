import Calls
import InteractionService
import InteractionStore
import Testing

/// What comes in from a programme guide.
@Suite struct GuideIntakeTests {
  private let folder: TemporaryFolder
  private let store: SQLiteInteractionStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: { .evening })
  }

  /// Takes batches in.
  private func add(_ batches: [GuideBatch]) throws(ServiceFailure) -> GuideTally {
    var rest = batches[...]
    return try store.addGuide { () throws(ServiceFailure) -> GuideBatch? in rest.popFirst() }
  }

  private func programmes(_ channel: String) throws -> [String] {
    try store.programmes(channels: [channel], from: .evening - 86_400_000, to: .evening + 86_400_000, limitEach: 100)[0]
      .map { "\($0.title("en")) \(Int($0.start.seconds / 60))-\(Int($0.stop.seconds / 60))" }
  }

  private func programme(_ title: String, _ start: Int64, _ stop: Int64?) -> GuideProgramme {
    GuideProgramme(
      channel: "a", start: .evening + start * 60_000, stop: stop.map { .evening + $0 * 60_000 },
      title: LocalText(["en": title]))
  }

  @Test func channelsGetNumbersFrom200InTheirOrder() throws {
    let tally = try add([
      GuideBatch(channels: [GuideChannel(id: "b", name: "Bee")], programmes: [programme("News", 0, 30)]),
      GuideBatch(channels: [GuideChannel(id: "c", name: "Sea")]),
    ])
    #expect(tally == GuideTally(channelCount: 3, programmeCount: 1))
    #expect(try store.channels().map(\.number) == [200, 201, 202])
    #expect(try store.channels().map { $0.name("en") } == ["Bee", "a", "Sea"])
  }

  @Test func aProgrammeWithoutAnEndLastsUntilTheNextButNotForEver() throws {
    _ = try add([
      GuideBatch(programmes: [programme("Last", 1_000, nil), programme("One", 0, nil), programme("Two", 20, nil)])
    ])
    #expect(try programmes("a") == ["One 0-20", "Two 20-380", "Last 1000-1060"])
  }

  @Test func oneThatRunsIntoTheNextIsCut() throws {
    _ = try add([
      GuideBatch(programmes: [programme("One", 0, 30), programme("Two", 20, 40), programme("Three", 20, 50)])
    ])
    #expect(try programmes("a") == ["One 0-20", "Three 20-50"])
  }

  @Test func aGuideReplacesTheTimeItCovers() throws {
    _ = try add([GuideBatch(programmes: (0..<6).map { programme("Old \($0)", $0 * 10, $0 * 10 + 10) })])
    _ = try add([GuideBatch(programmes: [programme("New", 15, 32)])])
    #expect(try programmes("a") == ["Old 0 0-10", "Old 1 10-15", "New 15-32", "Old 4 40-50", "Old 5 50-60"])
  }

  @Test func aFailureOnTheWayChangesNothing() throws {
    _ = try add([GuideBatch(programmes: [programme("Old", 0, 10)])])
    var count = 0
    #expect(throws: ServiceFailure(.refused, "line 7")) {
      try store.addGuide { () throws(ServiceFailure) -> GuideBatch? in
        count += 1
        guard count < 3 else { throw ServiceFailure(.refused, "line 7") }
        return GuideBatch(channels: [GuideChannel(id: "b", name: "B")], programmes: [programme("New", 0, 10)])
      }
    }
    #expect(try programmes("a") == ["Old 0-10"])
    #expect(try store.channels().map(\.id) == ["a"])
    #expect(try add([GuideBatch(programmes: [programme("New", 0, 10)])]).programmeCount == 1)
  }

  @Test func aScheduleInHandIsNotHeldForUnchangedAfterAGuide() throws {
    _ = try add([GuideBatch(programmes: [programme("Old", 0, 10)])])
    guard case .schedule(let schedule, let tag) = try store.schedule(channel: "a", ifNot: nil).answer else {
      Issue.record("no schedule")
      return
    }
    #expect(schedule.programmes.map(\.id) == ["20261121T200000Z"])
    #expect(try store.schedule(channel: "a", ifNot: tag).answer == .unchanged)
    _ = try add([GuideBatch(programmes: [programme("New", 0, 10)])])
    guard case .schedule(let newer, _) = try store.schedule(channel: "a", ifNot: tag).answer else {
      Issue.record("no schedule")
      return
    }
    #expect(newer.serial > schedule.serial && newer.programmes.map { $0.title("en") } == ["New"])
  }
}
