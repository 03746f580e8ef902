import Calls
import MediaFuzz
import TestSupport
import Testing

@testable import Pictures

/// Capture times are read in the forms that cameras write.
@Suite struct ExifDateTimeTests {
  @Test(arguments: [
    ("2014:06:21 21:40:05", "2014-06-21T21:40:05"),
    ("2014-06-21T21:40:05", "2014-06-21T21:40:05"),
    ("2014-06-21T21:40", "2014-06-21T21:40:00"),
    ("2020:05:01 7:11:12", "2020-05-01T07:11:12"), ("2020:5:1 7:1:2", "2020-05-01T07:01:02"),
    ("2014:06:21 21:40:05.250", "2014-06-21T21:40:05.25"), ("2014:06:21 21:40:05.0009", "2014-06-21T21:40:05"),
    ("2013:06:26 18:05:22-7:00", "2013-06-26T18:05:22-07:00"),
    ("2013:06:26 18:05:22+5:30", "2013-06-26T18:05:22+05:30"),
    ("2013:06:26 18:05:22+8", "2013-06-26T18:05:22+08:00"), ("2013:06:26 18:05:22 UTC+8", "2013-06-26T18:05:22+08:00"),
    ("2014/06/21 21:40:05", "2014-06-21T21:40:05"),
    ("2021:05:16 12:27:36.107-07:00", "2021-05-16T12:27:36.107-07:00"),
    ("2013:07:05 03:18:27Z", "2013-07-05T03:18:27Z"),
    ("2013:06:26 18:05:22+05:30", "2013-06-26T18:05:22+05:30"),
    ("2013:06:26 18:05:22+0530", "2013-06-26T18:05:22+05:30"),
    ("2013:06:26 18:05:22 +05", "2013-06-26T18:05:22+05:00"),
    ("2013:06:26 18:05:22 DST", "2013-06-26T18:05:22"),
    ("2016:02:29 00:00:00", "2016-02-29T00:00:00"),
    ("2000:02:29 23:59:59", "2000-02-29T23:59:59"),
  ])
  func readsTheFormsOfCameras(text: String, time: String) {
    #expect(ExifDateTime.iso8601(text) == time)
  }

  @Test(arguments: [
    ("1985:07:14", "1985-07-14"), ("1985:07:14 : :", "1985-07-14"), ("1985-07-14", "1985-07-14"),
    ("1985:07:14T", "1985-07-14"), ("1985-07", "1985-07"), ("1985:07: : : :", "1985-07"),
    ("1985:07:00 00:00:00", "1985-07"),
    ("1985", "1985"), ("1985: : : : :", "1985"), ("1985:00:00 00:00:00", "1985"), ("1985-00-00", "1985"),
    ("1985:07:14 00:00:00", "1985-07-14T00:00:00"),
  ])
  func leavesOutWhatIsUnknown(text: String, date: String) {
    #expect(ExifDateTime.iso8601(text) == date)
    #expect(ExifDateTime.iso8601(date) == date)
  }

  @Test(arguments: [
    "1904:01:01 00:00:00", "1970-01-01T00:00:00Z", "1980:01:01 00:00:00", "1899-12-30T00:00", "1825:12:31 23:59:59",
  ])
  func rejectsTheTimesOfClocksThatWereNeverSet(text: String) {
    #expect(ExifDateTime.iso8601(text) == nil)
  }

  @Test func rejectsDaysThatAreStillToCome() {
    let lastDay = CivilDate(year: 2026, month: 11, day: 22)
    func read(_ text: String) -> String? { ExifDateTime.iso8601(text, notAfter: lastDay) }
    #expect(read("2026:11:22 23:59:59") == "2026-11-22T23:59:59")
    #expect(read("2026") == "2026")
    #expect(["2026:11:23 00:00:01", "2026-12", "2027", "9999:12:31 23:59:59"].compactMap(read) == [])
  }

  @Test(arguments: [
    ("34", ".34"), ("340", ".34"), ("007", ".007"), ("123456", ".123"), ("000", ""), ("", ""), ("-1", ""), ("x", ""),
  ])
  func addsAFractionOfAnotherField(fraction: String, end: String) {
    #expect(ExifDateTime.iso8601("2014:06:21 21:40:05", fraction: fraction) == "2014-06-21T21:40:05\(end)")
    #expect(
      ExifDateTime.iso8601("2014:06:21 21:40:05", offset: "+02:00", fraction: fraction)
        == "2014-06-21T21:40:05\(end)+02:00")
  }

  @Test(arguments: [
    "", ":  : : :", "0000:00:00 00:00:00", "2005:0?:03 10:00:00", "2005:13:03 10:00:00", "2005:02:30 10:00:00",
    "2015:02:29 10:00:00", "1900:02:29 10:00:00", "2005:01:01 24:00:00", "2005:01:01 10:60:00", "2005:01:01 10:00:60",
    "0001:01:01 10:00:00", "2005:01:01 10", "2005:00:01 10:00:00", "20050101100000", "２００５:01:01 10:00:00",
  ])
  func rejectsTimesThatDoNotExist(text: String) {
    #expect(ExifDateTime.iso8601(text) == nil)
  }

  @Test(arguments: [
    ("+02:00", "+02:00"), ("-03:30", "-03:30"), ("-7:00", "-07:00"), ("−7:00", "-07:00"), ("+0530", "+05:30"),
    ("Z", "Z"), ("+14:59", "+14:59"), ("+15:00", ""), ("+99:00", ""),
    ("soon", ""), ("", ""),
  ])
  func appliesAValidOffsetOfAnotherField(offset: String, end: String) {
    #expect(ExifDateTime.iso8601("2014:06:21 21:40:05", offset: offset) == "2014-06-21T21:40:05\(end)")
  }

  @Test func readsItsOwnResultsUnchanged() {
    var generator = SeededGenerator()
    let pieces = ["2014", ":", "06", "21", " ", "T", "24", "05", "+02:00", "-0330", "Z", ".107", "-", "é", "\u{0}"]
    for _ in 0..<2_000 {
      let text = FuzzedText.mutated("2014:06:21 21:40:05+02:00", with: pieces, using: &generator)
      guard let time = ExifDateTime.iso8601(text, offset: "+08:00") else { continue }
      #expect(ExifDateTime.iso8601(time) == time, "\(text), seed \(TestSeed.value)")
    }
  }
}

/// Numbers are read in the forms that Exiv2 writes.
@Suite struct ExifNumberTests {
  @Test(
    arguments: [
      ("28/10", 2.8), ("400", 400), ("1.25", 1.25), ("-1/3", -1.0 / 3), ("80 0", 80),
    ] as [(String, Double)])
  func readsNumbersAndFractions(text: String, number: Double) {
    #expect(ExifNumber.first(in: text) == number)
  }

  @Test(
    arguments: [("4294967295/3", -1.0 / 3), ("-1/3", -1.0 / 3), ("1/3", 1.0 / 3), ("4294967293/3", -1)]
      as [(String, Double)]
  )
  func readsSignedNumbersThatWereWrittenAsUnsigned(text: String, number: Double) {
    #expect(ExifNumber.firstSigned(in: text) == number)
  }

  @Test(arguments: [
    "4294967295/4294967295", "65535/65535", "1/0", "0/0", "", "many", "1/2/3", "inf", "nan", "1/nan", "inf/1",
    "1e308/1e-308",
  ])
  func rejectsWhatIsNotANumber(text: String) {
    #expect(ExifNumber.first(in: text) == nil)
  }

  @Test func readsTheValidNumbersOfAnArray() {
    #expect(ExifNumber.all(in: "0 200, 1/0 400") == [0, 200, 400])
  }
}
