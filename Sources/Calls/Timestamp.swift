/// Points in time as RFC 3339 text (section 5.6), in the Gregorian calendar. A leap second is the first second of the next
/// minute.
public enum Timestamp {
  /// Reads `2026-11-21T20:05:00Z` or `2026-11-21T20:05:00.250+08:00`.
  ///
  /// - Returns: Milliseconds since 1970-01-01T00:00:00Z, a fraction cut after the third digit; nil for text of another form
  ///   and for times that do not exist, such as the 30th of February.
  public static func unixMS(_ text: String) -> Int64? {
    var scanner = DateTimeScanner(text)
    guard let date = scanner.date(), scanner.skip(oneOf: "Tt"), let minutes = scanner.minutesOfDay(),
      scanner.skip(oneOf: ":"), let second = scanner.number(digits: 2), second <= 60,
      let fractionMS = scanner.fractionMS(), let offsetMinutes = scanner.offsetMinutes(), scanner.isAtEnd
    else { return nil }
    let unixMinutes = date.daysSince1970 * 1_440 + minutes - offsetMinutes
    return Int64(unixMinutes) * 60_000 + Int64(second * 1_000 + fractionMS)
  }

  /// Writes a point in time in UTC, `2026-11-21T20:05:00Z`, with milliseconds only if there are any.
  ///
  /// RFC 3339 has four digits for the year: an earlier point than year 0 is written as the first millisecond of year 0, a
  /// later one than year 9999 as the last of year 9999.
  ///
  /// - Parameter unixMS: Milliseconds since 1970-01-01T00:00:00Z.
  public static func text(unixMS: Int64) -> String {
    let (days, ms) = min(max(unixMS, firstMS), lastMS).floored(by: 86_400_000)
    let date = CivilDate(daysSince1970: Int(days))
    let fields = [ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60].map { $0.padded(to: 2) }
    let fraction = ms % 1_000 == 0 ? "" : "." + (ms % 1_000).padded(to: 3)
    return "\(date.iso)T\(fields.joined(separator: ":"))\(fraction)Z"
  }

  /// 0000-01-01T00:00:00Z.
  private static let firstMS: Int64 = -62_167_219_200_000
  /// 9999-12-31T23:59:59.999Z.
  private static let lastMS: Int64 = 253_402_300_799_999
}

extension Int64 {
  /// Returns the quotient rounded down, and the remainder, which is never negative.
  fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
