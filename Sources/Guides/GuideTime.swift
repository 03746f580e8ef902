import Calls

/// A point in time in XMLTV's notation: `200007281733 BST`, `20091122012000 +1100`, `200209` (xmltv.dtd, "Dates and times").
///
/// The notation is `YYYYMMDDhhmmss` or an initial part of it with an even number of digits, where missing fields have their
/// smallest value; then a zone, or nothing for UTC. Times of ISO 8601 are read as well, `2000-07-28T17:33:00+01:00` and
/// `20000728T163300Z`, and fractions of seconds are skipped.
struct GuideTime: Hashable {
  /// The point in time; the first one if the local time occurs twice.
  var instant: Instant
  /// The second point in time if the local time occurs twice, otherwise the same.
  var second: Instant
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
  ///
  /// - Parameter zone: The zone of a time that states none; nil for UTC.
  init?(_ text: String, in zone: ZoneOffsets? = nil) {
    var scanner = DateTimeScanner(text)
    while scanner.skip(oneOf: " ") {}
    guard let clock = Clock(&scanner), let stated = GuideZone(scanner.rest) else { return nil }
    let localMS = clock.seconds * 1_000
    if let offsets = stated.offsets ?? (stated.notation == .absent ? zone : nil) {
      (instant, second) = offsets.instants(localMS: localMS)
    } else {
      instant = Instant(unixMS: localMS) - Int64(stated.offsetMinutes) * 60_000
      second = instant
    }
    isUnusual = clock.isUnusual
    self.zone = stated.notation
  }

  /// The digits of a time.
  private struct Clock {
    /// Seconds since 1970-01-01T00:00:00 in the time's zone.
    let seconds: Int64
    let isUnusual: Bool

    init?(_ scanner: inout DateTimeScanner) {
      var fields = scanner
      guard let (date, isBasic) = Self.date(&fields) else { return nil }
      let time = isBasic ? Self.basicTime(&fields) : Self.extendedTime(&fields)
      guard let (hour, minute, second, isShort) = time else { return nil }
      let isMidnight = hour == 24 && minute == 0 && second == 0
      guard date.exists, hour < 24 || isMidnight, minute < 60, second <= 60 else { return nil }
      seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
      isUnusual = isShort || isMidnight || second == 60
      scanner = fields
    }

    /// Reads the date; `isBasic` is whether its fields follow each other directly.
    private static func date(_ scanner: inout DateTimeScanner) -> (date: CivilDate, isBasic: Bool)? {
      let digitCount = scanner.digitCount
      guard digitCount == 4 || (6...14).contains(digitCount) && digitCount.isMultiple(of: 2),
        let year = scanner.number(digits: 4)
      else { return nil }
      let isBasic = !scanner.skip(oneOf: "-")
      let month = scanner.number(digits: 2)
      if !isBasic, month == nil || !scanner.skip(oneOf: "-") || scanner.digitCount != 2 { return nil }
      return (CivilDate(year: year, month: month ?? 1, day: scanner.number(digits: 2) ?? 1), isBasic)
    }

    private typealias Fields = (hour: Int, minute: Int, second: Int, isShort: Bool)

    /// Reads `173300`, `T173300` and their initial parts.
    private static func basicTime(_ scanner: inout DateTimeScanner) -> Fields? {
      if !scanner.skip(oneOf: "Tt") { skipBlankBeforeTime(&scanner) }
      let digitCount = scanner.digitCount
      guard digitCount <= 6, digitCount.isMultiple(of: 2) else { return nil }
      let (hour, minute) = (scanner.number(digits: 2) ?? 0, scanner.number(digits: 2) ?? 0)
      let second = scanner.number(digits: 2) ?? 0
      guard scanner.fractionMS() != nil else { return nil }
      return (hour, minute, second, digitCount < 4)
    }

    /// Skips the blank in `20000728 173300`, which an offset without a sign cannot follow.
    private static func skipBlankBeforeTime(_ scanner: inout DateTimeScanner) {
      var fields = scanner
      guard fields.skip(oneOf: " "), fields.digitCount == 4 || fields.digitCount == 6 else { return }
      scanner = fields
    }

    /// Reads `T17:33:00`, ` 17:33` or nothing.
    private static func extendedTime(_ scanner: inout DateTimeScanner) -> Fields? {
      var fields = scanner
      guard fields.skip(oneOf: "Tt ") || fields.isAtEnd else { return nil }
      guard fields.digitCount == 2, let hour = fields.number(digits: 2) else {
        return scanner.rest.hasPrefix("T") ? nil : (0, 0, 0, true)
      }
      guard fields.skip(oneOf: ":"), fields.digitCount == 2, let minute = fields.number(digits: 2) else { return nil }
      var second = 0
      if fields.skip(oneOf: ":") {
        guard fields.digitCount == 2, let number = fields.number(digits: 2) else { return nil }
        second = number
      }
      guard fields.fractionMS() != nil else { return nil }
      scanner = fields
      return (hour, minute, second, false)
    }
  }
}
