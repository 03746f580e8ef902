import AlbumService
import Testing

/// Capture times as places in a list: newest first, and undated items last.
@Suite struct CaptureSortKeyTests {
  @Test(
    arguments: [
      ("2014", -20_140_000_000_000_000), ("2014-06", -20_140_600_000_000_000), ("2014-06-21", -20_140_621_000_000_000),
      ("2014-06-21T21", -20_140_621_210_000_000), ("2014-06-21T21:40:05", -20_140_621_214_005_000),
      ("2014-06-21T21:40:05.25", -20_140_621_214_005_250), ("2014-06-21T21:40:05+02:00", -20_140_621_214_005_000),
      ("0001-01", -10_100_000_000_000), ("9999-99", nil),
    ] as [(String, Int64?)])
  func missingPartsCountAsZero(text: String, key: Int64?) {
    #expect(CaptureSortKey(text)?.newestKey == key)
  }

  @Test(arguments: ["2014-06-21T21:40:05", "2014-06", "2014-06-nonsense"])
  func countsInItsMonth(text: String) {
    #expect(CaptureSortKey(text)?.month == "2014-06")
  }

  @Test func aYearAloneIsCountedByItself() {
    #expect(CaptureSortKey("2014")?.month == "2014")
  }

  @Test(arguments: [
    "", "201", "20141", "0000", "2014-", "2014-13", "2014-00", "0000-06", "yesterday", "2014/06", "２０１４-06", nil,
  ])
  func rejectsTextsWithoutAMonth(text: String?) {
    #expect(CaptureSortKey(text) == nil)
  }

  @Test func sortsNewestFirst() throws {
    let times = [
      "2014-06-21T21:40:05.250", "2014-06-21T21:40:05", "2014-06-21", "2014-06", "2014-05-31T23:59:59", "2014-01",
      "2014",
      "2013-12-31T23:59:59",
    ]
    let keys = try times.map { try #require(CaptureSortKey($0)).newestKey }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0 < CaptureSortKey.undated })
  }
}

/// The day or month at which a list is opened.
@Suite struct CaptureDateTests {
  @Test(arguments: [
    ("2014-06", "2014-06-30T23:59:59.999", "2014-07-01"), ("2014-06-21", "2014-06-21T23:59:59.999", "2014-06-22"),
    ("2014-12-31", "2014-12-31T23:59:59.999", "2015-01-01"), ("2014", "2014", "2014-01"),
    ("9999-12", "9999-12-31T23:59:59.999", nil),
  ])
  func beginsWithItsLatestTime(text: String, last: String, next: String?) throws {
    let date = try #require(CaptureDate(text))
    #expect(date.newestKey <= (try #require(CaptureSortKey(last)).newestKey))
    if let next { #expect(date.newestKey > (try #require(CaptureSortKey(next)).newestKey)) }
  }

  @Test func aDayLiesInItsMonth() throws {
    let day = try #require(CaptureDate("2014-06-21"))
    let month = try #require(CaptureDate("2014-06"))
    #expect(day.month == "2014-06" && day.monthKey == month.newestKey && month.monthKey == month.newestKey)
    #expect(day.newestKey > month.newestKey)
  }

  @Test(arguments: [
    "", "201", "20141", "2014-13", "2014-06-00", "2014-06-32", "June", "2014-06-2", "2014-06-21T00:00:00",
  ])
  func rejectsOtherTexts(text: String) {
    #expect(CaptureDate(text) == nil)
  }
}
