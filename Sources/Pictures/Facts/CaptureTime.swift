/// Reads a time of capture out of metadata, which writes it in many ways, some of them nonsense.
enum CaptureTime {
  /// A time as local ISO 8601, `2014-06-21T21:40:05`, followed by an offset where one is known.
  ///
  /// Understands EXIF (`2014:06:21 21:40:05`), XMP and ISO 8601 (`2014-06-21T21:40`), and what may follow: fractions of
  /// a second are cut off, `Z` and `+02:00` are offsets, and anything else (`DST`) is passed over.
  ///
  /// - Parameters:
  ///   - text: The field, cleaned.
  ///   - offset: What another field says of the offset from UTC, `+02:00`; passed over when it makes no sense.
  /// - Returns: nil for blanks, zeros, and what is no time of any day.
  static func local(_ text: String, offset: String? = nil) -> String? {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.skip(":-/."), let month = scanner.number(digits: 2),
      scanner.skip(":-/."), let day = scanner.number(digits: 2), scanner.skip(" T"),
      let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2)
    else { return nil }
    let second = scanner.skip(":") ? scanner.number(digits: 2) : 0
    guard let second, isDay(year, month, day), hour < 24, minute < 60, second < 60 else { return nil }
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    let zone = Self.offset(scanner.rest) ?? offset.flatMap { Self.offset($0[...]) } ?? ""
    return "\(date)T\(padded(hour)):\(padded(minute)):\(padded(second))\(zone)"
  }

  /// An offset from UTC at the end of a time: `Z`, `+02:00`, `-0330`.
  private static func offset(_ text: Substring) -> String? {
    let text = text.drop { $0 == "." || $0 == " " || $0.isNumber }
    if text == "Z" { return "Z" }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    var scanner = DigitScanner(text.dropFirst())
    guard let hours = scanner.number(digits: 2), hours <= 14 else { return nil }
    _ = scanner.skip(":")
    let minutes = scanner.rest.isEmpty ? 0 : scanner.number(digits: 2)
    guard let minutes, minutes < 60 else { return nil }
    return "\(sign)\(padded(hours)):\(padded(minutes))"
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    // Photography begins in 1826 with Niépce; years before are broken clocks.
    guard year >= 1826, (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }

  private static func padded(_ number: Int, _ digits: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

/// Steps through a text that is made of numbers of fixed width.
private struct DigitScanner {
  private(set) var rest: Substring

  init(_ text: some StringProtocol) {
    rest = Substring(text)
  }

  mutating func number(digits: Int) -> Int? {
    let field = rest.prefix(digits)
    guard field.count == digits, field.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    rest = rest.dropFirst(digits)
    return Int(field)
  }

  /// Passes over one of some characters; false when something else stands there.
  mutating func skip(_ characters: String) -> Bool {
    guard let next = rest.first, characters.contains(next) else { return false }
    rest.removeFirst()
    return true
  }
}
