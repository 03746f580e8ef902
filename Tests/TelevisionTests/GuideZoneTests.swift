import Calls
import Device
import Guides
import InteractionService
import Screen
import Testing

@testable import Television

/// The guide around a change of the zone's offset from UTC.
@Suite struct GuideZoneTests {
  private static func instant(_ text: String) throws -> Instant {
    try #require(Instant(rfc3339: text))
  }

  private static func programme(_ title: String, _ start: String, _ stop: String) throws -> Programme {
    Programme(
      id: start, start: try instant(start), stop: try instant(stop), title: LocalText(["en": title]), summary: nil)
  }

  /// The guide at a time in a zone, on a channel with these programmes.
  private static func guide(
    at time: String, in zone: String, _ programmes: [Programme] = []
  ) throws -> TelevisionHarness {
    var services = FakeInteractionService()
    services.channels = [Channel(id: "a", number: 200, name: LocalText(["en": "A"]))]
    var schedule = Schedule.empty("a", from: try instant(time))
    schedule.programmes = programmes
    services.schedules["a"] = schedule
    var television = TelevisionHarness(services: services, settings: Settings(channel: "a"))
    television.now.unixMS = try instant(time).unixMS
    television.now.zone = try #require(ZoneOffsets(name: zone))
    television.handle(.wake)
    television.press(.guide)
    return television
  }

  private static func berlin() throws -> TelevisionHarness {
    try guide(
      at: "2026-10-24T22:40:00Z", in: "Europe/Berlin",
      [
        programme("Before", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z"),
        programme("The double hour", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        programme("After", "2026-10-25T01:30:00Z", "2026-10-25T03:00:00Z"),
        programme("Evening", "2026-10-25T19:15:00Z", "2026-10-25T21:00:00Z"),
      ])
  }

  /// The times above the columns, without that of the current time.
  private static func times(_ television: TelevisionHarness) -> [String] {
    let lines = television.screen.split(separator: "\n").map { line in
      line.matches(of: #/\b\d\d:\d\d\b/#).map { String($0.output) }
    }
    return lines.max { $0.count < $1.count } ?? []
  }

  @Test func everyTimeHasTheOffsetOfThatTime() throws {
    var television = try Self.berlin()
    #expect(television.screen.contains("Sunday 25 October"))
    for span in ["01:00–02:30", "02:30–02:30", "02:30–04:00"] {
      television.press(.arrowRight)
      #expect(television.screen.contains(span), "\(span)")
    }
  }

  @Test func theTimesAboveTheColumnsShowTheRepeatedHour() throws {
    var television = try Self.berlin()
    for _ in 0..<3 { television.press(.arrowRight) }
    #expect(Self.times(television) == ["02:30", "02:00", "02:30", "03:00", "03:30"])
    var spring = try Self.guide(at: "2026-03-29T00:45:00Z", in: "Europe/Berlin")
    #expect(spring.screen.contains("01:45"))
    #expect(Self.times(spring).contains("03:00") && !Self.times(spring).contains("02:30"))
    spring = try Self.guide(at: "2026-04-04T13:40:00Z", in: "Australia/Lord_Howe")
    #expect(spring.screen.contains("00:40") && Self.times(spring).filter { $0 == "01:30" }.count == 2)
  }

  @Test func theColumnsAreHalfHoursOfLocalTime() throws {
    let television = try Self.guide(at: "2026-10-24T22:40:00Z", in: "Asia/Kathmandu")
    #expect(Self.times(television).contains("05:00") && Self.times(television).contains("05:30"))
    #expect(television.screen.contains("04:25"))
  }

  @Test(arguments: [
    ("2026-10-24T22:40:00Z", "Europe/Berlin", "00:40"), ("2026-10-23T22:40:00Z", "Europe/Berlin", "00:40"),
    ("2026-10-24T12:10:00Z", "Europe/Berlin", "14:10"), ("2026-03-28T12:10:00Z", "Europe/Berlin", "13:10"),
    ("2026-04-04T12:10:00Z", "Australia/Lord_Howe", "23:10"), ("2026-10-03T12:10:00Z", "Australia/Lord_Howe", "22:40"),
    ("2026-10-24T12:10:00Z", "Asia/Kathmandu", "17:55"), ("2026-10-24T12:10:00Z", "America/St_Johns", "09:40"),
  ])
  func aDayLaterIsTheSameTimeByTheClock(time: String, zone: String, clock: String) throws {
    var television = try Self.guide(at: time, in: zone)
    #expect(television.screen.contains(clock))
    let moment = try Self.position(television)
    for days in [1, 2, 3] as [Int64] {
      television.press(.blue)
      #expect(try Self.position(television) == moment.map { $0 + days * 86_400_000 }, "\(days) days later")
    }
    for _ in 0..<6 { television.press(.yellow) }
    #expect(try Self.position(television) == moment.map { $0 - 3 * 86_400_000 })
  }

  /// The local times of the left edge and of the focus, milliseconds.
  private static func position(_ television: TelevisionHarness) throws -> [Int64] {
    let page = try #require(television.model.stack.last?.page as? GuidePage)
    return [page.position.start, page.position.moment].map { television.now.zone.localMS(of: $0) }
  }

  @Test func aTimeThatDoesNotExistTomorrowIsAnHourLater() throws {
    var television = try Self.guide(at: "2026-03-28T01:40:00Z", in: "Europe/Berlin")
    #expect(television.screen.contains("Saturday 28 March") && television.screen.contains("02:40"))
    television.press(.blue)
    #expect(television.screen.contains("Sunday 29 March") && television.frame.focus != nil)
    #expect(Self.times(television).contains("03:00"))
  }

  @Test func ordersShowTheOffsetOfTheirTime() throws {
    let zone = try #require(ZoneOffsets(name: "Europe/Berlin"))
    let words = Words(language: .english, wording: FakeServices.wording[.english] ?? Wording(sentences: [:]))
    #expect(
      words.dateAndTime(rfc3339: "2026-07-01T22:30:00Z", in: zone) == "2 July 2026, 00:30")
    #expect(words.dateAndTime(rfc3339: "2026-12-01T22:30:00Z", in: zone) == "1 December 2026, 23:30")
  }
}
