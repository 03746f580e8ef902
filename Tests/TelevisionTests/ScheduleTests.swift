import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// What happens between a schedule and the screen: each way in which a pop-up comes, and each in which it does not.
@Suite struct ScheduleTests {
  /// When every test begins, as the server's clock has it.
  private static let start = Instant(unixMS: 1_795_291_200_000)

  private static func seconds(_ seconds: Int64) -> Instant { start + seconds * 1_000 }

  /// A channel of one programme, and an appointment a minute after the start, asked for between 60 and 68 s.
  private static func studio(_ scheduledInteractions: ScheduledInteraction..., serial: Int = 1)
    -> FakeInteractionService
  {
    var studio = FakeInteractionService()
    studio.channels = [
      Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two"),
    ]
    studio.schedules["one"] = schedule(scheduledInteractions, serial: serial)
    for (id, kind) in [("vote", Interaction.Kind.poll), ("quiz", .quiz), ("again", .notice), ("note", .notice)] {
      let choices = ["Left", "Right"].map { InteractionChoice(id: $0, label: LocalText(["en": $0])) }
      studio.interactions[id] = Interaction(
        id: id, type: kind, title: LocalText(["en": "About \(id)"]), choices: kind == .notice ? [] : choices)
    }
    return studio
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

  private static func device(_ studio: FakeInteractionService, at seconds: Int64 = 0) -> TelevisionHarness {
    var device = TelevisionHarness(studio: studio)
    device.sleep(ms: seconds * 1_000)
    return device
  }

  private func isOpen(_ device: TelevisionHarness) -> Bool { device.television.pageName == .popup }

  // MARK: Asking and showing

  @Test func itIsAskedForBetweenItsTimeAndTwoSecondsBeforeItShows() throws {
    var device = Self.device(Self.studio(Self.scheduled()), at: 59)
    #expect(device.studio.askedAt.isEmpty)
    device.sleep(ms: 9_000)
    let asked = try #require(device.studio.askedAt["vote"])
    #expect(asked.count == 1 && asked[0] >= Self.seconds(60) && asked[0] <= Self.seconds(68))
  }

  @Test func everyBoxAsksAtItsOwnTimeAndNeverEarlier() {
    let scheduled = Self.scheduled()
    let offsets = (0..<1_000).map { device in
      InteractionScheduler.ask(scheduled, device: "box-\(device)").milliseconds(since: scheduled.at)
    }
    #expect(offsets.allSatisfy { (0..<8_000).contains($0) })
    // A thousand boxes spread over 8 s: every second has a fair share.
    for second in 0..<8 { #expect(offsets.count { $0 / 1_000 == Int64(second) } > 80) }
    #expect(
      InteractionScheduler.ask(scheduled, device: "box-1") == InteractionScheduler.ask(scheduled, device: "box-1"))
  }

  @Test func itShowsAtItsTimeAndGoesAfterItsDuration() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 69)
    device.sleep(ms: 999)
    #expect(!isOpen(device))
    device.sleep(ms: 1)
    #expect(isOpen(device) && device.screen.contains("About vote"))
    device.sleep(ms: 19_999)
    #expect(isOpen(device))
    device.sleep(ms: 1)
    #expect(!isOpen(device) && !device.screen.contains("About vote"))
  }

  @Test func aServersClockThatIsAheadIsTheOneThatCounts() {
    var studio = Self.studio(Self.scheduled())
    studio.aheadMS = 30_000
    var device = Self.device(studio, at: 39)
    #expect(!isOpen(device))
    device.sleep(ms: 1_000)
    #expect(isOpen(device))
  }

  @Test func whoTunesInLateSeesItForWhatIsLeft() {
    var studio = Self.studio(Self.scheduled())
    studio.aheadMS = 80_000
    var device = Self.device(studio, at: 2)
    #expect(isOpen(device) && device.screen.contains("0:08"))
    device.sleep(ms: 8_000)
    #expect(!isOpen(device))
  }

  @Test func whoTunesInTooLateNeverDoes() {
    var studio = Self.studio(Self.scheduled())
    studio.aheadMS = 90_000
    let device = Self.device(studio, at: 60)
    #expect(!isOpen(device) && device.studio.askedAt.isEmpty)
  }

  @Test func whatCannotBeHadIsTriedAgainWhileThereIsTime() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 59)
    device.failing = ["interaction"]
    device.sleep(ms: 21_000)
    #expect(!isOpen(device))
    device.failing = []
    device.sleep(ms: 1_000)
    #expect(isOpen(device))
  }

  // MARK: Changes

  @Test func itComesOnceHoweverOftenTheScheduleIsAskedFor() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 71)
    device.press(.arrowDown)
    device.sleep(ms: 400)
    device.press(.back)
    #expect(!isOpen(device))
    device.setWallClock(aheadByMS: 5_000)
    device.sleep(ms: 5_000)
    #expect(!isOpen(device))
  }

  @Test func anotherSerialIsAnotherOne() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 71)
    device.sleep(ms: 400)
    device.press(.back)
    device.studio.schedules["one"] = Self.schedule([Self.scheduled(serial: 2)], serial: 2)
    device.refreshSchedule()
    device.sleep(ms: 1_000)
    #expect(isOpen(device))
  }

  @Test func aCancelledOneDoesNotComeAndOneThatIsOpenGoes() {
    for seconds: Int64 in [30, 65, 71] {
      var device = Self.device(Self.studio(Self.scheduled()), at: seconds)
      device.studio.schedules["one"] = Self.schedule([Self.scheduled(isCancelled: true)], serial: 2)
      device.refreshSchedule()
      device.sleep(ms: 10_000)
      #expect(!isOpen(device), "cancelled after \(seconds) s")
    }
  }

  @Test func aChannelChangeDropsEverythingOfTheChannelLeft() {
    for seconds: Int64 in [30, 65, 71] {
      var device = Self.device(Self.studio(Self.scheduled()))
      device.watch()
      device.sleep(ms: seconds * 1_000)
      device.press(.channelUp)
      device.sleep(ms: 60_000)
      #expect(!isOpen(device), "left after \(seconds) s")
      #expect(device.studio.tunings.last == "two")
    }
  }

  @Test func everyTuningAsksForTheSchedule() {
    var device = Self.device(Self.studio())
    device.watch()
    device.press(.channelUp, .channelDown, .channelUp, .mediaLast)
    #expect(device.studio.tunings == ["one", "two", "one", "two", "one"])
  }

  @Test func itIsAskedForAgainInTimeAndBeforeItEnds() {
    var studio = Self.studio()
    studio.schedules["one"]?.refreshAfterSeconds = 300
    var device = Self.device(studio, at: 299)
    #expect(device.studio.tunings.count == 1)
    device.sleep(ms: 1_000)
    #expect(device.studio.tunings.count == 2)
    studio.schedules["one"]?.refreshAfterSeconds = 3_600
    studio.schedules["one"]?.until = Self.seconds(200)
    var other = Self.device(studio, at: 141)
    other.sleep(ms: 50_000)
    #expect(other.studio.tunings.count >= 2)
  }

  // MARK: Clocks

  @Test func aClockSetBackOrForwardChangesNothing() {
    for jump: Int64 in [-3_600_000, 3_600_000] {
      var device = Self.device(Self.studio(Self.scheduled()), at: 30)
      device.setWallClock(aheadByMS: jump)
      // The server is another machine: its clock was not set.
      device.studio.aheadMS -= jump
      device.sleep(ms: 39_500)
      #expect(!isOpen(device))
      device.sleep(ms: 500)
      #expect(isOpen(device), "set by \(jump) ms")
      #expect(device.studio.tunings.count == 2)
    }
  }

  @Test func aMachineThatSleptComesBackToTheServersTime() {
    var device = Self.device(Self.studio(Self.scheduled(), Self.scheduled("note", at: 300, show: 300)), at: 30)
    // The monotonic clock stands still in sleep, the wall clock and the server's do not.
    device.setWallClock(aheadByMS: 250_000)
    device.handle(.wake)
    device.sleep(ms: 19_000)
    #expect(!isOpen(device))
    device.sleep(ms: 1_000)
    #expect(isOpen(device) && device.screen.contains("About note"))
  }

  // MARK: In company

  @Test func ofTwoAtTheSameSecondTheSecondWaitsAndHasWhatIsLeft() {
    let second = Self.scheduled("note", duration: 30, results: nil)
    var device = Self.device(Self.studio(Self.scheduled(), second), at: 71)
    #expect(device.screen.contains("About vote"))
    device.sleep(ms: 400)
    device.press(.back)
    device.sleep(ms: 300)
    #expect(device.screen.contains("About note") && device.screen.contains("0:29"))
  }

  @Test func oneThatComesWhileAnotherIsOpenQueues() {
    let second = Self.scheduled("note", at: 80, show: 80, results: nil)
    var device = Self.device(Self.studio(Self.scheduled(), second), at: 85)
    #expect(device.screen.contains("About vote"))
    device.sleep(ms: 5_200)
    #expect(device.screen.contains("About note") && device.screen.contains("0:10"))
    device.sleep(ms: 10_000)
    #expect(!isOpen(device))
  }

  @Test func pagesChangeUnderAnOpenOneAndItStays() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 71)
    device.sleep(ms: 400)
    device.press(.guide)
    #expect(isOpen(device))
    device.press(.home)
    #expect(isOpen(device))
    device.press(.back)
    #expect(device.television.pageName == .home)
  }

  // MARK: Never in the way

  @Test func itIsNotOverAConfirmationAndComesAfterIt() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 60)
    device.press(.exit)
    device.sleep(ms: 15_000)
    #expect(device.television.pageName == .leave)
    device.press(.back)
    device.sleep(ms: 200)
    #expect(isOpen(device) && device.screen.contains("0:15"))
  }

  @Test func itIsNotThereWhileSomebodyTypes() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 60)
    device.press(.arrowRight, .enter, .find)
    device.type("ca")
    device.sleep(ms: 15_000)
    #expect(device.television.takesText && !isOpen(device))
    device.type("n")
    #expect(device.screen.contains("can"))
  }

  @Test func itIsNotThereInTheFirstSecond() {
    var studio = Self.studio(Self.scheduled())
    studio.aheadMS = 75_000
    var device = TelevisionHarness(studio: studio)
    device.sleep(ms: 999)
    #expect(!isOpen(device))
    device.sleep(ms: 1)
    #expect(isOpen(device))
  }

  @Test func inQuietModeItIsListedUnderNoticesForTheProgrammesDuration() {
    var device = TelevisionHarness(studio: Self.studio(Self.scheduled()), settings: Settings(isQuiet: true))
    device.sleep(ms: 95_000)
    #expect(!isOpen(device))
    #expect(device.television.tuner.missed.map(\.id) == ["vote"])
    device.watch()
    device.press(.yellow)
    #expect(device.television.pageName == .notices && device.screen.contains("About vote"))
    device.press(.enter)
    #expect(isOpen(device))
    device.sleep(ms: 505_000)
    #expect(device.television.tuner.missed.isEmpty)
  }

  @Test func nobodyVotesByAccident() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 70)
    device.press(.enter)
    #expect(device.studio.responses.isEmpty)
    device.sleep(ms: 300)
    device.press(.enter)
    #expect(device.studio.responses.count == 1)
  }

  @Test func theFocusIsGivenBack() {
    var device = Self.device(Self.studio(Self.scheduled()), at: 60)
    device.press(.arrowRight)
    let focus = device.focus
    device.sleep(ms: 11_000)
    device.press(.arrowDown, .back)
    #expect(device.focus == focus && !focus.isEmpty)
  }

  // MARK: Idle

  @Test func afterTenMinutesWithoutAKeyItShowsPhotosUntilAnyKey() {
    var device = TelevisionHarness()
    device.press(.arrowRight)
    device.sleep(ms: 599_000)
    #expect(device.television.pageName == .home)
    device.sleep(ms: 1_000)
    #expect(device.television.pageName == .idle && device.screen.contains("Dunes"))
    device.sleep(ms: 15_000)
    #expect(!device.screen.contains("Dunes"))
    device.press(.enter)
    #expect(device.television.pageName == .home)
  }

  @Test func whoWatchesIsNotIdle() {
    var device = Self.device(Self.studio())
    device.watch()
    device.sleep(ms: 1_200_000)
    #expect(device.television.pageName == .watch)
  }

  // MARK: Reminders

  @Test func aReminderThatIsDueAtAStartWaitsForTheChannels() {
    var studio = Self.studio()
    studio.reminders = [
      Reminder(
        channel: "two",
        programme: Programme(id: "p", start: Self.start, stop: Self.seconds(600), title: "Begun while it was off"))
    ]
    var device = TelevisionHarness(failing: ["channels"], studio: studio)
    device.sleep(ms: 3_000)
    #expect(device.studio.reminders.count == 1 && !isOpen(device))
    device.failing = []
    device.sleep(ms: 10_000)
    #expect(isOpen(device) && device.screen.contains("Begun while it was off"))
    #expect(device.studio.reminders.isEmpty)
  }
}
