/// Reads dates and times from text, field by field from the left.
///
/// RFC 3339, XMLTV, EXIF and other formats differ only in their separators and in the fields that may be missing, so that a
/// reader of one format consists of a few calls of this scanner. Only ASCII digits are digits. A call that returns nil or
/// false leaves the position unchanged. No text traps, whatever its length and contents.
public struct DateTimeScanner: Sendable {
  private var unread: Substring.UTF8View

  /// Starts at the beginning of a text.
  public init(_ text: some StringProtocol) {
    unread = Substring(text).utf8
  }

  /// The text that has not been read yet.
  public var rest: Substring { Substring(unread) }

  /// Whether the whole text has been read.
  public var isAtEnd: Bool { unread.isEmpty }

  /// The number of digits that come next.
  public var digitCount: Int { unread.prefix { Self.isDigit($0) }.count }

  /// Skips one of several ASCII characters, such as a separator.
  ///
  /// - Returns: Whether one of them came next.
  public mutating func skip(oneOf characters: String) -> Bool {
    guard let next = unread.first, characters.utf8.contains(next) else { return false }
    unread.removeFirst()
    return true
  }

  /// Reads a number of exactly `digits` digits, 1 to 18; further digits may follow. Nil if there are fewer digits.
  public mutating func number(digits: Int) -> Int? {
    guard (1...18).contains(digits) else { return nil }
    let field = unread.prefix(digits)
    guard field.count == digits, field.allSatisfy(Self.isDigit) else { return nil }
    unread.removeFirst(digits)
    return field.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Reads `2026-11-21`, with one of the given separators between the fields.
  ///
  /// - Parameter separators: ASCII characters; if empty, the fields follow each other directly, as in `20261121`.
  /// - Returns: nil for text of another form, and for a day that is not in the calendar.
  public mutating func date(separators: String = "-") -> CivilDate? {
    var scanner = self
    guard let year = scanner.number(digits: 4), scanner.skipSeparator(separators),
      let month = scanner.number(digits: 2), scanner.skipSeparator(separators), let day = scanner.number(digits: 2),
      case let date = CivilDate(year: year, month: month, day: day), date.exists
    else { return nil }
    self = scanner
    return date
  }

  /// Reads `20:05`, with one of the given separators between the fields as in ``date(separators:)``.
  ///
  /// - Returns: Minutes since midnight, 0...1439; nil for text of another form.
  public mutating func minutesOfDay(separators: String = ":") -> Int? {
    var scanner = self
    guard let hour = scanner.number(digits: 2), hour < 24, scanner.skipSeparator(separators),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    self = scanner
    return hour * 60 + minute
  }

  /// Reads a fraction of a second, `.25`; digits after the third are skipped.
  ///
  /// - Returns: Milliseconds, 0...999; 0 if no dot comes next, nil for a dot without digits.
  public mutating func fractionMS() -> Int? {
    var scanner = self
    guard scanner.skip(oneOf: ".") else { return 0 }
    let digits = scanner.unread.prefix { Self.isDigit($0) }
    guard !digits.isEmpty else { return nil }
    scanner.unread.removeFirst(digits.count)
    self = scanner
    let padded = Array(digits.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: 2)
    return padded.prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The ways to write an offset from UTC.
  public enum OffsetForm: Sendable {
    /// `Z` or `+08:00`, as in RFC 3339.
    case strict
    /// Also `+0800`, `+08` and `+8`.
    case lenient
  }

  /// Reads an offset from UTC.
  ///
  /// - Returns: Minutes ahead of UTC, -1439...1439; nil for text of another form.
  public mutating func offsetMinutes(_ form: OffsetForm = .strict) -> Int? {
    if skip(oneOf: "Zz") { return 0 }
    var scanner = self
    let isAhead = scanner.skip(oneOf: "+")
    guard isAhead || scanner.skip(oneOf: "-"),
      let minutes = form == .strict ? scanner.minutesOfDay() : scanner.lenientOffset()
    else { return nil }
    self = scanner
    return isAhead ? minutes : -minutes
  }

  private mutating func lenientOffset() -> Int? {
    switch digitCount {
    case 4: return minutesOfDay(separators: "")
    case 2:
      if let minutes = minutesOfDay() { return minutes }
      return number(digits: digitCount).flatMap { $0 < 24 ? $0 * 60 : nil }
    case 1:
      var scanner = self
      if let hour = scanner.number(digits: 1), scanner.skip(oneOf: ":"), scanner.digitCount == 2,
        let minute = scanner.number(digits: 2), minute < 60
      {
        self = scanner
        return hour * 60 + minute
      }
      return number(digits: digitCount).flatMap { $0 < 24 ? $0 * 60 : nil }
    default: return nil
    }
  }

  private mutating func skipSeparator(_ separators: String) -> Bool {
    separators.isEmpty || skip(oneOf: separators)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
