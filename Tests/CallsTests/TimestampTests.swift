import Calls
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-21T20:00:00Z", 1_795_291_200_000),
    ("2000-02-29T12:00:00-05:30", 951_845_400_000), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-11-21T20:00:00.1239z", 1_795_291_200_123), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
  ])
  func reads(text: String, unixMS: Int64) {
    #expect(Timestamp.unixMS(text) == unixMS)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"), (951_845_400_050, "2000-02-29T17:30:00.050Z"),
    (253_402_300_799_000, "9999-12-31T23:59:59Z"), (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
  ])
  func writes(unixMS: Int64, text: String) {
    #expect(Timestamp.text(unixMS: unixMS) == text)
    #expect(Timestamp.unixMS(text) == unixMS)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T20:00Z", "2026-11-21 20:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T20:60:00Z",
    "2026-11-21T20:00:00", "2026-13-21T20:00:00Z", "1900-02-29T20:00:00Z", "2026-11-21T20:00:00+24:00",
    "２026-11-21T20:00:00Z",
  ])
  func refuses(text: String) {
    #expect(Timestamp.unixMS(text) == nil)
  }
}
