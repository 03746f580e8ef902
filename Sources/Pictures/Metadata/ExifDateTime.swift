import Calls

/// Reads capture times from metadata, which writes them in many forms, some of them invalid.
enum ExifDateTime {
  /// The year of the earliest photograph; earlier dates come from wrong clocks.
  private static let firstYear = 1826
  /// The largest offset from UTC that is accepted, in minutes.
  private static let offsetLimit = 14 * 60 + 59

  /// Reads a date with a time and returns it as local ISO 8601, `2014-06-21T21:40:05`, followed by its offset where one is
  /// known.
  ///
  /// Accepts EXIF (`2014:06:21 21:40:05`), XMP and ISO 8601 (`2014-06-21T21:40`). Fractions of a second are dropped, `Z` and
  /// `+02:00` are read as the offset, and any other text that follows (`DST`) is ignored.
  ///
  /// - Parameters:
  ///   - text: The field, sanitised.
  ///   - offset: The content of another field with the offset from UTC, `+02:00`; ignored when it is invalid.
  /// - Returns: nil for blank fields, zeros, and times that do not exist.
  static func iso8601(_ text: String, offset: String? = nil) -> String? {
    var scanner = DateTimeScanner(text)
    guard let date = scanner.date(separators: ":-/."), date.year >= firstYear, scanner.skip(oneOf: " T"),
      let minutes = scanner.minutesOfDay()
    else { return nil }
    let second = scanner.skip(oneOf: ":") ? scanner.number(digits: 2) : 0
    guard let second, second < 60 else { return nil }
    let zone = Self.offset(scanner.rest) ?? offset.flatMap { Self.offset($0[...]) } ?? ""
    return "\(date.iso)T\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2)):\(second.padded(to: 2))\(zone)"
  }

  /// Reads an offset from UTC behind a time: `Z`, `+02:00`, `-0330`.
  private static func offset(_ text: Substring) -> String? {
    let text = text.drop { $0 == "." || $0 == " " || ($0.isASCII && $0.isNumber) }
    var scanner = DateTimeScanner(text)
    guard let minutes = scanner.offsetMinutes(.lenient), abs(minutes) <= offsetLimit else { return nil }
    guard let sign = text.first, sign == "+" || sign == "-" else { return "Z" }
    return "\(sign)\((abs(minutes) / 60).padded(to: 2)):\((abs(minutes) % 60).padded(to: 2))"
  }
}
