import Attributes
import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// The programme guide: movement, reminders, and the cost of large guides.
@Suite struct GuideTests {
  /// 20:04 of 21 November 2026, in a zone without an offset.
  private static let now = Instant(unixMS: 1_795_291_200_000 + 4 * 60_000)
  private static let minuteMS: Int64 = 60_000

  /// Returns the time `20:00` of a day, counted from the first.
  private static func at(_ hour: Int64, _ minute: Int64, day: Int64 = 0) -> Instant {
    Instant(unixMS: 1_795_219_200_000 + day * 86_400_000 + (hour * 60 + minute) * minuteMS)
  }

  private static func programme(_ title: String, _ start: Instant, _ stop: Instant) -> Programme {
    Programme(
      id: start.rfc3339, start: start, stop: stop, title: LocalText(["en": title]),
      summary: LocalText(["en": "All about \(title)."]))
  }

  /// Returns consecutive programmes without gaps.
  private static func row(_ titles: [(String, Instant)], until end: Instant) -> [Programme] {
    zip(titles, titles.dropFirst().map(\.1) + [end]).map { programme($0.0, $0.1, $1) }
  }

  private static func channel(_ number: Int, _ name: String) -> Channel {
    Channel(id: "channel-\(number)", number: number, name: LocalText(["en": name]))
  }

  private static func services(_ rows: [(Channel, [Programme])]) -> FakeInteractionService {
    var services = FakeInteractionService()
    services.channels = rows.map(\.0)
    for (channel, programmes) in rows {
      var schedule = Schedule.empty(channel.id, from: now - 4 * minuteMS)
      schedule.programmes = programmes
      services.schedules[channel.id] = schedule
    }
    return services
  }

  /// The programmes of look/08-guide.png.
  private static let evening: FakeInteractionService = services([
    (
      channel(1, "Photo One"),
      row(
        [
          ("Blue before dawn", at(19, 30)), ("Golden hour", at(20, 0)), ("Made with a 50", at(20, 30)),
          ("Cities at night", at(21, 0)),
        ], until: at(22, 30))
    ),
    (
      channel(2, "Far Away"),
      row(
        [
          ("Ice", at(19, 30)), ("Sand and wind", at(20, 0)), ("Roads that go on", at(20, 45)),
          ("Ice again", at(21, 30)),
        ],
        until: at(22, 0))
    ),
    (
      channel(3, "Close Up"),
      row([("Leaves", at(19, 30)), ("A second of dew", at(20, 15)), ("Dew drops", at(20, 16))], until: at(21, 0))
    ),
    (channel(101, "Test card"), row([("Test card and tone", at(0, 0))], until: at(0, 0, day: 3))),
  ])

  private static func television(
    _ services: FakeInteractionService = evening, size: Size = Size(columns: 120, rows: 36),
    language: Language = .english,
    channel: Int = 2
  ) -> TelevisionHarness {
    var television = TelevisionHarness(
      size: size, language: language, services: services, settings: Settings(channel: "channel-\(channel)"))
    television.sleep(ms: 4 * minuteMS)
    television.press(.guide)
    return television
  }

  // MARK: Moving

  @Test("opens at the current time, with the focus on the current channel's programme")
  func opensAtTheCurrentTime() {
    let television = Self.television()
    #expect(television.model.pageName == .guide)
    #expect(television.focus.contains("Sand and wind") && television.focus.contains("20:00"))
    #expect(television.screen.contains("Guide  ›  Saturday 21 November"))
    #expect(television.screen.contains("2  FAR AWAY") && television.screen.contains("All about Sand and wind."))
    #expect(television.screen.contains("20:00–20:45"))
  }

  @Test("left and right move by programmes, and scroll by half hours")
  func movesFromProgrammeToProgramme() {
    var television = Self.television()
    television.press(.arrowRight)
    #expect(television.focus.contains("Roads that go on"))
    television.press(.arrowRight)
    #expect(television.focus.contains("Ice again") && television.screen.contains("19:30"))
    television.press(.arrowRight)
    #expect(television.focus.contains("No information"))
    television.press(.arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft)
    #expect(television.focus.contains("Ice") && !television.focus.contains("again"))
    television.press(.arrowLeft)
    #expect(television.focus.contains("No information") && !television.screen.contains("22:00"))
  }

  @Test("up and down keep the focused time, not the column of a block")
  func anchor() {
    var television = Self.television()
    television.press(.arrowRight)
    #expect(television.focus.contains("Roads that go on"), "it begins at 20:45")
    television.press(.arrowUp)
    #expect(television.focus.contains("Made with a 50"))
    television.press(.arrowDown, .arrowDown)
    #expect(television.focus.contains("Dew drops"))
    television.press(.arrowUp)
    #expect(television.focus.contains("Roads that go on"))
  }

  @Test("a programme of one minute can have the focus")
  func shortProgrammes() {
    var television = Self.television(channel: 3)
    television.press(.arrowRight)
    #expect(television.screen.contains("A second of dew") && television.screen.contains("20:15–20:16"))
    #expect(television.frame.focus?.columns == 1)
    television.press(.arrowRight)
    #expect(television.focus.contains("Dew drops"))
    television.press(.arrowLeft)
    #expect(television.screen.contains("20:15–20:16"))
  }

  @Test("in a programme longer than the screen, left and right scroll the time")
  func longProgrammes() {
    var television = Self.television(channel: 101)
    #expect(television.focus.contains("Test card and tone") && television.focus.contains("… 00:00"))
    television.press(.arrowRight)
    #expect(television.focus.contains("Test card and tone") && television.screen.contains("23:30"))
    television.press(.arrowUp)
    #expect(television.focus.contains("No information") || television.focus.contains("Dew drops"))
  }

  @Test("moves a day later, a day earlier and back to now; shows a message at the end of the guide")
  func days() {
    var television = Self.television()
    television.press(.blue)
    #expect(television.screen.contains("Sunday 22 November") && television.focus.contains("No information"))
    television.press(.yellow, .yellow)
    #expect(television.screen.contains("Friday 20 November"))
    television.press(.green)
    #expect(television.screen.contains("Saturday 21 November") && television.focus.contains("Sand and wind"))
    for _ in 0..<20 { television.press(.blue) }
    #expect(television.screen.contains("The guide ends here.") && television.screen.contains("5 December"))
    for _ in 0..<30 { television.press(.yellow) }
    #expect(television.screen.contains("The guide ends here.") && television.screen.contains("14 November"))
  }

  @Test("from the last channel, Down moves to the hints")
  func hints() {
    var television = Self.television(channel: 101)
    television.press(.arrowDown)
    #expect(!television.focus.contains("Test card"))
    television.press(.arrowUp)
    #expect(television.focus.contains("Test card"))
  }

  @Test("a focused hint that does not fit a smaller window gives the focus to the previous one")
  func hintsWithoutRoom() {
    var television = Self.television(channel: 101)
    television.press(.arrowDown, .arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft, .arrowRight, .arrowRight)
    #expect(television.focus == "● Next day")
    television.size = Size(columns: 60, rows: 20)
    television.handle(.resized(television.size))
    #expect(television.focus == "● Previous day")
    television.press(.arrowLeft)
    #expect(television.focus == "● Now")
  }

  @Test("digits move to the channel with that number; an unknown number is reported")
  func digits() {
    var television = Self.television()
    television.press(.digit1, .digit0, .digit1)
    #expect(television.focus.contains("Test card"))
    television.press(.arrowUp, .digit7)
    television.sleep(ms: 2_100)
    #expect(television.screen.contains("There is no channel 7") && television.focus.contains("Leaves"))
  }

  @Test("the line of the current time moves with the minutes")
  func nowMoves() {
    var television = Self.television()
    let stroke = television.frame.strokeColumn
    #expect(television.screen.contains("20:04") && stroke == 43)
    television.sleep(ms: 6 * Self.minuteMS)
    #expect(television.screen.contains("20:10") && !television.screen.contains("20:04"))
    #expect(television.frame.strokeColumn == 47, "19 columns are half an hour")
  }

  // MARK: Acting

  @Test("OK on the current programme tunes to its channel")
  func tunes() {
    var television = Self.television()
    television.press(.arrowUp, .enter)
    #expect(television.model.pageName == .watch)
    #expect(television.model.tuner.channel?.number == 1)
  }

  @Test("OK on a later programme shows its details")
  func details() {
    var television = Self.television()
    television.press(.arrowRight, .enter)
    #expect(television.model.pageName == .programme)
    #expect(television.screen.contains("All about Roads that go on.") && television.screen.contains("20:45–21:30"))
    #expect(television.focus.contains("Remind me"))
    television.press(.enter)
    #expect(television.focus.contains("Cancel reminder") && television.services.reminders.count == 1)
    television.press(.back, .info)
    #expect(television.model.pageName == .programme)
  }

  @Test("details list only the times of a programme's interactions")
  func scheduledInteractions() {
    var services = Self.evening
    services.schedules["channel-2"]?.interactions = [
      ScheduledInteraction(id: "quiz", programme: Self.at(20, 0).rfc3339, at: Self.at(20, 20), durationSeconds: 60),
      ScheduledInteraction(
        id: "poll", programme: Self.at(20, 0).rfc3339, at: Self.at(20, 20) + 10_000, durationSeconds: 60),
      ScheduledInteraction(id: "notice", programme: Self.at(20, 0).rfc3339, at: Self.at(20, 25), durationSeconds: 60),
    ]
    var television = Self.television(services)
    #expect(television.screen.contains("20:20  Pop-up"))
    television.press(.info)
    #expect(television.screen.contains("Pop-up  20:20  20:25") && television.focus.contains("Watch"))
  }

  @Test("a reminder is saved, marked, and pops up when its programme begins; OK tunes to it")
  func reminders() {
    var television = Self.television()
    television.press(.arrowUp, .arrowRight, .red)
    #expect(television.focus.contains("✓") && television.screen.contains("You’ll be reminded when it starts."))
    #expect(television.services.reminders.map(\.programme.start) == [Self.at(20, 30)])
    television.press(.red)
    #expect(!television.focus.contains("✓") && television.services.reminders.isEmpty)
    television.press(.red)
    television.sleep(ms: 26 * Self.minuteMS + 500)
    #expect(television.model.pageName == .popup && television.screen.contains("Made with a 50"))
    television.press(.enter)
    #expect(television.model.pageName == .watch && television.model.tuner.channel?.number == 1)
  }

  @Test("a programme that has begun has no reminder")
  func nothingToWaitFor() {
    var television = Self.television()
    #expect(!television.screen.contains("Remind me"))
    television.press(.red)
    #expect(television.services.reminders.isEmpty)
  }

  // MARK: Failure

  @Test("an unreachable service is reported, and tried again automatically and by OK")
  func failure() {
    var television = TelevisionHarness(services: Self.evening, settings: Settings(channel: "channel-2"))
    television.sleep(ms: 4 * Self.minuteMS)
    television.failing = ["ProgrammesRequest"]
    television.press(.guide)
    #expect(television.screen.contains("Can’t load the guide") && television.focus.contains("Try now"))
    television.press(.enter)
    #expect(television.screen.contains("Can’t load the guide"))
    television.failing = []
    television.sleep(ms: 61_000)
    #expect(television.focus.contains("Sand and wind"))
  }

  @Test("without channels it explains how to import them")
  func noChannels() {
    let television = Self.television(FakeInteractionService())
    #expect(television.screen.contains("No channels") && television.screen.contains("tenfoot guide import FILE"))
  }

  // MARK: 500 channels by 14 days

  /// 500 channels with a programme every half hour for a fortnight.
  private static let large: FakeInteractionService = services(
    (1...500).map { number in
      let channel = channel(number, "Channel \(number)")
      return (
        channel,
        (0..<14 * 48).map { slot in
          programme("Programme \(slot)", at(0, slot * 30), at(0, (slot + 1) * 30))
        }
      )
    })

  private static func guide(_ television: TelevisionHarness) -> GuidePage? {
    television.model.stack.last?.page as? GuidePage
  }

  private static func requests(_ television: TelevisionHarness) -> Int {
    television.asked.count { $0 is ProgrammesRequest }
  }

  @Test("500 channels by 14 days: few requests, few programmes in memory, few read per frame")
  func large() throws {
    var television = Self.television(Self.large, channel: 1)
    var most = (held: 0, visited: 0)
    func renderStyle(_ television: TelevisionHarness) throws {
      let page = try #require(Self.guide(television))
      let view = television.model.view(of: television.model.stack.count - 1)
      let rows = GuideDrawing(page: page, grid: page.grid(view), view: view).rows
      most.held = max(most.held, page.listings.programmeCount)
      most.visited = max(most.visited, rows.reduce(0) { $0 + $1.blocks.count })
    }
    for _ in 0..<499 {
      television.press(.arrowDown)
      try renderStyle(television)
    }
    #expect(television.screen.contains("500  CHANNEL 500"))
    let down = Self.requests(television)
    #expect(down <= 3 * 32, "\(down) requests for 500 rows")
    for _ in 0..<13 * 48 {
      television.press(.arrowRight)
      try renderStyle(television)
    }
    #expect(television.screen.contains("Programme 66"))
    #expect(
      Self.requests(television) - down <= 14 * 4 + 8, "\(Self.requests(television) - down) requests for a fortnight")
    // The visible part, and the part read ahead: 3 times (48 channels, 3 tiles of 13).
    #expect(most.held <= 4 * 64 * 4 * 13, "\(most.held) programmes held")
    #expect(most.visited <= 6 * 7, "\(most.visited) programmes visited for a frame")
  }

  @Test("page keys scroll by whole screens, and the focus keeps its row")
  func pages() {
    var television = Self.television(Self.large, channel: 1)
    television.press(.channelDown)
    #expect(television.screen.contains("7  CHANNEL 7") && !television.screen.contains("Channel 6 "))
    television.press(.channelDown, .channelUp, .channelUp)
    #expect(television.screen.contains("1  CHANNEL 1"))
  }

  // MARK: Sizes

  @Test("draws at every size, in both languages, with the focus on the screen", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var television = Self.television(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [[], [.arrowRight], [.arrowDown, .arrowRight], [.arrowDown], [.blue], [.green, .info]] {
        for key in keys { television.press(key) }
        #expect(television.frame.focus.map { !$0.isEmpty } == true, "\(columns)x\(rows)")
      }
      #expect(television.screen.contains(language == .english ? "Close" : "关闭"))
    }
  }

  @Test(
    "with few colours or none there is no picture, and the focus is outlined",
    arguments: [ColourDepth.none, .indexed16])
  func fewColours(depth: ColourDepth) {
    let television = Self.television()
    var frame = Frame(size: television.size, renderStyle: RenderStyle(theme: FakeServices.theme, depth: depth))
    television.model.draw(into: &frame)
    #expect(frame.imageRequests.isEmpty)
    #expect(frame.lines.contains { $0.contains("▐ Sand and wind") && $0.contains("▌ Roads that go on") })
  }
}

extension Frame {
  /// Returns the column of the line of the current time; nil if there is none.
  fileprivate var strokeColumn: Int? {
    (0..<size.columns).first { column in (0..<size.rows).contains { self[column, $0].character == "│" } }
  }
}
