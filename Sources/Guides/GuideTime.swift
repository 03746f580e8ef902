import Calls

/// A point in time in XMLTV's notation: `200007281733 BST`, `20091122012000 +1100`, `200209` (xmltv.dtd, "Dates and times").
///
/// The notation is `YYYYMMDDhhmmss` or an initial part of it with an even number of digits, where missing fields have their
/// smallest value; then a zone, or nothing for UTC.
struct GuideTime: Hashable {
  /// The point in time.
  var instant: Instant
  /// How the zone was given.
  var zone: Zone
  /// Whether the form is unusual, though unambiguous: without minutes, 24:00, or a 61st second.
  var isUnusual: Bool

  /// The ways in which a time can state its zone.
  enum Zone: Hashable {
    /// By an offset, or by an abbreviation with one meaning.
    case clear
    /// Not at all.
    case absent
    /// By an abbreviation with several meanings, and the offset that was chosen.
    case ambiguous(String, offsetMinutes: Int)
  }

  /// Reads a time. Nil for text of another form, for times that do not exist, such as the 30th of February, and for unknown
  /// zones.
  init?(_ text: String) {
    var scanner = DateTimeScanner(text)
    while scanner.skip(oneOf: " ") {}
    guard let clock = Clock(&scanner), let zone = GuideZone(scanner.rest) else { return nil }
    instant = Instant(unixMS: clock.seconds * 1_000) - Int64(zone.offsetMinutes) * 60_000
    isUnusual = clock.isUnusual
    self.zone = zone.notation
  }

  /// The digits of a time.
  private struct Clock {
    /// Seconds since 1970-01-01T00:00:00 in the time's zone.
    let seconds: Int64
    let isUnusual: Bool

    init?(_ scanner: inout DateTimeScanner) {
      let digitCount = scanner.digitCount
      guard (4...14).contains(digitCount), digitCount.isMultiple(of: 2), let year = scanner.number(digits: 4) else {
        return nil
      }
      let (month, day) = (scanner.number(digits: 2) ?? 1, scanner.number(digits: 2) ?? 1)
      let (hour, minute) = (scanner.number(digits: 2) ?? 0, scanner.number(digits: 2) ?? 0)
      let second = scanner.number(digits: 2) ?? 0
      let date = CivilDate(year: year, month: month, day: day)
      let isMidnight = hour == 24 && minute == 0 && second == 0
      guard date.exists, hour < 24 || isMidnight, minute < 60, second <= 60 else { return nil }
      seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
      isUnusual = digitCount < 12 || isMidnight || second == 60
    }
  }
}
