/// Points of time as people and documents write them: RFC 3339, section 5.6, in the Gregorian calendar, without leap seconds.
public enum Timestamp {
  /// Milliseconds since 1970-01-01T00:00:00Z of `2026-11-21T20:05:00Z` or `2026-11-21T20:05:00.250+08:00`.
  ///
  /// Read byte by byte: a schedule holds many thousands, and a pattern would take most of the time to tune in.
  ///
  /// - Returns: nil where it is none, such as one without an offset or on the 30th of February.
  public static func unixMS(_ text: String) -> Int64? {
    var reader = Reader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("T") || reader.take("t"), let seconds = reader.time(),
      let milliseconds = reader.fraction(), let offset = reader.offsetSeconds(), reader.isAtEnd,
      case let day = CivilDate(year: Int(year), month: Int(month), day: Int(day)), (1...12).contains(month), day.exists
    else { return nil }
    return (Int64(day.daysSince1970) * 86_400 + seconds - offset) * 1_000 + milliseconds
  }

  /// `2026-11-21T20:05:00Z`, with milliseconds only where there are some; years 0 to 9999.
  public static func text(unixMS: Int64) -> String {
    let (days, ms) = unixMS.floored(by: 86_400_000)
    let date = CivilDate(daysSince1970: Int(days))
    let clock = "\(two(ms / 3_600_000)):\(two(ms / 60_000 % 60)):\(two(ms / 1_000 % 60))"
    let fraction = ms % 1_000 == 0 ? "" : "." + padded(ms % 1_000, to: 3)
    return "\(padded(Int64(date.year), to: 4))-\(two(Int64(date.month)))-\(two(Int64(date.day)))T\(clock)\(fraction)Z"
  }

  private static func two(_ value: Int64) -> String { padded(value, to: 2) }

  private static func padded(_ value: Int64, to digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// Takes a text apart from its left.
  private struct Reader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
      rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Whether the next character is this one, which is passed then.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard let first = rest.first, UInt32(first) == character.value else { return false }
      rest.removeFirst()
      return true
    }

    /// A number of exactly so many digits.
    mutating func number(_ digits: Int) -> Int64? {
      let field = rest.prefix(digits)
      guard field.count == digits, field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest.removeFirst(digits)
      return field.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// `20:05:00`, in seconds since midnight.
    mutating func time() -> Int64? {
      guard let minutes = minutes(), take(":"), let second = number(2), second < 60 else { return nil }
      return minutes * 60 + second
    }

    /// `20:05`, in minutes since midnight.
    private mutating func minutes() -> Int64? {
      guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
      return hour * 60 + minute
    }

    /// `.250` in milliseconds, cut after the third digit; 0 where there is none.
    mutating func fraction() -> Int64? {
      guard take(".") else { return 0 }
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest.removeFirst(digits.count)
      return (0..<3).reduce(0) { sum, place in
        sum * 10 + Int64(digits.dropFirst(place).first.map { $0 - 0x30 } ?? 0)
      }
    }

    /// `Z` or `+08:00`, in seconds ahead of UTC.
    mutating func offsetSeconds() -> Int64? {
      if take("Z") || take("z") { return 0 }
      let isAhead = take("+")
      guard isAhead || take("-"), let minutes = minutes() else { return nil }
      return (isAhead ? minutes : -minutes) * 60
    }
  }
}

extension Int64 {
  /// Quotient and remainder, the remainder never negative.
  fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
