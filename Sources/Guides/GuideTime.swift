import Calls

/// A point of time as XMLTV writes it: `200007281733 BST`, `20091122012000 +1100`, `200209` (xmltv.dtd, "Dates and times").
///
/// `YYYYMMDDhhmmss` or some initial substring of it of an even length, what is missing being the earliest there is; then a
/// zone, or none, which means UTC.
struct GuideTime: Hashable {
  /// The point of time.
  var instant: Instant
  /// How it told its zone.
  var zone: Zone
  /// Whether its form is uncommon though clear: shorter than minutes, 24:00, or a 61st second.
  var isOdd: Bool

  /// How a time tells its zone.
  enum Zone: Hashable {
    /// By an offset, or an abbreviation that has one meaning.
    case clear
    /// Not at all.
    case absent
    /// By an abbreviation that has several meanings, and the one that was taken.
    case ambiguous(String, offsetMinutes: Int)
  }

  /// Reads a time; nil when it is none, such as one on the 30th of February or in a zone that nobody knows.
  init?(_ text: String) {
    var rest = Substring(text).drop { $0 == " " }.utf8
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard let clock = Clock(digits) else { return nil }
    rest.removeFirst(digits.count)
    guard let zone = GuideZone(Substring(rest)) else { return nil }
    instant = Instant(unixMS: (clock.seconds - Int64(zone.offsetMinutes) * 60) * 1_000)
    isOdd = clock.isOdd
    self.zone = zone.naming
  }

  /// The digits, as if in UTC.
  private struct Clock {
    let seconds: Int64
    let isOdd: Bool

    init?(_ digits: Substring.UTF8View) {
      guard (4...14).contains(digits.count), digits.count.isMultiple(of: 2) else { return nil }
      let values = digits.map { Int($0 - 0x30) }
      func field(at place: Int, orElse earliest: Int) -> Int {
        place < values.count ? values[place] * 10 + values[place + 1] : earliest
      }
      let year = field(at: 0, orElse: 0) * 100 + field(at: 2, orElse: 0)
      let date = CivilDate(year: year, month: field(at: 4, orElse: 1), day: field(at: 6, orElse: 1))
      let (hour, minute, second) = (field(at: 8, orElse: 0), field(at: 10, orElse: 0), field(at: 12, orElse: 0))
      let isMidnight = hour == 24 && minute == 0 && second == 0
      guard (1...12).contains(date.month), date.exists, hour < 24 || isMidnight, minute < 60, second <= 60 else {
        return nil
      }
      seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
      isOdd = digits.count < 12 || isMidnight || second == 60
    }
  }
}
