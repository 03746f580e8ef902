import Attributes
import Calls
import MallService
import Testing

@testable import Television

@Suite struct WordsTests {
  private let english = Words(language: .english, wording: FakeServices.wording[.english] ?? Wording(sentences: [:]))
  private let chinese = Words(language: .chinese, wording: FakeServices.wording[.chinese] ?? Wording(sentences: [:]))

  @Test(
    "shutter speeds as photographers write them",
    arguments: [
      (1.0 / 125, "1/125 s"), (1.0 / 8000, "1/8000 s"), (0.25, "1/4 s"), (0.5, "0.5 s"), (1.0 / 3, "0.3 s"),
      (2.5, "2.5 s"), (30, "30 s"), (0, "–"),
    ] as [(Double, String)])
  func shutterSpeeds(seconds: Double, expected: String) {
    #expect(english.exposureTime(seconds) == expected)
  }

  @Test(
    "values carry their unit",
    arguments: [
      (Attribute(.fNumber, 2.8), "f/2.8"), (Attribute(.fNumber, 8), "f/8"), (Attribute(.iso, 25600), "25,600"),
      (Attribute(.exposureBias, -1.0 / 3), "−0.3 EV"), (Attribute(.exposureBias, 0), "0 EV"),
      (Attribute(.exposureBias, 1), "+1 EV"), (Attribute(.focalLength, 4.25), "4.3 mm"),
      (Attribute(.focalLength, 200), "200 mm"), (Attribute(.zoom, 4.2), "4.2×"),
      (Attribute(.megapixels, 22.3), "22.3 MP"),
    ] as [(Attribute, String)])
  func values(attribute: Attribute, expected: String) {
    #expect(english.value(attribute) == expected)
  }

  @Test(
    "money with its currency's digits",
    arguments: [
      (Money(amountMinor: 1_299_900, currency: "CNY"), "¥12,999"), (Money(amountMinor: 99, currency: "USD"), "$0.99"),
      (Money(amountMinor: 100_000_005, currency: "ZZZ"), "1,000,000.05 ZZZ"),
      (Money(amountMinor: 100_000_005, currency: "XTS"), "100,000,005 XTS"),
    ] as [(Money, String)])
  func money(money: Money, expected: String) {
    #expect(english.money(money) == expected)
  }

  @Test("dates and times in both languages")
  func dates() {
    #expect(english.date(iso: "2014-06-21T21:40:05+02:00") == "21 June 2014")
    #expect(chinese.date(iso: "2014-06-21T21:40:05") == "2014年6月21日")
    #expect(english.time(iso: "2014-06-21T21:40:05") == "21:40")
    #expect(english.time(iso: "2014-06-21") == nil)
    #expect(english.time(iso: "2014-06-21T21:40:05.25") == "21:40")
    #expect(english.date(iso: "1985-07") == "July 1985" && chinese.date(iso: "1985-07") == "1985年7月")
    #expect(english.date(iso: "1985") == "1985" && chinese.date(iso: "1985") == "1985年")
    #expect(english.month(iso: "1985") == "1985" && chinese.month(iso: "1985") == "1985年")
    #expect(english.date(iso: "rubbish") == "rubbish")
    let moment = ClockReading(uptimeMS: 0, unixMS: 1_795_291_440_000)
    #expect(english.clock(moment) == "20:04")
    #expect(english.day(moment) == "Sat 21 Nov")
    #expect(chinese.day(moment) == "11月21日 星期六")
    let oneHourEast = ZoneOffsets(offsetSeconds: 3600), utc = ZoneOffsets(offsetSeconds: 0)
    #expect(english.dateAndTime(rfc3339: "2026-11-21T23:30:00Z", in: oneHourEast) == "22 November 2026, 00:30")
    #expect(english.dateAndTime(rfc3339: "2026-11-21T23:30:00.5+01:00", in: utc) == "21 November 2026, 22:30")
    for text in ["2026-11-21T99:99:00Z", "2026-11-21T::", "2026-02-30T10:00:00Z", ""] {
      #expect(english.dateAndTime(rfc3339: text, in: utc) == text)
    }
    #expect(english.time(iso: "2014-06-21Trubbish") == nil)
  }

  @Test("places in degrees, with the direction in words")
  func places() throws {
    let berlin = try #require(GeographicPlace(latitude: 52.45961, longitude: 13.32179))
    #expect(english.coordinates(berlin) == "52.4596° N, 13.3218° E")
    #expect(chinese.coordinates(berlin) == "北纬52.4596°，东经13.3218°")
    let south = try #require(GeographicPlace(latitude: -0.00004, longitude: -179.99999))
    #expect(english.coordinates(south) == "0.0000° S, 180.0000° W")
    #expect(chinese.coordinates(south) == "南纬0.0000°，西经180.0000°")
    #expect(english.metres(-4.4) == "−4 m" && chinese.metres(8_848.86) == "8849 米")
  }

  @Test("days and dates convert into each other, over 800 years")
  func civilDates() {
    for days in stride(from: -146_097, through: 146_097, by: 13) {
      #expect(CivilDate(daysSince1970: days).daysSince1970 == days)
    }
  }

  @Test("counts use singular and plural forms")
  func plurals() {
    #expect(english.count(.photos, 1) == "1 photo")
    #expect(english.count(.photos, 0) == "0 photos")
    #expect(english.count(.photos, 12_345) == "12,345 photos")
    #expect(chinese.count(.photos, 1) == "1 张照片")
  }

  @Test("a failure names titles, and no id that a viewer does not know")
  func failureTitles() {
    let product = ServiceFailure(.notFound, .init(rawValue: "product"), ["product": "canon-eos-5d"])
    for words in [english, chinese] {
      #expect(words.failure(product, title: "Canon EOS 5D").contains("“Canon EOS 5D”"))
      #expect(words.failure(product) == words.failure(ServiceFailure(.notFound)))
      #expect(words.failureWithIDs(product).contains("“canon-eos-5d”"))
    }
    let channel = ServiceFailure(.notFound, .init(rawValue: "channel"), ["channel": "one.tenfoot"])
    #expect(english.failure(channel, title: "Photo One") == "There is no channel “Photo One”. Choose another one.")
    let attribute = ServiceFailure(.refused, .init(rawValue: "attribute"), ["attribute": "exposureBias"])
    #expect(english.failure(attribute).contains("“Compensation”"))
    #expect(!english.failure(ServiceFailure(.storage)).contains("{"))
  }

  @Test("the message of a failure depends on its code and reason, in the viewer's language")
  func failures() {
    let missing = ServiceFailure(.notFound, .file, ["file": "/photos/a.jpg"])
    #expect(english.failure(missing) == "File not found: /photos/a.jpg. Import its new folder to find it again.")
    #expect(chinese.failure(missing).contains("/photos/a.jpg") && chinese.failure(missing).contains("找不到文件"))
    let busy = ServiceFailure(.tooManyRequests, retryAfterMS: 2_100)
    #expect(english.failure(busy) == "The server is busy. Try again in 3 s.")
  }

  @Test("an unknown reason or code gets the message of the known part")
  func unknownFailures() {
    let newReason = ServiceFailure(.notFound, ServiceFailure.Reason(rawValue: "playlist"))
    #expect(english.failure(newReason) == english.failure(ServiceFailure(.notFound)))
    let newCode = ServiceFailure(ServiceFailure.Code(rawValue: "teapot"))
    #expect(english.failure(newCode) == "Something went wrong. Try again in a moment.")
  }

  @Test("values that contain placeholders are not replaced again")
  func bracesInValues() {
    #expect(english(.remove, ["title": "{count} {title} }{"]) == "Remove “{count} {title} }{”")
  }

  @Test("the clock is drawn again when its minute ends")
  func nextMinute() {
    #expect(ClockReading(uptimeMS: 1000, unixMS: 60_001).nextMinuteMS == 1000 + 59_999)
    #expect(ClockReading(uptimeMS: 1000, unixMS: 60_000).nextMinuteMS == 61_000)
  }
}
