import Attributes
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

  private static func studio(_ rows: [(Channel, [Programme])]) -> Studio {
    var studio = Studio()
    studio.channels = rows.map(\.0)
    for (channel, programmes) in rows {
      var schedule = Schedule.empty(channel.id, from: now - 4 * minuteMS)
      schedule.programmes = programmes
      studio.schedules[channel.id] = schedule
    }
    return studio
  }

  /// The evening of look/08-guide.png.
  private static let evening: Studio = studio([
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

  private static func box(
    _ studio: Studio = evening, size: Size = Size(columns: 120, rows: 36), language: Language = .english,
    channel: Int = 2
  ) -> Box {
    var box = Box(
      size: size, language: language, studio: studio, settings: Settings(channel: "channel-\(channel)"))
    box.sleep(ms: 4 * minuteMS)
    box.press(.guide)
    return box
  }

  // MARK: Moving

  @Test("it opens at now, with the focus on what the current channel shows")
  func opensAtNow() {
    let box = Self.box()
    #expect(box.television.pageName == .guide)
    #expect(box.focus.contains("Sand and wind") && box.focus.contains("20:00"))
    #expect(box.screen.contains("Guide  ›  Saturday 21 November"))
    #expect(box.screen.contains("2  FAR AWAY") && box.screen.contains("All about Sand and wind."))
    #expect(box.screen.contains("20:00–20:45"))
  }

  @Test("left and right go programme by programme; what is wanted scrolls into view by half hours")
  func programmeByProgramme() {
    var box = Self.box()
    box.press(.arrowRight)
    #expect(box.focus.contains("Roads that go on"))
    box.press(.arrowRight)
    #expect(box.focus.contains("Ice again") && box.screen.contains("19:30"))
    box.press(.arrowRight)
    #expect(box.focus.contains("No information"))
    box.press(.arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft)
    #expect(box.focus.contains("Ice") && !box.focus.contains("again"))
    box.press(.arrowLeft)
    #expect(box.focus.contains("No information") && !box.screen.contains("22:00"))
  }

  @Test("up and down keep the moment one looks at, not the column of a block")
  func anchor() {
    var box = Self.box()
    box.press(.arrowRight)
    #expect(box.focus.contains("Roads that go on"), "it begins at 20:45")
    box.press(.arrowUp)
    #expect(box.focus.contains("Made with a 50"))
    box.press(.arrowDown, .arrowDown)
    #expect(box.focus.contains("Dew drops"))
    box.press(.arrowUp)
    #expect(box.focus.contains("Roads that go on"))
  }

  @Test("what lasts a minute can have the focus as well")
  func shortProgrammes() {
    var box = Self.box(channel: 3)
    box.press(.arrowRight)
    #expect(box.screen.contains("A second of dew") && box.screen.contains("20:15–20:16"))
    #expect(box.frame.focus?.columns == 1)
    box.press(.arrowRight)
    #expect(box.focus.contains("Dew drops"))
    box.press(.arrowLeft)
    #expect(box.screen.contains("20:15–20:16"))
  }

  @Test("in a programme longer than the screen, left and right turn the screen's time")
  func longProgrammes() {
    var box = Self.box(channel: 101)
    #expect(box.focus.contains("Test card and tone") && box.focus.contains("… 00:00"))
    box.press(.arrowRight)
    #expect(box.focus.contains("Test card and tone") && box.screen.contains("23:30"))
    box.press(.arrowUp)
    #expect(box.focus.contains("No information") || box.focus.contains("Dew drops"))
  }

  @Test("a day later, a day earlier, and back to now; where the guide ends it says so")
  func days() {
    var box = Self.box()
    box.press(.blue)
    #expect(box.screen.contains("Sunday 22 November") && box.focus.contains("No information"))
    box.press(.yellow, .yellow)
    #expect(box.screen.contains("Friday 20 November"))
    box.press(.green)
    #expect(box.screen.contains("Saturday 21 November") && box.focus.contains("Sand and wind"))
    for _ in 0..<20 { box.press(.blue) }
    #expect(box.screen.contains("The guide ends here.") && box.screen.contains("5 December"))
    for _ in 0..<30 { box.press(.yellow) }
    #expect(box.screen.contains("The guide ends here.") && box.screen.contains("14 November"))
  }

  @Test("from the last channel Down leads to the hints")
  func hints() {
    var box = Self.box(channel: 101)
    box.press(.arrowDown)
    #expect(!box.focus.contains("Test card"))
    box.press(.arrowUp)
    #expect(box.focus.contains("Test card"))
  }

  @Test("the hint that is stood on and finds no room in a smaller window leaves the focus to the one before it")
  func hintsWithoutRoom() {
    var box = Self.box(channel: 101)
    box.press(.arrowDown, .arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft, .arrowRight, .arrowRight)
    #expect(box.focus == "● Day later")
    box.size = Size(columns: 60, rows: 20)
    box.handle(.resized(box.size))
    #expect(box.focus == "● Day earlier")
    box.press(.arrowLeft)
    #expect(box.focus == "● Now")
  }

  @Test("digits lead to the channel with that number; a number that is none is said")
  func digits() {
    var box = Self.box()
    box.press(.digit1, .digit0, .digit1)
    #expect(box.focus.contains("Test card"))
    box.press(.arrowUp, .digit7)
    box.sleep(ms: 2_100)
    #expect(box.screen.contains("There is no channel 7") && box.focus.contains("Leaves"))
  }

  @Test("the stroke of now moves with the minutes")
  func nowMoves() {
    var box = Self.box()
    let stroke = box.frame.strokeColumn
    #expect(box.screen.contains("20:04") && stroke == 43)
    box.sleep(ms: 6 * Self.minuteMS)
    #expect(box.screen.contains("20:10") && !box.screen.contains("20:04"))
    #expect(box.frame.strokeColumn == 47, "19 columns are half an hour")
  }

  // MARK: Acting

  @Test("OK on what is on tunes there")
  func tunes() {
    var box = Self.box()
    box.press(.arrowUp, .enter)
    #expect(box.television.pageName == .watch)
    #expect(box.television.tuner.channel?.number == 1)
  }

  @Test("OK on what is to come shows its details")
  func details() {
    var box = Self.box()
    box.press(.arrowRight, .enter)
    #expect(box.television.pageName == .programme)
    #expect(box.screen.contains("All about Roads that go on.") && box.screen.contains("20:45–21:30"))
    #expect(box.focus.contains("Remind me"))
    box.press(.enter)
    #expect(box.focus.contains("Forget reminder") && box.studio.reminders.count == 1)
    box.press(.back, .info)
    #expect(box.television.pageName == .programme)
  }

  @Test("when something pops up in a programme is known by its time alone")
  func appointments() {
    var studio = Self.evening
    studio.schedules["channel-2"]?.interactions = [
      Appointment(id: "quiz", programme: Self.at(20, 0).rfc3339, at: Self.at(20, 20), durationSeconds: 60)
    ]
    var box = Self.box(studio)
    #expect(box.screen.contains("20:20  Interactive"))
    box.press(.info)
    #expect(box.screen.contains("Interactive  20:20") && box.focus.contains("Watch"))
  }

  @Test("a reminder is kept, marked, and pops up when its programme begins; OK there tunes")
  func reminders() {
    var box = Self.box()
    box.press(.arrowUp, .arrowRight, .red)
    #expect(box.focus.contains("✓") && box.screen.contains("You will be told when it begins."))
    #expect(box.studio.reminders.map(\.programme.start) == [Self.at(20, 30)])
    box.press(.red)
    #expect(!box.focus.contains("✓") && box.studio.reminders.isEmpty)
    box.press(.red)
    box.sleep(ms: 26 * Self.minuteMS + 500)
    #expect(box.television.pageName == .popup && box.screen.contains("Made with a 50"))
    box.press(.enter)
    #expect(box.television.pageName == .watch && box.television.tuner.channel?.number == 1)
  }

  @Test("what is on or over has no reminder")
  func nothingToWaitFor() {
    var box = Self.box()
    #expect(!box.screen.contains("Remind me"))
    box.press(.red)
    #expect(box.studio.reminders.isEmpty)
  }

  // MARK: Failure

  @Test("a server that is away is said, and tried again by itself and by OK")
  func failure() {
    var box = Box(studio: Self.evening, settings: Settings(channel: "channel-2"))
    box.sleep(ms: 4 * Self.minuteMS)
    box.failing = ["programmes"]
    box.press(.guide)
    #expect(box.screen.contains("The guide does not answer") && box.focus.contains("Try now"))
    box.press(.enter)
    #expect(box.screen.contains("The guide does not answer"))
    box.failing = []
    box.sleep(ms: 61_000)
    #expect(box.focus.contains("Sand and wind"))
  }

  @Test("without channels it says where they come from")
  func noChannels() {
    let box = Self.box(Studio())
    #expect(box.screen.contains("No channels") && box.screen.contains("tenfoot guide import FILE"))
  }

  // MARK: 500 channels by 14 days

  /// 500 channels with a programme every half hour for a fortnight.
  private static let large: Studio = studio(
    (1...500).map { number in
      let channel = channel(number, "Channel \(number)")
      return (
        channel,
        (0..<14 * 48).map { slot in
          programme("Programme \(slot)", at(0, slot * 30), at(0, (slot + 1) * 30))
        }
      )
    })

  private static func guide(_ box: Box) -> GuidePage? {
    box.television.stack.last?.page as? GuidePage
  }

  private static func requests(_ box: Box) -> Int {
    box.asked.count { if case .programmes = $0 { true } else { false } }
  }

  @Test("500 channels by 14 days: few requests, few programmes held, few visited for a frame")
  func large() throws {
    var box = Self.box(Self.large, channel: 1)
    var most = (held: 0, visited: 0)
    func look(_ box: Box) throws {
      let page = try #require(Self.guide(box))
      let scene = box.television.scene(of: box.television.stack.count - 1)
      let rows = GuideDrawing(page: page, grid: page.grid(scene), scene: scene).rows
      most.held = max(most.held, page.listings.programmeCount)
      most.visited = max(most.visited, rows.reduce(0) { $0 + $1.blocks.count })
    }
    for _ in 0..<499 {
      box.press(.arrowDown)
      try look(box)
    }
    #expect(box.screen.contains("500  CHANNEL 500"))
    let down = Self.requests(box)
    #expect(down <= 3 * 32, "\(down) requests for 500 rows")
    for _ in 0..<13 * 48 {
      box.press(.arrowRight)
      try look(box)
    }
    #expect(box.screen.contains("Programme 66"))
    #expect(Self.requests(box) - down <= 14 * 4 + 8, "\(Self.requests(box) - down) requests for a fortnight")
    // What shows, and what is read ahead: 3 times (48 channels, 3 tiles of 13).
    #expect(most.held <= 4 * 64 * 4 * 13, "\(most.held) programmes held")
    #expect(most.visited <= 6 * 7, "\(most.visited) programmes visited for a frame")
  }

  @Test("whole screens of channels turn, and the focus keeps its place on the screen")
  func pages() {
    var box = Self.box(Self.large, channel: 1)
    box.press(.channelDown)
    #expect(box.screen.contains("7  CHANNEL 7") && !box.screen.contains("Channel 6 "))
    box.press(.channelDown, .channelUp, .channelUp)
    #expect(box.screen.contains("1  CHANNEL 1"))
  }

  // MARK: Sizes

  @Test("it draws at every size, in both languages, with the focus on the screen", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var box = Self.box(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [[], [.arrowRight], [.arrowDown, .arrowRight], [.arrowDown], [.blue], [.green, .info]] {
        for key in keys { box.press(key) }
        #expect(box.frame.focus.map { !$0.isEmpty } == true, "\(columns)x\(rows)")
      }
      #expect(box.screen.contains(language == .english ? "Close" : "关闭"))
    }
  }

  @Test(
    "with few colours or none it has no picture, and the focus has its outline",
    arguments: [ColourDepth.none, .indexed16])
  func fewColours(depth: ColourDepth) {
    let box = Self.box()
    var frame = Frame(size: box.size, look: Look(theme: World.theme, depth: depth))
    box.television.draw(into: &frame)
    #expect(frame.orders.isEmpty)
    #expect(frame.lines.contains { $0.contains("▐ Sand and wind") && $0.contains("▌ Roads that go on") })
  }
}

extension Frame {
  /// The column of the stroke of now; nil where there is none.
  fileprivate var strokeColumn: Int? {
    (0..<size.columns).first { column in (0..<size.rows).contains { self[column, $0].character == "│" } }
  }
}
