/// A date of the Gregorian calendar, which is extended to all years.
public struct CivilDate: Hashable, Sendable {
  /// The year; 0 is 1 BC.
  public var year: Int
  /// The month, 1...12.
  public var month: Int
  /// The day of the month, 1...31.
  public var day: Int

  /// The largest year that is calculated with, and as a negative number the smallest.
  private static let yearLimit = 1_000_000_000

  /// Creates a date from fields that need not form a date of the calendar; see ``exists``.
  public init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Creates the date that is a number of days after 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms"). Dates beyond a billion years before or after are brought to about that limit.
  public init(daysSince1970: Int) {
    let limit = Self.yearLimit * 365
    let shifted = min(max(daysSince1970, -limit), limit) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads the date at the beginning of an ISO 8601 text, `2014-06-21` or `2014-06-21T21:40:05`.
  ///
  /// Nil if the text begins with anything else, or with a day that is not in the calendar.
  public init?(iso: String) {
    var scanner = DateTimeScanner(iso)
    guard let date = scanner.date() else { return nil }
    self = date
  }

  /// The date as ISO 8601 text, `2014-06-21`; years outside 0...9999 are clamped to that range.
  public var iso: String {
    "\(min(max(year, 0), 9_999).padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// The number of days from 1970-01-01 to this date (the same source); negative for earlier dates.
  ///
  /// Fields outside the calendar are brought to its limits first: years to a billion before or after, months to 1...12, days
  /// to 1...31. The 31st of a shorter month is counted as a day of the next one.
  public var daysSince1970: Int {
    let year = min(max(year, -Self.yearLimit), Self.yearLimit)
    let month = min(max(month, 1), 12)
    let day = min(max(day, 1), 31)
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether the calendar has this day: false for the 30th of February.
  public var exists: Bool { CivilDate(daysSince1970: daysSince1970) == self }
}

extension BinaryInteger {
  /// Returns a non-negative number in decimal, padded with zeros to a number of digits.
  public func padded(to digits: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
