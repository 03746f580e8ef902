import Calls
import TestSupport
import Testing

@testable import Guides

/// Times in XMLTV's notation.
@Suite struct GuideTimeTests {
  @Test(arguments: [
    // The examples of xmltv.dtd.
    ("200007281733 BST", "2000-07-28T16:33:00Z"),
    ("200209", "2002-09-01T00:00:00Z"),
    ("19880523083000 +0300", "1988-05-23T05:30:00Z"),
    // All numbers of digits.
    ("20091122012030 +1100", "2009-11-21T14:20:30Z"),
    ("200911220120 +1100", "2009-11-21T14:20:00Z"),
    ("2009112201", "2009-11-22T01:00:00Z"),
    ("20091122", "2009-11-22T00:00:00Z"),
    ("2009", "2009-01-01T00:00:00Z"), ("20261101 010000", "2026-11-01T01:00:00Z"),
    ("20261101 0100 +0100", "2026-11-01T00:00:00Z"),
    // The 61st second is the first of the next minute, and 24:00 the next day.
    ("20161231235960 +0000", "2017-01-01T00:00:00Z"),
    ("20261121240000 +0000", "2026-11-22T00:00:00Z"),
    ("20240229120000 +0000", "2024-02-29T12:00:00Z"),
    // The limits of four digits; an offset can lead beyond them.
    ("00000101000000 +0000", "0000-01-01T00:00:00Z"), ("99991231235959 +0000", "9999-12-31T23:59:59Z"),
    ("00000101000000 +1559", "0000-01-01T00:00:00Z"), ("99991231235960 -1559", "9999-12-31T23:59:59.999Z"),
  ])
  func readsTimes(_ text: String, _ expected: String) {
    #expect(GuideTime(text)?.instant.rfc3339 == expected)
  }

  @Test(arguments: [
    ("", 0), (" UTC", 0), (" GMT", 0), (" Z", 0), ("Z", 0), (" utc", 0), (" +0000", 0), (" -0000", 0),
    (" +1:00", 60), (" -3:30", -210), (" +0100", 60), ("+0100", 60), (" +01:00", 60), (" +01", 60), (" +1", 60),
    (" -0330", -210), (" +0545", 345),
    (" UTC+1", 60), (" GMT-0500", -300), (" +1400", 840),
    (" CET", 60), (" CEST", 120), (" cest", 120), (" BST", 60), (" AEST", 600), (" AEDT", 660), (" JST", 540),
    (" EST", -300), (" EDT", -240), (" IST", 330), (" CST", -360),
  ])
  func readsZones(_ zone: String, _ offsetMinutes: Int) {
    let noon = Instant(unixMS: 1_795_262_400_000)
    #expect(GuideTime("20261121120000" + zone)?.instant == noon - Int64(offsetMinutes) * 60_000)
  }

  @Test(arguments: [
    "", "tomorrow", "2026112", "202611211200001", "2026112112000000", "202", "20261321120000", "20260230120000",
    "20230229000000", "20261121250000", "20261121240001", "20261121126000", "20261121120061", "00000000000000",
    "20261121120000 XYZ", "20261121120000 +2400", "20261121120000 +0160", "20261121120000 +", "20261121120000 +0100 x",
    "20261121120000 +12345", "20261121120000 +1:000", "2026-11-21x12:00:00", "٢٠٢٦١١٢١١٢٠٠",
  ])
  func refusesOtherText(_ text: String) {
    #expect(GuideTime(text) == nil)
  }

  @Test(arguments: ["2026112112", "20261121240000", "20261121235960", "2026"])
  func marksUnusualForms(_ text: String) {
    #expect(GuideTime(text)?.isUnusual == true)
  }

  @Test func distinguishesHowTheZoneIsGiven() {
    #expect(GuideTime("202611211200")?.zone == .absent)
    #expect(GuideTime("202611211200 +0100")?.zone == .clear)
    #expect(GuideTime("202611211200 est")?.zone == .ambiguous("EST", offsetMinutes: -300))
    #expect(GuideTime("202611211200")?.isUnusual == false)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func readsOrRefusesAnyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ["0", "12", "24", "60", "2026", "1121", " ", "+", "-", ":", "Z", "UTC", "GMT", "BST", "EST", "é", "\u{0}"]
      + FuzzedText.extremeNumbers
    let limits = Instant(unixMS: -62_167_219_200_000 - 86_400_000)...Instant(unixMS: 253_402_300_800_000 + 86_400_000)
    for _ in 0..<3_000 {
      let texts = [
        FuzzedText.random(of: pieces, count: 8, using: &random),
        FuzzedText.mutated("20261121200500 +0800", with: pieces, using: &random),
      ]
      for text in texts {
        guard let time = GuideTime(text) else { continue }
        #expect(limits.contains(time.instant), "\(text)")
      }
    }
  }
}

/// Language tags in guides.
@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("en_GB", "en"), ("en-US", "en"), ("eng", "en"), ("EN", "en"),
    ("zh", "zh-Hans"), ("zh_CN", "zh-Hans"), ("zh-Hans", "zh-Hans"), ("chi", "zh-Hans"), ("zh-Hans-TW", "zh-Hans"),
    ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-Hant", "zh-Hant"),
    ("mn", "mn"), ("DE", "de"), ("pt_br", "pt-BR"), ("sr-latn-RS", "sr-Latn-RS"), ("es-419", "es-419"),
    ("", "und"), ("e", "und"), ("English", "und"), ("en us", "und"), ("de-", "und"), ("\u{1B}[2J", "und"),
  ])
  func returnsCanonicalTags(_ text: String, _ expected: String) {
    #expect(LanguageTag.canonical(text) == expected)
  }

  @Test func returnsUndWithoutALanguage() {
    #expect(LanguageTag.canonical(nil) == "und")
  }

  @Test func isIdempotentForAnyText() {
    var random = SeededGenerator(seed: 4)
    let pieces = ["en", "zh", "chi", "hans", "TW", "latn", "-", "_", "419", "x", "é", " ", "\u{0}"]
    for _ in 0..<2_000 {
      let tag = LanguageTag.canonical(FuzzedText.random(of: pieces, count: 8, using: &random))
      #expect(LanguageTag.canonical(tag) == tag)
      #expect(tag.utf8.count <= 5 * 9)
    }
  }
}
