import Attributes
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
  private static func studio(_ appointments: Appointment..., serial: Int = 1) -> Studio {
    var studio = Studio()
    studio.channels = [
      Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two"),
    ]
    studio.schedules["one"] = schedule(appointments, serial: serial)
    for (id, kind) in [("vote", Interaction.Kind.poll), ("quiz", .quiz), ("again", .notice), ("note", .notice)] {
      let choices = ["Left", "Right"].map { InteractionChoice(id: $0, label: LocalText(["en": $0])) }
      studio.interactions[id] = Interaction(
        id: id, type: kind, title: LocalText(["en": "About \(id)"]), choices: kind == .notice ? [] : choices)
    }
    return studio
  }

  private static func schedule(_ appointments: [Appointment], serial: Int = 1) -> Schedule {
    var schedule = Schedule.empty("one", from: start)
    schedule.serial = serial
    schedule.programmes = [
      Programme(id: "p1", start: start, stop: seconds(600), title: "First"),
      Programme(id: "p2", start: seconds(600), stop: seconds(7_200), title: "Second"),
    ]
    schedule.interactions = appointments
    return schedule
  }

  private static func appointment(
    _ id: String = "vote", at: Int64 = 60, show: Int64 = 70, duration: Int = 20, results: Int64? = 100, serial: Int = 1,
    isCancelled: Bool = false
  ) -> Appointment {
    Appointment(
      id: id, programme: "p1", at: seconds(at), show: seconds(show), durationSeconds: duration,
      resultsAt: results.map { seconds($0) }, serial: serial, isCancelled: isCancelled)
  }

  private static func box(_ studio: Studio, at seconds: Int64 = 0) -> Box {
    var box = Box(studio: studio)
    box.sleep(ms: seconds * 1_000)
    return box
  }

  private func isOpen(_ box: Box) -> Bool { box.television.pageName == .popup }

  // MARK: Asking and showing

  @Test func itIsAskedForBetweenItsTimeAndTwoSecondsBeforeItShows() throws {
    var box = Self.box(Self.studio(Self.appointment()), at: 59)
    #expect(box.studio.askedAt.isEmpty)
    box.sleep(ms: 9_000)
    let asked = try #require(box.studio.askedAt["vote"])
    #expect(asked.count == 1 && asked[0] >= Self.seconds(60) && asked[0] <= Self.seconds(68))
  }

  @Test func everyBoxAsksAtItsOwnTimeAndNeverEarlier() {
    let appointment = Self.appointment()
    let offsets = (0..<1_000).map { box in
      AppointmentBook.ask(appointment, box: "box-\(box)").milliseconds(since: appointment.at)
    }
    #expect(offsets.allSatisfy { (0..<8_000).contains($0) })
    // A thousand boxes spread over 8 s: every second has a fair share.
    for second in 0..<8 { #expect(offsets.count { $0 / 1_000 == Int64(second) } > 80) }
    #expect(AppointmentBook.ask(appointment, box: "box-1") == AppointmentBook.ask(appointment, box: "box-1"))
  }

  @Test func itShowsAtItsTimeAndGoesAfterItsDuration() {
    var box = Self.box(Self.studio(Self.appointment()), at: 69)
    box.sleep(ms: 999)
    #expect(!isOpen(box))
    box.sleep(ms: 1)
    #expect(isOpen(box) && box.screen.contains("About vote"))
    box.sleep(ms: 19_999)
    #expect(isOpen(box))
    box.sleep(ms: 1)
    #expect(!isOpen(box) && !box.screen.contains("About vote"))
  }

  @Test func aServersClockThatIsAheadIsTheOneThatCounts() {
    var studio = Self.studio(Self.appointment())
    studio.aheadMS = 30_000
    var box = Self.box(studio, at: 39)
    #expect(!isOpen(box))
    box.sleep(ms: 1_000)
    #expect(isOpen(box))
  }

  @Test func whoTunesInLateSeesItForWhatIsLeft() {
    var studio = Self.studio(Self.appointment())
    studio.aheadMS = 80_000
    var box = Self.box(studio, at: 2)
    #expect(isOpen(box) && box.screen.contains("0:08"))
    box.sleep(ms: 8_000)
    #expect(!isOpen(box))
  }

  @Test func whoTunesInTooLateNeverDoes() {
    var studio = Self.studio(Self.appointment())
    studio.aheadMS = 90_000
    let box = Self.box(studio, at: 60)
    #expect(!isOpen(box) && box.studio.askedAt.isEmpty)
  }

  @Test func whatCannotBeHadIsTriedAgainWhileThereIsTime() {
    var box = Self.box(Self.studio(Self.appointment()), at: 59)
    box.failing = ["interaction"]
    box.sleep(ms: 21_000)
    #expect(!isOpen(box))
    box.failing = []
    box.sleep(ms: 1_000)
    #expect(isOpen(box))
  }

  // MARK: Changes

  @Test func itComesOnceHoweverOftenTheScheduleIsAskedFor() {
    var box = Self.box(Self.studio(Self.appointment()), at: 71)
    box.press(.arrowDown)
    box.sleep(ms: 400)
    box.press(.back)
    #expect(!isOpen(box))
    box.setWallClock(aheadByMS: 5_000)
    box.sleep(ms: 5_000)
    #expect(!isOpen(box))
  }

  @Test func anotherSerialIsAnotherOne() {
    var box = Self.box(Self.studio(Self.appointment()), at: 71)
    box.sleep(ms: 400)
    box.press(.back)
    box.studio.schedules["one"] = Self.schedule([Self.appointment(serial: 2)], serial: 2)
    box.refreshSchedule()
    box.sleep(ms: 1_000)
    #expect(isOpen(box))
  }

  @Test func aCancelledOneDoesNotComeAndOneThatIsOpenGoes() {
    for seconds: Int64 in [30, 65, 71] {
      var box = Self.box(Self.studio(Self.appointment()), at: seconds)
      box.studio.schedules["one"] = Self.schedule([Self.appointment(isCancelled: true)], serial: 2)
      box.refreshSchedule()
      box.sleep(ms: 10_000)
      #expect(!isOpen(box), "cancelled after \(seconds) s")
    }
  }

  @Test func aChannelChangeDropsEverythingOfTheChannelLeft() {
    for seconds: Int64 in [30, 65, 71] {
      var box = Self.box(Self.studio(Self.appointment()))
      box.watch()
      box.sleep(ms: seconds * 1_000)
      box.press(.channelUp)
      box.sleep(ms: 60_000)
      #expect(!isOpen(box), "left after \(seconds) s")
      #expect(box.studio.tunings.last == "two")
    }
  }

  @Test func everyTuningAsksForTheSchedule() {
    var box = Self.box(Self.studio())
    box.watch()
    box.press(.channelUp, .channelDown, .channelUp, .mediaLast)
    #expect(box.studio.tunings == ["one", "two", "one", "two", "one"])
  }

  @Test func itIsAskedForAgainInTimeAndBeforeItEnds() {
    var studio = Self.studio()
    studio.schedules["one"]?.refreshAfterSeconds = 300
    var box = Self.box(studio, at: 299)
    #expect(box.studio.tunings.count == 1)
    box.sleep(ms: 1_000)
    #expect(box.studio.tunings.count == 2)
    studio.schedules["one"]?.refreshAfterSeconds = 3_600
    studio.schedules["one"]?.until = Self.seconds(200)
    var other = Self.box(studio, at: 141)
    other.sleep(ms: 50_000)
    #expect(other.studio.tunings.count >= 2)
  }

  // MARK: Clocks

  @Test func aClockSetBackOrForwardChangesNothing() {
    for jump: Int64 in [-3_600_000, 3_600_000] {
      var box = Self.box(Self.studio(Self.appointment()), at: 30)
      box.setWallClock(aheadByMS: jump)
      // The server is another machine: its clock was not set.
      box.studio.aheadMS -= jump
      box.sleep(ms: 39_500)
      #expect(!isOpen(box))
      box.sleep(ms: 500)
      #expect(isOpen(box), "set by \(jump) ms")
      #expect(box.studio.tunings.count == 2)
    }
  }

  @Test func aMachineThatSleptComesBackToTheServersTime() {
    var box = Self.box(Self.studio(Self.appointment(), Self.appointment("note", at: 300, show: 300)), at: 30)
    // The monotonic clock stands still in sleep, the wall clock and the server's do not.
    box.setWallClock(aheadByMS: 250_000)
    box.handle(.wake)
    box.sleep(ms: 19_000)
    #expect(!isOpen(box))
    box.sleep(ms: 1_000)
    #expect(isOpen(box) && box.screen.contains("About note"))
  }

  // MARK: In company

  @Test func ofTwoAtTheSameSecondTheSecondWaitsAndHasWhatIsLeft() {
    let second = Self.appointment("note", duration: 30, results: nil)
    var box = Self.box(Self.studio(Self.appointment(), second), at: 71)
    #expect(box.screen.contains("About vote"))
    box.sleep(ms: 400)
    box.press(.back)
    box.sleep(ms: 300)
    #expect(box.screen.contains("About note") && box.screen.contains("0:29"))
  }

  @Test func oneThatComesWhileAnotherIsOpenQueues() {
    let second = Self.appointment("note", at: 80, show: 80, results: nil)
    var box = Self.box(Self.studio(Self.appointment(), second), at: 85)
    #expect(box.screen.contains("About vote"))
    box.sleep(ms: 5_200)
    #expect(box.screen.contains("About note") && box.screen.contains("0:10"))
    box.sleep(ms: 10_000)
    #expect(!isOpen(box))
  }

  @Test func pagesChangeUnderAnOpenOneAndItStays() {
    var box = Self.box(Self.studio(Self.appointment()), at: 71)
    box.sleep(ms: 400)
    box.press(.guide)
    #expect(isOpen(box))
    box.press(.home)
    #expect(isOpen(box))
    box.press(.back)
    #expect(box.television.pageName == .home)
  }

  // MARK: Never in the way

  @Test func itIsNotOverAConfirmationAndComesAfterIt() {
    var box = Self.box(Self.studio(Self.appointment()), at: 60)
    box.press(.exit)
    box.sleep(ms: 15_000)
    #expect(box.television.pageName == .leave)
    box.press(.back)
    box.sleep(ms: 200)
    #expect(isOpen(box) && box.screen.contains("0:15"))
  }

  @Test func itIsNotThereWhileSomebodyTypes() {
    var box = Self.box(Self.studio(Self.appointment()), at: 60)
    box.press(.arrowRight, .enter, .find)
    box.type("ca")
    box.sleep(ms: 15_000)
    #expect(box.television.takesText && !isOpen(box))
    box.type("n")
    #expect(box.screen.contains("can"))
  }

  @Test func itIsNotThereInTheFirstSecond() {
    var studio = Self.studio(Self.appointment())
    studio.aheadMS = 75_000
    var box = Box(studio: studio)
    box.sleep(ms: 999)
    #expect(!isOpen(box))
    box.sleep(ms: 1)
    #expect(isOpen(box))
  }

  @Test func inQuietModeItIsListedUnderNoticesForTheProgrammesDuration() {
    var box = Box(studio: Self.studio(Self.appointment()), settings: Settings(isQuiet: true))
    box.sleep(ms: 95_000)
    #expect(!isOpen(box))
    #expect(box.television.tuner.missed.map(\.id) == ["vote"])
    box.watch()
    box.press(.yellow)
    #expect(box.television.pageName == .notices && box.screen.contains("About vote"))
    box.press(.enter)
    #expect(isOpen(box))
    box.sleep(ms: 505_000)
    #expect(box.television.tuner.missed.isEmpty)
  }

  @Test func nobodyVotesByAccident() {
    var box = Self.box(Self.studio(Self.appointment()), at: 70)
    box.press(.enter)
    #expect(box.studio.responses.isEmpty)
    box.sleep(ms: 300)
    box.press(.enter)
    #expect(box.studio.responses.count == 1)
  }

  @Test func theFocusIsGivenBack() {
    var box = Self.box(Self.studio(Self.appointment()), at: 60)
    box.press(.arrowRight)
    let focus = box.focus
    box.sleep(ms: 11_000)
    box.press(.arrowDown, .back)
    #expect(box.focus == focus && !focus.isEmpty)
  }

  // MARK: Idle

  @Test func afterTenMinutesWithoutAKeyItShowsPhotosUntilAnyKey() {
    var box = Box()
    box.press(.arrowRight)
    box.sleep(ms: 599_000)
    #expect(box.television.pageName == .home)
    box.sleep(ms: 1_000)
    #expect(box.television.pageName == .idle && box.screen.contains("Dunes"))
    box.sleep(ms: 15_000)
    #expect(!box.screen.contains("Dunes"))
    box.press(.enter)
    #expect(box.television.pageName == .home)
  }

  @Test func whoWatchesIsNotIdle() {
    var box = Self.box(Self.studio())
    box.watch()
    box.sleep(ms: 1_200_000)
    #expect(box.television.pageName == .watch)
  }

  // MARK: Reminders

  @Test func aReminderThatIsDueAtAStartWaitsForTheChannels() {
    var studio = Self.studio()
    studio.reminders = [
      Reminder(
        channel: "two",
        programme: Programme(id: "p", start: Self.start, stop: Self.seconds(600), title: "Begun while it was off"))
    ]
    var box = Box(failing: ["channels"], studio: studio)
    box.sleep(ms: 3_000)
    #expect(box.studio.reminders.count == 1 && !isOpen(box))
    box.failing = []
    box.sleep(ms: 10_000)
    #expect(isOpen(box) && box.screen.contains("Begun while it was off"))
    #expect(box.studio.reminders.isEmpty)
  }
}
