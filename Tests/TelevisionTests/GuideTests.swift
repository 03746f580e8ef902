import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// The programme guide: moving through it, its reminders, and what it costs.
@Suite struct GuideTests {
  /// 20:04 of 21 November 2026, in a zone without an offset.
  private static let now = Instant(unixMS: 1_795_291_200_000 + 4 * 60_000)
  private static let minuteMS: Int64 = 60_000

  /// A time of the evening, `20:00`, some days on.
  private static func at(_ hour: Int64, _ minute: Int64, day: Int64 = 0) -> Instant {
    Instant(unixMS: 1_795_219_200_000 + day * 86_400_000 + (hour * 60 + minute) * minuteMS)
  }

  private static func programme(_ title: String, _ start: Instant, _ stop: Instant) -> Programme {
    Programme(
      id: start.rfc3339, start: start, stop: stop, title: LocalText(["en": title]),
      summary: LocalText(["en": "All about \(title)."]))
  }

  /// Programmes one after the other, each beginning where the one before ends.
  private static func row(_ titles: [(String, Instant)], until end: Instant) -> [Programme] {
    zip(titles, titles.dropFirst().map(\.1) + [end]).map { programme($0.0, $0.1, $1) }
  }

  private static func channel(_ number: Int, _ name: String) -> Channel {
    Channel(id: "channel-\(number)", number: number, name: LocalText(["en": name]))
  }

  private static func studio(_ rows: [(Channel, [Programme])]) -> FakeInteractionService {
    var studio = FakeInteractionService()
    studio.channels = rows.map(\.0)
    for (channel, programmes) in rows {
      var schedule = Schedule.empty(channel.id, from: now - 4 * minuteMS)
      schedule.programmes = programmes
      studio.schedules[channel.id] = schedule
    }
    return studio
  }

  /// The evening of look/08-guide.png.
  private static let evening: FakeInteractionService = studio([
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

  private static func device(
    _ studio: FakeInteractionService = evening, size: Size = Size(columns: 120, rows: 36),
    language: Language = .english,
    channel: Int = 2
  ) -> TelevisionHarness {
    var device = TelevisionHarness(
      size: size, language: language, studio: studio, settings: Settings(channel: "channel-\(channel)"))
    device.sleep(ms: 4 * minuteMS)
    device.press(.guide)
    return device
  }

  // MARK: Moving

  @Test("it opens at now, with the focus on what the current channel shows")
  func opensAtNow() {
    let device = Self.device()
    #expect(device.television.pageName == .guide)
    #expect(device.focus.contains("Sand and wind") && device.focus.contains("20:00"))
    #expect(device.screen.contains("Guide  ›  Saturday 21 November"))
    #expect(device.screen.contains("2  FAR AWAY") && device.screen.contains("All about Sand and wind."))
    #expect(device.screen.contains("20:00–20:45"))
  }

  @Test("left and right go programme by programme; what is wanted scrolls into view by half hours")
  func programmeByProgramme() {
    var device = Self.device()
    device.press(.arrowRight)
    #expect(device.focus.contains("Roads that go on"))
    device.press(.arrowRight)
    #expect(device.focus.contains("Ice again") && device.screen.contains("19:30"))
    device.press(.arrowRight)
    #expect(device.focus.contains("No information"))
    device.press(.arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft)
    #expect(device.focus.contains("Ice") && !device.focus.contains("again"))
    device.press(.arrowLeft)
    #expect(device.focus.contains("No information") && !device.screen.contains("22:00"))
  }

  @Test("up and down keep the moment one looks at, not the column of a block")
  func anchor() {
    var device = Self.device()
    device.press(.arrowRight)
    #expect(device.focus.contains("Roads that go on"), "it begins at 20:45")
    device.press(.arrowUp)
    #expect(device.focus.contains("Made with a 50"))
    device.press(.arrowDown, .arrowDown)
    #expect(device.focus.contains("Dew drops"))
    device.press(.arrowUp)
    #expect(device.focus.contains("Roads that go on"))
  }

  @Test("what lasts a minute can have the focus as well")
  func shortProgrammes() {
    var device = Self.device(channel: 3)
    device.press(.arrowRight)
    #expect(device.screen.contains("A second of dew") && device.screen.contains("20:15–20:16"))
    #expect(device.frame.focus?.columns == 1)
    device.press(.arrowRight)
    #expect(device.focus.contains("Dew drops"))
    device.press(.arrowLeft)
    #expect(device.screen.contains("20:15–20:16"))
  }

  @Test("in a programme longer than the screen, left and right turn the screen's time")
  func longProgrammes() {
    var device = Self.device(channel: 101)
    #expect(device.focus.contains("Test card and tone") && device.focus.contains("… 00:00"))
    device.press(.arrowRight)
    #expect(device.focus.contains("Test card and tone") && device.screen.contains("23:30"))
    device.press(.arrowUp)
    #expect(device.focus.contains("No information") || device.focus.contains("Dew drops"))
  }

  @Test("a day later, a day earlier, and back to now; where the guide ends it says so")
  func days() {
    var device = Self.device()
    device.press(.blue)
    #expect(device.screen.contains("Sunday 22 November") && device.focus.contains("No information"))
    device.press(.yellow, .yellow)
    #expect(device.screen.contains("Friday 20 November"))
    device.press(.green)
    #expect(device.screen.contains("Saturday 21 November") && device.focus.contains("Sand and wind"))
    for _ in 0..<20 { device.press(.blue) }
    #expect(device.screen.contains("The guide ends here.") && device.screen.contains("5 December"))
    for _ in 0..<30 { device.press(.yellow) }
    #expect(device.screen.contains("The guide ends here.") && device.screen.contains("14 November"))
  }

  @Test("from the last channel Down leads to the hints")
  func hints() {
    var device = Self.device(channel: 101)
    device.press(.arrowDown)
    #expect(!device.focus.contains("Test card"))
    device.press(.arrowUp)
    #expect(device.focus.contains("Test card"))
  }

  @Test("the hint that is stood on and finds no room in a smaller window leaves the focus to the one before it")
  func hintsWithoutRoom() {
    var device = Self.device(channel: 101)
    device.press(.arrowDown, .arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft, .arrowRight, .arrowRight)
    #expect(device.focus == "● Day later")
    device.size = Size(columns: 60, rows: 20)
    device.handle(.resized(device.size))
    #expect(device.focus == "● Day earlier")
    device.press(.arrowLeft)
    #expect(device.focus == "● Now")
  }

  @Test("digits lead to the channel with that number; a number that is none is said")
  func digits() {
    var device = Self.device()
    device.press(.digit1, .digit0, .digit1)
    #expect(device.focus.contains("Test card"))
    device.press(.arrowUp, .digit7)
    device.sleep(ms: 2_100)
    #expect(device.screen.contains("There is no channel 7") && device.focus.contains("Leaves"))
  }

  @Test("the stroke of now moves with the minutes")
  func nowMoves() {
    var device = Self.device()
    let stroke = device.frame.strokeColumn
    #expect(device.screen.contains("20:04") && stroke == 43)
    device.sleep(ms: 6 * Self.minuteMS)
    #expect(device.screen.contains("20:10") && !device.screen.contains("20:04"))
    #expect(device.frame.strokeColumn == 47, "19 columns are half an hour")
  }

  // MARK: Acting

  @Test("OK on what is on tunes there")
  func tunes() {
    var device = Self.device()
    device.press(.arrowUp, .enter)
    #expect(device.television.pageName == .watch)
    #expect(device.television.tuner.channel?.number == 1)
  }

  @Test("OK on what is to come shows its details")
  func details() {
    var device = Self.device()
    device.press(.arrowRight, .enter)
    #expect(device.television.pageName == .programme)
    #expect(device.screen.contains("All about Roads that go on.") && device.screen.contains("20:45–21:30"))
    #expect(device.focus.contains("Remind me"))
    device.press(.enter)
    #expect(device.focus.contains("Forget reminder") && device.studio.reminders.count == 1)
    device.press(.back, .info)
    #expect(device.television.pageName == .programme)
  }

  @Test("when something pops up in a programme is known by its time alone")
  func scheduledInteractions() {
    var studio = Self.evening
    studio.schedules["channel-2"]?.interactions = [
      ScheduledInteraction(id: "quiz", programme: Self.at(20, 0).rfc3339, at: Self.at(20, 20), durationSeconds: 60)
    ]
    var device = Self.device(studio)
    #expect(device.screen.contains("20:20  Interactive"))
    device.press(.info)
    #expect(device.screen.contains("Interactive  20:20") && device.focus.contains("Watch"))
  }

  @Test("a reminder is kept, marked, and pops up when its programme begins; OK there tunes")
  func reminders() {
    var device = Self.device()
    device.press(.arrowUp, .arrowRight, .red)
    #expect(device.focus.contains("✓") && device.screen.contains("You will be told when it begins."))
    #expect(device.studio.reminders.map(\.programme.start) == [Self.at(20, 30)])
    device.press(.red)
    #expect(!device.focus.contains("✓") && device.studio.reminders.isEmpty)
    device.press(.red)
    device.sleep(ms: 26 * Self.minuteMS + 500)
    #expect(device.television.pageName == .popup && device.screen.contains("Made with a 50"))
    device.press(.enter)
    #expect(device.television.pageName == .watch && device.television.tuner.channel?.number == 1)
  }

  @Test("what is on or over has no reminder")
  func nothingToWaitFor() {
    var device = Self.device()
    #expect(!device.screen.contains("Remind me"))
    device.press(.red)
    #expect(device.studio.reminders.isEmpty)
  }

  // MARK: Failure

  @Test("a server that is away is said, and tried again by itself and by OK")
  func failure() {
    var device = TelevisionHarness(studio: Self.evening, settings: Settings(channel: "channel-2"))
    device.sleep(ms: 4 * Self.minuteMS)
    device.failing = ["programmes"]
    device.press(.guide)
    #expect(device.screen.contains("The guide does not answer") && device.focus.contains("Try now"))
    device.press(.enter)
    #expect(device.screen.contains("The guide does not answer"))
    device.failing = []
    device.sleep(ms: 61_000)
    #expect(device.focus.contains("Sand and wind"))
  }

  @Test("without channels it says where they come from")
  func noChannels() {
    let device = Self.device(FakeInteractionService())
    #expect(device.screen.contains("No channels") && device.screen.contains("tenfoot guide import FILE"))
  }

  // MARK: 500 channels by 14 days

  /// 500 channels with a programme every half hour for a fortnight.
  private static let large: FakeInteractionService = studio(
    (1...500).map { number in
      let channel = channel(number, "Channel \(number)")
      return (
        channel,
        (0..<14 * 48).map { slot in
          programme("Programme \(slot)", at(0, slot * 30), at(0, (slot + 1) * 30))
        }
      )
    })

  private static func guide(_ device: TelevisionHarness) -> GuidePage? {
    device.television.stack.last?.page as? GuidePage
  }

  private static func requests(_ device: TelevisionHarness) -> Int {
    device.asked.count { if case .programmes = $0 { true } else { false } }
  }

  @Test("500 channels by 14 days: few requests, few programmes held, few visited for a frame")
  func large() throws {
    var device = Self.device(Self.large, channel: 1)
    var most = (held: 0, visited: 0)
    func renderStyle(_ device: TelevisionHarness) throws {
      let page = try #require(Self.guide(device))
      let view = device.television.view(of: device.television.stack.count - 1)
      let rows = GuideDrawing(page: page, grid: page.grid(view), view: view).rows
      most.held = max(most.held, page.listings.programmeCount)
      most.visited = max(most.visited, rows.reduce(0) { $0 + $1.blocks.count })
    }
    for _ in 0..<499 {
      device.press(.arrowDown)
      try renderStyle(device)
    }
    #expect(device.screen.contains("500  CHANNEL 500"))
    let down = Self.requests(device)
    #expect(down <= 3 * 32, "\(down) requests for 500 rows")
    for _ in 0..<13 * 48 {
      device.press(.arrowRight)
      try renderStyle(device)
    }
    #expect(device.screen.contains("Programme 66"))
    #expect(Self.requests(device) - down <= 14 * 4 + 8, "\(Self.requests(device) - down) requests for a fortnight")
    // What shows, and what is read ahead: 3 times (48 channels, 3 tiles of 13).
    #expect(most.held <= 4 * 64 * 4 * 13, "\(most.held) programmes held")
    #expect(most.visited <= 6 * 7, "\(most.visited) programmes visited for a frame")
  }

  @Test("whole screens of channels turn, and the focus keeps its place on the screen")
  func pages() {
    var device = Self.device(Self.large, channel: 1)
    device.press(.channelDown)
    #expect(device.screen.contains("7  CHANNEL 7") && !device.screen.contains("Channel 6 "))
    device.press(.channelDown, .channelUp, .channelUp)
    #expect(device.screen.contains("1  CHANNEL 1"))
  }

  // MARK: Sizes

  @Test("it draws at every size, in both languages, with the focus on the screen", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var device = Self.device(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [[], [.arrowRight], [.arrowDown, .arrowRight], [.arrowDown], [.blue], [.green, .info]] {
        for key in keys { device.press(key) }
        #expect(device.frame.focus.map { !$0.isEmpty } == true, "\(columns)x\(rows)")
      }
      #expect(device.screen.contains(language == .english ? "Close" : "关闭"))
    }
  }

  @Test(
    "with few colours or none it has no picture, and the focus has its outline",
    arguments: [ColourDepth.none, .indexed16])
  func fewColours(depth: ColourDepth) {
    let device = Self.device()
    var frame = Frame(size: device.size, renderStyle: RenderStyle(theme: FakeServices.theme, depth: depth))
    device.television.draw(into: &frame)
    #expect(frame.imageRequests.isEmpty)
    #expect(frame.lines.contains { $0.contains("▐ Sand and wind") && $0.contains("▌ Roads that go on") })
  }
}

extension Frame {
  /// The column of the stroke of now; nil where there is none.
  fileprivate var strokeColumn: Int? {
    (0..<size.columns).first { column in (0..<size.rows).contains { self[column, $0].character == "│" } }
  }
}
