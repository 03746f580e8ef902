import Calls
import TestSupport
import Testing

/// The scanner that all readers of dates and times share.
@Suite struct DateTimeScannerTests {
  @Test func readsAFormatFieldByField() {
    var scanner = DateTimeScanner("2014:06:21 21:40:05.5 DST")
    let date = scanner.date(separators: "-:")
    let hasSeparator = scanner.skip(oneOf: "T ")
    let minutes = scanner.minutesOfDay()
    let hasSecond = scanner.skip(oneOf: ":")
    let second = scanner.number(digits: 2)
    let fractionMS = scanner.fractionMS()
    let offset = scanner.offsetMinutes()
    #expect(date == CivilDate(year: 2014, month: 6, day: 21))
    #expect(hasSeparator && hasSecond)
    #expect([minutes, second, fractionMS, offset] == [21 * 60 + 40, 5, 500, nil])
    #expect(scanner.rest == " DST")
    #expect(!scanner.isAtEnd)
  }

  @Test func readsFieldsWithoutSeparators() {
    var scanner = DateTimeScanner("20261121T200515Z")
    #expect(scanner.digitCount == 8)
    let date = scanner.date(separators: "")
    let hasSeparator = scanner.skip(oneOf: "T")
    let minutes = scanner.minutesOfDay(separators: "")
    let second = scanner.number(digits: 2)
    let offset = scanner.offsetMinutes()
    #expect(date == CivilDate(year: 2026, month: 11, day: 21))
    #expect(hasSeparator && scanner.isAtEnd)
    #expect([minutes, second, offset] == [20 * 60 + 5, 15, 0])
  }

  @Test(arguments: [
    ("Z", 0, 0), ("+08:00", 480, 480), ("-03:30", -210, -210), ("+23:59", 1_439, 1_439), ("+0800", nil, 480),
    ("-0330", nil, -210), ("+08", nil, 480), ("+8", nil, 480), ("", nil, nil), ("08:00", nil, nil), ("+", nil, nil),
    ("+24:00", nil, nil), ("+08:60", nil, nil), ("+0860", nil, nil), ("+24", nil, nil), ("+123", nil, nil),
    ("+12345", nil, nil),
  ])
  func readsOffsets(text: String, strict: Int?, lenient: Int?) {
    for (form, expected) in [(DateTimeScanner.OffsetForm.strict, strict), (.lenient, lenient)] {
      var scanner = DateTimeScanner(text)
      let minutes = scanner.offsetMinutes(form)
      // A lenient reader takes "+08" of "+08:60" and leaves the rest to its caller.
      if scanner.isAtEnd || minutes == nil { #expect(minutes == expected, "\(text)") } else { #expect(expected == nil) }
    }
  }

  @Test(arguments: ["", "2026", "2026-1-1", "2026-02-30", "2026/11/21", "-026-11-21", "٢٠٢٦-١١-٢١"])
  func readsNothingOfTextInAnotherForm(text: String) {
    var scanner = DateTimeScanner(text)
    #expect(!scanner.isRead { $0.date() })
    #expect(!scanner.isRead { $0.minutesOfDay() })
    for digits in [Int.min, -1, 0, 5, 19, Int.max] { #expect(!scanner.isRead { $0.number(digits: digits) }) }
    #expect(scanner.rest == text)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyCallAdvancesOrChangesNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["0", "9", "12", "2026", "-", ":", ".", "T", "Z", "+", " ", "é", "\u{0}"] + FuzzedText.extremeNumbers
    for _ in 0..<2_000 {
      let text = FuzzedText.random(of: pieces, count: 12, using: &random)
      var scanner = DateTimeScanner(text)
      while !scanner.isAtEnd {
        let before = scanner.rest
        let hasRead = Self.readAnyField(&scanner, using: &random)
        #expect(hasRead ? before.hasSuffix(scanner.rest) : scanner.rest == before, "\(text)")
        if !hasRead { break }
      }
    }
  }

  /// Makes one call; returns whether it returned a value, except the fraction that is not there.
  private static func readAnyField(_ scanner: inout DateTimeScanner, using random: inout SeededGenerator) -> Bool {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: scanner.date(separators: ["-", "", ":-"].randomElement(using: &random) ?? "") != nil
    case 1: scanner.minutesOfDay(separators: ["", ":"].randomElement(using: &random) ?? "") != nil
    case 2: scanner.number(digits: Int.random(in: -1...20, using: &random)) != nil
    case 3: scanner.offsetMinutes(Bool.random(using: &random) ? .strict : .lenient) != nil
    case 4: scanner.rest.hasPrefix(".") && scanner.fractionMS() != nil
    default: scanner.skip(oneOf: "-:.TZ+ ")
    }
  }
}

extension DateTimeScanner {
  /// Whether a call returns a value.
  fileprivate mutating func isRead(_ call: (inout DateTimeScanner) -> Any?) -> Bool { call(&self) != nil }
}

/// Dates of the calendar, and days far outside it.
@Suite struct CivilDateTests {
  @Test(arguments: [
    (0, 1970, 1, 1), (-1, 1969, 12, 31), (20_778, 2026, 11, 21), (-719_528, 0, 1, 1), (-719_529, -1, 12, 31),
    (2_932_896, 9999, 12, 31), (2_932_897, 10_000, 1, 1),
  ])
  func countsDaysInBothDirections(days: Int, year: Int, month: Int, day: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(CivilDate(daysSince1970: days) == date)
    #expect(date.daysSince1970 == days)
    #expect(date.exists)
  }

  @Test(arguments: [Int.min, Int.min + 1, -365_000_000_001, 365_000_000_001, Int.max - 719_468, Int.max])
  func bringsExtremeDaysToALimit(days: Int) {
    let date = CivilDate(daysSince1970: days)
    #expect(date.year.magnitude > 999_000_000 && date.year.magnitude <= 1_000_000_000)
    #expect((1...12).contains(date.month) && (1...31).contains(date.day))
  }

  @Test(arguments: [
    (2026, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (.max, 1, 1), (.min, 1, 1),
    (2026, .max, 1), (2026, .min, 1), (2026, 1, .max), (2026, 1, .min), (.max, .max, .max),
  ])
  func refusesDaysOutsideTheCalendar(year: Int, month: Int, day: Int) {
    #expect(!CivilDate(year: year, month: month, day: day).exists)
  }

  @Test(arguments: [
    ("2014-06-21", 21), ("2014-06-21T21:40:05", 21), ("2014-06-211", 21), ("2014-06-31", nil), ("2014-06", nil),
    ("2014-6-1", nil), ("", nil),
  ])
  func readsTheDateAtTheBeginningOfAText(iso: String, day: Int?) {
    #expect(CivilDate(iso: iso) == day.map { CivilDate(year: 2014, month: 6, day: $0) })
  }

  @Test func findsEveryDayOfFourCenturies() {
    let first = CivilDate(year: 1900, month: 1, day: 1).daysSince1970
    var yesterday = CivilDate(daysSince1970: first - 1)
    var wrongDays: [Int] = []
    for days in first..<first + 146_097 {
      let date = CivilDate(daysSince1970: days)
      let follows = date.day == 1 || date.month == yesterday.month && date.day == yesterday.day + 1
      if date.daysSince1970 != days || !follows { wrongDays.append(days) }
      yesterday = date
    }
    #expect(wrongDays == [])
    #expect(yesterday == CivilDate(year: 2299, month: 12, day: 31))
  }
}
