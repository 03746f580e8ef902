import Foundation

/// Points of time as tapes write them: RFC 3339, section 5.6, in the Gregorian calendar, without leap seconds.
public enum Timestamp {
  /// Milliseconds since 1970-01-01T00:00:00Z of `2026-11-21T20:05:00Z` or `2026-11-21T20:05:00.250+08:00`.
  ///
  /// - Returns: nil where it is none, such as one without an offset or on the 30th of February.
  public static func unixMS(_ text: String) -> Int64? {
    let form = #/(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))/#
    guard let parts = text.wholeMatch(of: form.asciiOnlyDigits())?.output,
      let days = days(year: number(parts.1), month: number(parts.2), day: number(parts.3)),
      let time = seconds(hour: number(parts.4), minute: number(parts.5), second: number(parts.6)),
      let ahead = seconds(hour: number(parts.9 ?? "00"), minute: number(parts.10 ?? "00"), second: 0)
    else { return nil }
    let offset = parts.8 == "-" ? -ahead : ahead
    return (days * 86_400 + time - offset) * 1_000 + number(((parts.7 ?? "") + "000").prefix(3))
  }

  /// `2026-11-21T20:05:00Z`, with milliseconds only where there are some.
  public static func text(unixMS: Int64) -> String {
    let date = Date(timeIntervalSince1970: Double(unixMS) / 1_000)
    return Date.ISO8601FormatStyle(includingFractionalSeconds: unixMS % 1_000 != 0).format(date)
  }

  /// The pattern lets nothing but a few ASCII digits through, so that every part is a number.
  private static func number(_ digits: Substring) -> Int64 {
    digits.reduce(0) { $0 * 10 + Int64($1.wholeNumberValue ?? 0) }
  }

  private static func seconds(hour: Int64, minute: Int64, second: Int64) -> Int64? {
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return (hour * 60 + minute) * 60 + second
  }

  /// Days since 1970-01-01. Years begin in March, so that the leap day is a year's last and months repeat as
  /// 153 days in five; 719,468 days lie between 0000-03-01 and 1970-01-01.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day) else { return nil }
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
  }
}
