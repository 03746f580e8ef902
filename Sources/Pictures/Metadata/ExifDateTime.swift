import Calls
import Glibc

/// Reads capture times from metadata, which writes them in many forms, some of them invalid.
enum ExifDateTime {
  /// The year of the earliest photograph; earlier dates come from wrong clocks.
  private static let firstYear = 1826
  /// The largest offset from UTC that is accepted, in minutes.
  private static let offsetLimit = 14 * 60 + 59
  /// The beginnings of computers' calendars, in which a clock that was never set stands at midnight: those of spreadsheets, NTP,
  /// QuickTime and the Macintosh, Unix, and MS-DOS.
  private static let clockZeros = ["1899-12-30", "1900-01-01", "1904-01-01", "1970-01-01", "1980-01-01"]
  /// The day on which this rule was written: a computer whose clock is behind it has a wrong clock.
  private static let earliestToday = CivilDate(year: 2026, month: 11, day: 30)

  /// Returns the last day on which a photo can have been taken: tomorrow, since the camera may be in a zone that is ahead.
  static func lastPossibleDay() -> CivilDate {
    let today = Int(Glibc.time(nil)) / 86_400
    return CivilDate(daysSince1970: max(today, earliestToday.daysSince1970) + 1)
  }

  /// Reads a date, with or without a time, and returns it as local ISO 8601, `2014-06-21T21:40:05`, followed by a fraction of a second
  /// in up to three digits and by its offset where they are known. A date may lack the day, or month and day: `1985-07`, `1985`.
  ///
  /// Accepts EXIF (`2014:06:21 21:40:05`), XMP and ISO 8601 (`2014-06-21T21:40`). What is unknown may be blank (Exif 2.32,
  /// 4.6.5), and month and day may be 0. `Z` and `+02:00` are read as the offset, and any other text that follows (`DST`) is ignored.
  ///
  /// - Parameters:
  ///   - text: The field, sanitised.
  ///   - offset: The content of another field with the offset from UTC, `+02:00`; ignored when it is invalid.
  ///   - fraction: The digits behind the second from another field, `34` for 0.34 s; ignored when they are invalid.
  ///   - lastDay: The last day that is accepted; nil for no limit.
  /// - Returns: nil for blank fields, zeros, and times that do not exist.
  static func iso8601(
    _ text: String, offset: String? = nil, fraction: String? = nil, notAfter lastDay: CivilDate? = nil
  ) -> String? {
    var scanner = DateTimeScanner(text)
    guard let (date, day) = date(&scanner),
      lastDay.map({ date.daysSince1970 <= $0.daysSince1970 }) ?? true
    else { return nil }
    if day.utf8.count < 10 { return isBlank(scanner.rest, " :-/.0T") ? day : nil }
    if isBlank(scanner.rest, " :-.T") { return day }
    guard scanner.skip(oneOf: " T"), let time = time(&scanner) else { return nil }
    if time == "00:00:00", clockZeros.contains(day) { return nil }
    let digits = self.fraction(scanner.rest) ?? fraction.flatMap { self.fraction("." + $0) } ?? ""
    let zone = self.offset(scanner.rest) ?? offset.flatMap { self.offset($0[...]) } ?? ""
    return "\(day)T\(time)\(digits)\(zone)"
  }

  /// Reads a date, and returns its first day and its text: `1985`, `1985-07` or `1985-07-14`.
  private static func date(_ scanner: inout DateTimeScanner) -> (firstDay: CivilDate, text: String)? {
    let separators = ":-/."
    guard let year = scanner.number(digits: 4), year >= firstYear,
      scanner.isAtEnd || scanner.skip(oneOf: separators + " ")
    else { return nil }
    guard let month = number(&scanner), month > 0 else {
      return (CivilDate(year: year, month: 1, day: 1), year.padded(to: 4))
    }
    let first = CivilDate(year: year, month: month, day: 1)
    guard first.exists, scanner.isAtEnd || scanner.skip(oneOf: separators + " ") else { return nil }
    guard let day = number(&scanner), day > 0 else { return (first, "\(year.padded(to: 4))-\(month.padded(to: 2))") }
    let date = CivilDate(year: year, month: month, day: day)
    return date.exists ? (date, "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))") : nil
  }

  /// Reads a time up to its second, and returns it as `21:40:05`.
  private static func time(_ scanner: inout DateTimeScanner) -> String? {
    guard let hour = number(&scanner), hour < 24, scanner.skip(oneOf: ":"), let minute = number(&scanner), minute < 60
    else { return nil }
    let second = scanner.skip(oneOf: ":") ? number(&scanner) : 0
    guard let second, second < 60 else { return nil }
    return "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
  }

  /// Reads a number of one or two digits; some cameras write a blank in place of the first. nil, and nothing read but the blank,
  /// where there is none.
  private static func number(_ scanner: inout DateTimeScanner) -> Int? {
    _ = scanner.skip(oneOf: " ")
    let count = scanner.digitCount
    return count == 1 || count == 2 ? scanner.number(digits: count) : nil
  }

  private static func isBlank(_ text: Substring, _ blanks: String) -> Bool {
    text.allSatisfy { blanks.contains($0) }
  }

  /// Reads a fraction of a second, and returns its first three digits behind a dot, without zeros at the end; empty where only
  /// zeros are left, nil where there is no fraction.
  private static func fraction(_ text: Substring) -> String? {
    guard text.first == "." else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    var kept = digits.prefix(3)
    while kept.last == "0" { kept.removeLast() }
    return kept.isEmpty ? "" : "." + kept
  }

  private static func fraction(_ text: String) -> String? {
    text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } ? fraction(text[...]) : nil
  }

  /// Reads an offset from UTC behind a time: `Z`, `+02:00`, `-0330`, `-7:00`, `UTC+8`.
  private static func offset(_ text: Substring) -> String? {
    var text = text.drop { $0 == "." || $0 == " " || ($0.isASCII && $0.isNumber) }
    for name in ["UTC", "GMT"] where text.hasPrefix(name) && text.count > name.count {
      text = text.dropFirst(name.count)
    }
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "\u{2212}" else {
      return text.first == "Z" || text.first == "z" ? "Z" : nil
    }
    var scanner = DateTimeScanner(text.dropFirst())
    let hours = scanner.digitCount == 4 ? scanner.number(digits: 2) : number(&scanner)
    guard let hours else { return nil }
    let hasMinutes = scanner.skip(oneOf: ":") || scanner.digitCount == 2
    guard let minutes = hasMinutes ? scanner.number(digits: 2) : 0, minutes < 60, hours * 60 + minutes <= offsetLimit
    else { return nil }
    return "\(sign == "+" ? "+" : "-")\(hours.padded(to: 2)):\(minutes.padded(to: 2))"
  }
}
