import InteractionService
import InteractionStore
import Testing

/// Who keeps the promises of ``InteractionAPI/InteractionAPI``; a client over HTTP joins here, and passes the same tests.
enum InteractionConformer: CaseIterable, CustomTestStringConvertible {
  case store

  var testDescription: String {
    switch self {
    case .store: "store"
    }
  }

  /// A service that a document was imported into, on a clock.
  func service(
    _ folder: TemporaryFolder, _ document: ScheduleDocument, clock: SettableClock
  ) throws -> any InteractionAPI {
    switch self {
    case .store:
      let store = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
      #expect(try store.add(document) == .imported)
      return store
    }
  }
}

/// What every third server does when it is asked, whoever it is.
@Suite struct InteractionConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: InteractionConformer.allCases)
  func channelsAreByNumber(_ conformer: InteractionConformer) throws {
    var document = ScheduleDocument.sample()
    document.channels.append(.init(1, Channel(id: "a", number: 101, name: "A")))
    document.channels.append(.init(2, Channel(id: "z", number: 2, name: "Z")))
    let service = try conformer.service(folder, document, clock: clock)
    #expect(try service.channels().map(\.id) == ["one", "z", "a"])
    #expect(try service.channels()[0].name("zh-Hans") == "一")
  }

  @Test(arguments: InteractionConformer.allCases)
  func programmesAreThoseOnAtAnyTimeBetween(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    func ids(_ from: Double, _ to: Double, limit: Int = 9) throws -> [[String]] {
      try service.programmes(
        channels: ["none", "one"], from: .evening(from), to: .evening(to), limitEach: limit
      ).map { $0.map(\.id) }
    }
    #expect(try ids(-9, 0) == [[], []])
    #expect(try ids(-9, 1) == [[], ["p1"]])
    #expect(try ids(0, 3_600) == [[], ["p1", "p2"]])
    #expect(try ids(1_799, 3_600, limit: 1) == [[], ["p1"]])
    #expect(try ids(1_800, 3_600, limit: 1) == [[], ["p2"]])
    #expect(try ids(3_600, 9_999) == [[], []])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aScheduleSaysEverythingOfTheNextTwelveHours(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    let dated = try service.schedule(channel: "one", ifNot: nil)
    guard case .schedule(let schedule, _) = dated.answer else { return #expect(dated.answer != .unchanged) }
    #expect(dated.serverTime == .evening)
    #expect(schedule.version == 1 && schedule.channel == "one" && schedule.serial == 1)
    #expect(schedule.from == .evening && schedule.until == .evening(12 * 3_600))
    #expect(schedule.refreshAfterSeconds == 3_600)
    let document = ScheduleDocument.sample().schedules[0].value
    #expect(schedule.programmes == document.programmes.map(\.value))
    #expect(schedule.interactions == document.scheduledInteractions.map(\.value.scheduled))
    expect(.notFound) { try service.schedule(channel: "none", ifNot: nil) }
  }

  @Test(arguments: InteractionConformer.allCases)
  func aScheduleHoldsWhatIsShownYetOrHasResultsToCome(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    func ids(_ seconds: Double) throws -> [String] {
      clock.set(seconds)
      guard case .schedule(let schedule, _) = try service.schedule(channel: "one", ifNot: nil).answer else { return [] }
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
  func theScheduleInHandIsNotSentAgainWhileItHolds(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    guard case .schedule(_, let tag) = try service.schedule(channel: "one", ifNot: nil).answer else { return }
    clock.set(3_599)
    #expect(try service.schedule(channel: "one", ifNot: tag) == ServerStamped(.unchanged, serverTime: .evening(3_599)))
    for stranger in ["", "x", "1.2", "1.2.3", tag + "0"] {
      #expect(try service.schedule(channel: "one", ifNot: stranger).answer != .unchanged)
    }
    clock.set(3_600)
    #expect(try service.schedule(channel: "one", ifNot: tag).answer != .unchanged)
    clock.set(-1)
    #expect(try service.schedule(channel: "one", ifNot: tag).answer != .unchanged)
  }

  @Test(arguments: InteractionConformer.allCases)
  func nobodyLearnsOfAnInteractionBeforeItsTime(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    clock.set(299.999)
    expect(.notFound) { try service.interaction(id: "poll") }
    clock.set(300)
    #expect(try service.interaction(id: "poll") == .sample(.poll))
    expect(.notFound) { try service.interaction(id: "none") }
    clock.set(9_999)
    for kind in Interaction.Kind.allCases where kind != .notice {
      #expect(try service.interaction(id: kind.rawValue) == .sample(kind))
    }
    // It is cancelled.
    expect(.notFound) { try service.interaction(id: "notice") }
  }

  @Test(arguments: InteractionConformer.allCases)
  func resultsAreThereFromTheirTimeOn(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    clock.set(659.999)
    expect(.notFound) { try service.results(id: "quiz") }
    clock.set(660)
    #expect(try service.results(id: "quiz") == InteractionResults(id: "quiz", counts: [:], right: "b"))
    #expect(try service.results(id: "poll").right == nil)
    clock.set(9_999)
    for id in ["promotion", "spotlight", "notice", "none"] { expect(.notFound) { try service.results(id: id) } }
  }
}
