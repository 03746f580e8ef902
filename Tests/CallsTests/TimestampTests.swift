import Calls
import TestSupport
import Testing

/// Points in time as RFC 3339 text.
@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-21T20:00:00Z", 1_795_291_200_000),
    ("2000-02-29T12:00:00-05:30", 951_845_400_000), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-11-21T20:00:00.1239z", 1_795_291_200_123), ("2026-11-21t20:00:00.5Z", 1_795_291_200_500),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000), ("9999-12-31T23:59:59-23:59", 253_402_387_139_000),
    ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2017-01-01T00:59:60.5+01:00", 1_483_228_800_500),
    ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("0000-01-01T00:00:00+23:59", -62_167_305_540_000),
  ])
  func readsTimes(text: String, unixMS: Int64) {
    #expect(Timestamp.unixMS(text) == unixMS)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"), (951_845_400_050, "2000-02-29T17:30:00.050Z"),
    (253_402_300_799_000, "9999-12-31T23:59:59Z"), (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
  ])
  func writesWhatItReads(unixMS: Int64, text: String) {
    #expect(Timestamp.text(unixMS: unixMS) == text)
    #expect(Timestamp.unixMS(text) == unixMS)
  }

  @Test(arguments: [
    (Int64.max, "9999-12-31T23:59:59.999Z"), (253_402_300_800_000, "9999-12-31T23:59:59.999Z"),
    (Int64.min, "0000-01-01T00:00:00Z"), (-62_167_219_200_001, "0000-01-01T00:00:00Z"),
  ])
  func writesTimesOutsideFourDigitYearsAsTheNearestOne(unixMS: Int64, text: String) {
    #expect(Timestamp.text(unixMS: unixMS) == text)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T20:00Z", "2026-11-21 20:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T20:60:00Z",
    "2026-11-21T20:00:61Z", "2026-11-21T20:00:00", "2026-13-21T20:00:00Z", "2026-00-21T20:00:00Z",
    "2026-11-00T20:00:00Z", "1900-02-29T20:00:00Z", "2026-11-21T20:00:00+24:00", "2026-11-21T20:00:00+0100",
    "2026-11-21T20:00:00.Z", "2026-11-21T20:00:00Z ", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z",
    "２026-11-21T20:00:00Z",
  ])
  func refusesOtherText(text: String) {
    #expect(Timestamp.unixMS(text) == nil)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func readsNothingThatItWouldNotWrite(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ["-", ":", ".", "T", "Z", "+", "+23:59", "-00:00", "12", "29", "2026", "0000", " ", "é"]
      + FuzzedText.extremeNumbers
    for _ in 0..<2_000 {
      let texts = [
        FuzzedText.random(of: pieces, count: 14, using: &random),
        FuzzedText.mutated("2026-11-21T20:05:00.250+08:00", with: pieces, using: &random),
      ]
      for text in texts {
        guard let unixMS = Timestamp.unixMS(text) else { continue }
        let written = Timestamp.text(unixMS: unixMS)
        // An offset can move a time of year 0 or 9999 into a year that has no text.
        if !text.hasPrefix("0000"), !text.hasPrefix("9999") { #expect(Timestamp.unixMS(written) == unixMS, "\(text)") }
      }
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func readsEveryTimeThatItWrites(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let unixMS = Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &random)
      #expect(Timestamp.unixMS(Timestamp.text(unixMS: unixMS)) == unixMS)
    }
  }
}

/// Arithmetic of points in time at the limits of its type.
@Suite struct InstantTests {
  @Test func saturatesInsteadOfOverflowing() {
    let (first, last) = (Instant(unixMS: .min), Instant(unixMS: .max))
    #expect(last + 1 == last)
    #expect(last + .min == Instant(unixMS: -1))
    #expect(first - 1 == first)
    #expect(first + -1 == first)
    #expect(Instant(unixMS: 0) - .min == last)
    #expect(last.milliseconds(since: first) == .max)
    #expect(first.milliseconds(since: last) == .min)
  }

  @Test func addsAndSubtractsMilliseconds() {
    let instant = Instant(unixMS: 1_000)
    #expect(instant + 500 == Instant(unixMS: 1_500))
    #expect(instant - 1_500 == Instant(unixMS: -500))
    #expect((instant + 250).milliseconds(since: instant) == 250)
  }
}
