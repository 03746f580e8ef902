import Calls
import Testing

@testable import Guides

/// Times as XMLTV writes them.
@Suite struct GuideTimeTests {
  @Test(arguments: [
    // The examples of xmltv.dtd.
    ("200007281733 BST", "2000-07-28T16:33:00Z"),
    ("200209", "2002-09-01T00:00:00Z"),
    ("19880523083000 +0300", "1988-05-23T05:30:00Z"),
    // 14 and 12 digits, and every initial substring.
    ("20091122012030 +1100", "2009-11-21T14:20:30Z"),
    ("200911220120 +1100", "2009-11-21T14:20:00Z"),
    ("2009112201", "2009-11-22T01:00:00Z"),
    ("20091122", "2009-11-22T00:00:00Z"),
    ("2009", "2009-01-01T00:00:00Z"),
    // The 61st second is the first of the next minute, and 24:00 the next day.
    ("20161231235960 +0000", "2017-01-01T00:00:00Z"),
    ("20261121240000 +0000", "2026-11-22T00:00:00Z"),
    ("20240229120000 +0000", "2024-02-29T12:00:00Z"),
  ])
  func pointsOfTime(_ text: String, _ expected: String) {
    #expect(GuideTime(text)?.instant.rfc3339 == expected)
  }

  @Test(arguments: [
    ("", 0), (" UTC", 0), (" GMT", 0), (" Z", 0), ("Z", 0), (" utc", 0), (" +0000", 0), (" -0000", 0),
    (" +0100", 60), ("+0100", 60), (" +01:00", 60), (" +01", 60), (" +1", 60), (" -0330", -210), (" +0545", 345),
    (" UTC+1", 60), (" GMT-0500", -300), (" +1400", 840),
    (" CET", 60), (" CEST", 120), (" cest", 120), (" BST", 60), (" AEST", 600), (" AEDT", 660), (" JST", 540),
    (" EST", -300), (" EDT", -240), (" IST", 330), (" CST", -360),
  ])
  func zones(_ zone: String, _ offsetMinutes: Int) {
    let noon = Instant(rfc3339: "2026-11-21T12:00:00Z")
    #expect(GuideTime("20261121120000" + zone)?.instant == noon.map { $0 - Int64(offsetMinutes) * 60_000 })
  }

  @Test(arguments: [
    "", "tomorrow", "2026112", "202611211200001", "2026112112000000", "202", "20261321120000", "20260230120000",
    "20230229000000", "20261121250000", "20261121240001", "20261121126000", "20261121120061", "00000000000000",
    "20261121120000 XYZ", "20261121120000 +2400", "20261121120000 +0160", "20261121120000 +", "20261121120000 +0100 x",
    "20261121120000 +12345", "20261121120000 +1:000", "2026-11-21T12:00:00Z", "٢٠٢٦١١٢١١٢٠٠",
  ])
  func noTimes(_ text: String) {
    #expect(GuideTime(text) == nil)
  }

  @Test(arguments: ["2026112112", "20261121240000", "20261121235960", "2026"])
  func uncommonFormsAreTold(_ text: String) {
    #expect(GuideTime(text)?.isOdd == true)
  }

  @Test func howAZoneIsToldIsKnown() {
    #expect(GuideTime("202611211200")?.zone == .absent)
    #expect(GuideTime("202611211200 +0100")?.zone == .clear)
    #expect(GuideTime("202611211200 est")?.zone == .ambiguous("EST", offsetMinutes: -300))
    #expect(GuideTime("202611211200")?.isOdd == false)
  }
}

/// Languages as guides name them.
@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("en_GB", "en"), ("en-US", "en"), ("eng", "en"), ("EN", "en"),
    ("zh", "zh-Hans"), ("zh_CN", "zh-Hans"), ("zh-Hans", "zh-Hans"), ("chi", "zh-Hans"), ("zh-Hans-TW", "zh-Hans"),
    ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-Hant", "zh-Hant"),
    ("mn", "mn"), ("DE", "de"), ("pt_br", "pt-BR"), ("sr-latn-RS", "sr-Latn-RS"), ("es-419", "es-419"),
    ("", "und"), ("e", "und"), ("English", "und"), ("en us", "und"), ("de-", "und"), ("\u{1B}[2J", "und"),
  ])
  func tags(_ text: String, _ expected: String) {
    #expect(LanguageTag.canonical(text) == expected)
  }

  @Test func noneIsUndetermined() {
    #expect(LanguageTag.canonical(nil) == "und")
  }
}
