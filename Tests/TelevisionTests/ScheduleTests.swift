import Calls
import Device
import InteractionService
import Screen
import TestSupport
import Testing

@testable import Television

/// From a schedule to the screen: when a pop-up is shown, and when not.
@Suite struct ScheduleTests {
  /// The start of every test, by the server's clock.
  private static let start = Instant(unixMS: 1_795_291_200_000)

  private static func seconds(_ seconds: Int64) -> Instant { start + seconds * 1_000 }

  /// A channel of one programme, and an interaction a minute after the start, requested between 60 and 68 s.
  private static func services(_ scheduledInteractions: ScheduledInteraction..., serial: Int = 1)
    -> FakeInteractionService
  {
    var services = FakeInteractionService()
    services.channels = [
      Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two"),
    ]
    services.schedules["one"] = schedule(scheduledInteractions, serial: serial)
    for (id, kind) in [("vote", Interaction.Kind.poll), ("quiz", .quiz), ("again", .notice), ("note", .notice)] {
      let choices = ["Left", "Right"].map { InteractionChoice(id: $0, label: LocalText(["en": $0])) }
      services.interactions[id] = Interaction(
        id: id, type: kind, title: LocalText(["en": "About \(id)"]), choices: kind == .notice ? [] : choices)
    }
    return services
  }

  private static func schedule(_ scheduledInteractions: [ScheduledInteraction], serial: Int = 1) -> Schedule {
    var schedule = Schedule.empty("one", from: start)
    schedule.serial = serial
    schedule.programmes = [
      Programme(id: "p1", start: start, stop: seconds(600), title: "First"),
      Programme(id: "p2", start: seconds(600), stop: seconds(7_200), title: "Second"),
    ]
    schedule.interactions = scheduledInteractions
    return schedule
  }

  private static func scheduled(
    _ id: String = "vote", at: Int64 = 60, show: Int64 = 70, duration: Int = 20, results: Int64? = 100, serial: Int = 1,
    isCancelled: Bool = false
  ) -> ScheduledInteraction {
    ScheduledInteraction(
      id: id, programme: "p1", at: seconds(at), show: seconds(show), durationSeconds: duration,
      resultsAt: results.map { seconds($0) }, serial: serial, isCancelled: isCancelled)
  }

  private static func television(_ services: FakeInteractionService, at seconds: Int64 = 0) -> TelevisionHarness {
    var television = TelevisionHarness(services: services)
    television.sleep(ms: seconds * 1_000)
    return television
  }

  private func isOpen(_ television: TelevisionHarness) -> Bool { television.model.pageName == .popup }

  // MARK: Requests and display

  @Test func fetchesAnInteractionBetweenItsTimeAndTwoSecondsBeforeItsDisplay() throws {
    var television = Self.television(Self.services(Self.scheduled()), at: 59)
    #expect(television.services.askedAt.isEmpty)
    television.sleep(ms: 9_000)
    let asked = try #require(television.services.askedAt["vote"])
    #expect(asked.count == 1 && asked[0] >= Self.seconds(60) && asked[0] <= Self.seconds(68))
  }

  @Test func spreadsTheFetchesOfDevices() {
    let scheduled = Self.scheduled()
    let offsets = (0..<1_000).map { device in
      scheduled.fetchTime(device: "device-\(device)").milliseconds(since: scheduled.at)
    }
    #expect(offsets.allSatisfy { (0..<8_000).contains($0) })
    // A thousand devices spread over 8 s: every second has about an eighth.
    for second in 0..<8 { #expect(offsets.count { $0 / 1_000 == Int64(second) } > 80) }
    #expect(
      scheduled.fetchTime(device: "device-1") == scheduled.fetchTime(device: "device-1")
    )
  }

  @Test func showsAPopUpAtItsTimeForItsDuration() {
    var television = Self.television(Self.services(Self.scheduled()), at: 69)
    television.sleep(ms: 999)
    #expect(!isOpen(television))
    television.sleep(ms: 1)
    #expect(isOpen(television) && television.screen.contains("About vote"))
    television.sleep(ms: 19_999)
    #expect(isOpen(television))
    television.sleep(ms: 1)
    #expect(!isOpen(television) && !television.screen.contains("About vote"))
  }

  @Test func followsAServersClockThatIsAhead() {
    var services = Self.services(Self.scheduled())
    services.aheadMS = 30_000
    var television = Self.television(services, at: 39)
    #expect(!isOpen(television))
    television.sleep(ms: 1_000)
    #expect(isOpen(television))
  }

  @Test func showsTheRestOfAPopUpAfterTuningInLate() {
    var services = Self.services(Self.scheduled())
    services.aheadMS = 80_000
    var television = Self.television(services, at: 5)
    television.sleep(ms: 200)
    #expect(isOpen(television) && television.screen.contains("0:05"), "\(television.screen)")
    television.sleep(ms: 5_000)
    #expect(!isOpen(television))
  }

  @Test func showsNoPopUpThatHasEnded() {
    var services = Self.services(Self.scheduled())
    services.aheadMS = 90_000
    let television = Self.television(services, at: 60)
    #expect(!isOpen(television) && television.services.askedAt.isEmpty)
  }

  @Test func retriesAFetchUntilThePopUpEnds() {
    var television = Self.television(Self.services(Self.scheduled()), at: 59)
    television.failing = ["InteractionRequest"]
    television.sleep(ms: 21_000)
    #expect(!isOpen(television))
    television.failing = []
    television.sleep(ms: 8_000)
    #expect(isOpen(television))
  }

  // MARK: Changes

  @Test func showsAPopUpOnceAfterScheduleRefreshes() {
    var television = Self.television(Self.services(Self.scheduled()), at: 71)
    television.press(.arrowDown)
    television.sleep(ms: 400)
    television.press(.back)
    #expect(!isOpen(television))
    television.setWallClock(aheadByMS: 5_000)
    television.sleep(ms: 5_000)
    #expect(!isOpen(television))
  }

  @Test func showsANewSerialAgain() {
    var television = Self.television(Self.services(Self.scheduled()), at: 71)
    television.sleep(ms: 400)
    television.press(.back)
    television.services.schedules["one"] = Self.schedule([Self.scheduled(serial: 2)], serial: 2)
    television.refreshSchedule()
    television.sleep(ms: 5_000)
    #expect(isOpen(television))
  }

  @Test func removesACancelledPopUp() {
    for seconds: Int64 in [30, 65, 71] {
      var television = Self.television(Self.services(Self.scheduled()), at: seconds)
      television.services.schedules["one"] = Self.schedule([Self.scheduled(isCancelled: true)], serial: 2)
      television.refreshSchedule()
      television.sleep(ms: 10_000)
      #expect(!isOpen(television), "cancelled after \(seconds) s")
    }
  }

  @Test func dropsPopUpsOfThePreviousChannel() {
    for seconds: Int64 in [30, 65, 71] {
      var television = Self.television(Self.services(Self.scheduled()))
      television.watch()
      television.sleep(ms: seconds * 1_000)
      television.press(.channelUp)
      television.sleep(ms: 60_000)
      #expect(!isOpen(television), "left after \(seconds) s")
      #expect(television.services.tunings.last == "two")
    }
  }

  @Test func requestsTheScheduleOnEveryTuning() {
    var television = Self.television(Self.services())
    television.watch()
    television.press(.channelUp, .channelDown, .channelUp, .mediaLast)
    #expect(television.services.tunings == ["one", "two", "one", "two", "one"])
  }

  @Test func refreshesTheScheduleBeforeItEnds() {
    var services = Self.services()
    services.schedules["one"]?.refreshAfterSeconds = 300
    var television = Self.television(services, at: 299)
    #expect(television.services.tunings.count == 1)
    television.sleep(ms: 1_000)
    #expect(television.services.tunings.count == 2)
    services.schedules["one"]?.refreshAfterSeconds = 3_600
    services.schedules["one"]?.until = Self.seconds(200)
    var other = Self.television(services, at: 141)
    other.sleep(ms: 50_000)
    #expect(other.services.tunings.count >= 2)
  }

  // MARK: Clocks

  @Test func ignoresAWallClockSetBackOrForward() {
    for jump: Int64 in [-3_600_000, 3_600_000] {
      var television = Self.television(Self.services(Self.scheduled()), at: 30)
      television.setWallClock(aheadByMS: jump)
      // The server's clock does not change.
      television.services.aheadMS -= jump
      television.sleep(ms: 39_500)
      #expect(!isOpen(television))
      television.sleep(ms: 500)
      #expect(isOpen(television), "set by \(jump) ms")
      #expect(television.services.tunings.count == 2)
    }
  }

  @Test func synchronisesWithTheServerAfterSleep() {
    var television = Self.television(
      Self.services(Self.scheduled(), Self.scheduled("note", at: 300, show: 300)), at: 30)
    // During sleep the monotonic clock stops; the wall clock and the server's clock continue.
    television.setWallClock(aheadByMS: 250_000)
    television.handle(.wake)
    television.sleep(ms: 19_000)
    #expect(!isOpen(television))
    television.sleep(ms: 1_000)
    #expect(isOpen(television) && television.screen.contains("About note"))
  }

  // MARK: Several pop-ups

  @Test func showsPopUpsOfTheSameSecondOneAfterTheOther() {
    let second = Self.scheduled("note", duration: 30, results: nil)
    var television = Self.television(Self.services(Self.scheduled(), second), at: 71)
    #expect(television.screen.contains("About vote"))
    television.sleep(ms: 400)
    television.press(.back)
    television.sleep(ms: 5_200)
    #expect(television.screen.contains("About note") && television.screen.contains("0:24"), "\(television.screen)")
  }

  @Test func queuesAPopUpWhileAnotherIsOpen() {
    let second = Self.scheduled("note", at: 80, show: 80, results: nil)
    var television = Self.television(Self.services(Self.scheduled(), second), at: 85)
    #expect(television.screen.contains("About vote"))
    television.sleep(ms: 5_200)
    #expect(television.screen.contains("About note") && television.screen.contains("0:10"))
    television.sleep(ms: 10_000)
    #expect(!isOpen(television))
  }

  @Test func keepsAPopUpOpenWhilePagesChange() {
    var television = Self.television(Self.services(Self.scheduled()), at: 71)
    television.sleep(ms: 400)
    television.press(.guide)
    #expect(isOpen(television))
    television.press(.home)
    #expect(isOpen(television))
    television.press(.back)
    #expect(television.model.pageName == .home)
  }

  // MARK: Pages that pop-ups do not cover

  @Test func waitsWhileAConfirmationIsOpen() {
    var television = Self.television(Self.services(Self.scheduled()), at: 60)
    television.press(.exit)
    television.sleep(ms: 15_000)
    #expect(television.model.pageName == .leave)
    television.press(.back)
    television.sleep(ms: 5_000)
    #expect(isOpen(television) && television.screen.contains("0:10"))
  }

  @Test func waitsWhileTextIsTyped() {
    var television = Self.television(Self.services(Self.scheduled()), at: 60)
    television.press(.arrowRight, .enter, .find)
    television.type("ca")
    television.sleep(ms: 15_000)
    #expect(television.model.takesText && !isOpen(television))
    television.type("n")
    #expect(television.screen.contains("can"))
  }

  @Test func waitsWhileACodeIsShown() {
    var television = TelevisionHarness(
      services: Self.services(Self.scheduled()), servers: ServerAddresses(album: ServerAddress("https://tv.example")))
    television.sleep(ms: 60_000)
    television.press(.home, .arrowLeft)
    for _ in 0..<5 { television.press(.arrowRight) }
    television.press(.enter)
    for _ in 0..<7 { television.press(.arrowDown) }
    television.press(.enter)
    television.sleep(ms: 15_000)
    #expect(television.model.pageName == .signIn && !isOpen(television))
    television.press(.back)
    television.sleep(ms: 5_000)
    #expect(isOpen(television))
  }

  // MARK: Keys

  @Test func waitsForFiveSecondsWithoutAKey() {
    var services = Self.services(Self.scheduled())
    services.aheadMS = 75_000
    var television = TelevisionHarness(services: services)
    television.sleep(ms: 3_000)
    television.press(.arrowLeft)
    television.sleep(ms: 4_999)
    #expect(!isOpen(television))
    television.sleep(ms: 1)
    #expect(isOpen(television))
  }

  /// Someone presses OK and the arrows at any rhythm that leaves less than five seconds between two keys.
  @Test func noKeyForAPageReachesAPopUp() {
    var random = SeededGenerator(seed: TestSeed.value)
    for _ in 0..<300 {
      var television = TelevisionHarness(services: Self.services(Self.scheduled()))
      while television.now.uptimeMS < 95_000 {
        television.press([.enter, .arrowRight, .arrowDown, .back].randomElement(using: &random) ?? .enter)
        // The pop-ups of a channel that is watched come at their time.
        if television.model.stack.contains(where: { $0.page.name == .watch }) { break }
        let isCovered = isOpen(television)
        #expect(!isCovered)
        if television.model.pageName == .leave { television.press(.home) }
        television.sleep(ms: Int64.random(in: 50...4_999, using: &random))
      }
      let hasAnswered = television.asked.contains { $0 is RespondRequest }
      #expect(!hasAnswered)
    }
  }

  @Test func comesAtItsTimeWhileAChannelIsWatched() {
    var television = Self.television(Self.services(Self.scheduled()), at: 60)
    television.watch()
    television.sleep(ms: 9_900)
    television.press(.info)
    television.sleep(ms: 100)
    #expect(isOpen(television))
  }

  @Test func listsPopUpsUnderNoticesInQuietMode() {
    var television = TelevisionHarness(services: Self.services(Self.scheduled()), settings: Settings(isQuiet: true))
    television.sleep(ms: 95_000)
    #expect(!isOpen(television))
    #expect(television.model.tuner.missed.map(\.id) == ["vote"])
    television.watch()
    television.press(.yellow)
    #expect(television.model.pageName == .notices && television.screen.contains("About vote"))
    television.press(.enter)
    #expect(isOpen(television))
    television.sleep(ms: 505_000)
    #expect(television.model.tuner.missed.isEmpty)
  }

  @Test func ignoresKeysJustAfterAPopUpOpens() {
    var television = Self.television(Self.services(Self.scheduled()), at: 70)
    television.press(.enter)
    #expect(television.services.responses.isEmpty)
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.services.responses.count == 1)
  }

  @Test func restoresTheFocusAfterAPopUp() {
    var television = Self.television(Self.services(Self.scheduled()), at: 60)
    television.press(.arrowRight)
    let focus = television.focus
    television.sleep(ms: 11_000)
    television.press(.arrowDown, .back)
    #expect(television.focus == focus && !focus.isEmpty)
  }

  // MARK: Idle

  @Test func showsTheIdleScreenAfterTenMinutesWithoutAKey() {
    var television = TelevisionHarness()
    television.press(.arrowRight)
    television.sleep(ms: 599_000)
    #expect(television.model.pageName == .home)
    television.sleep(ms: 1_000)
    #expect(television.model.pageName == .idle && television.screen.contains("Dunes"))
    television.sleep(ms: 15_000)
    #expect(!television.screen.contains("Dunes"))
    television.press(.enter)
    #expect(television.model.pageName == .home)
  }

  @Test func showsNoIdleScreenWhileAChannelIsWatched() {
    var television = Self.television(Self.services())
    television.watch()
    television.sleep(ms: 1_200_000)
    #expect(television.model.pageName == .watch)
  }

  // MARK: Reminders

  @Test func defersDueRemindersUntilTheChannelsAreKnown() {
    var services = Self.services()
    services.reminders = [
      Reminder(
        channel: "two",
        programme: Programme(id: "p", start: Self.start, stop: Self.seconds(600), title: "Begun while it was off"))
    ]
    var television = TelevisionHarness(failing: ["ChannelsRequest"], services: services)
    television.sleep(ms: 3_000)
    #expect(television.services.reminders.count == 1 && !isOpen(television))
    television.failing = []
    television.sleep(ms: 12_000)
    #expect(isOpen(television) && television.screen.contains("Begun while it was off"))
    #expect(television.services.reminders.isEmpty)
  }
}
