/// The place of a capture time in lists ordered by date, and the month it is counted in.
public struct CaptureSortKey: Hashable, Sendable {
  /// The month, `2014-06`; the year, `2014`, if only that is known. In text order, years come before their months.
  public let month: String
  /// The negated digits of year to millisecond, so that newer items come first; missing parts count as 0.
  public let newestKey: Int64

  /// The key of items without a capture time, which comes after all others.
  public static let undated: Int64 = 0

  /// Reads ISO 8601 of any precision; an offset is ignored, since the order is by local time.
  ///
  /// nil if there is no text, or if it is not a year and does not begin with a month.
  public init?(_ takenAt: String?) {
    guard let takenAt, let digits = Self.digits(takenAt) else { return nil }
    month = String(takenAt.prefix(7))
    newestKey = -digits
  }

  /// Returns the digits of year, month, day, hour, minute, second and millisecond as one number of 17 digits.
  private static func digits(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    guard let year = number(4, from: &rest, after: nil), year > 0 else { return nil }
    let yearUnit: Int64 = 10_000_000_000_000
    if rest.isEmpty { return year * yearUnit }
    guard let month = number(2, from: &rest, after: "-"), (1...12).contains(month) else { return nil }
    var digits = year * 100 + month
    var isComplete = true
    for mark in ["-", "T", ":", ":"] as [Character] {
      let part = isComplete ? number(2, from: &rest, after: mark) : nil
      isComplete = part != nil
      digits = digits * 100 + (part ?? 0)
    }
    return digits * 1000 + (isComplete ? milliseconds(rest) : 0)
  }

  /// Removes a mark and a number of so many digits from the front; nil, and nothing removed, for anything else.
  private static func number(
    _ digitCount: Int, from rest: inout ArraySlice<UInt8>, after mark: Character?
  ) -> Int64? {
    let body = mark == nil ? rest : rest.first == mark?.asciiValue ? rest.dropFirst() : []
    let digits = body.prefix(digitCount)
    guard digits.count == digitCount, digits.allSatisfy(isDigit) else { return nil }
    rest = body.dropFirst(digitCount)
    return value(digits)
  }

  private static func milliseconds(_ rest: ArraySlice<UInt8>) -> Int64 {
    guard rest.first == UInt8(ascii: ".") else { return 0 }
    let digits = rest.dropFirst().prefix(3).prefix(while: isDigit)
    return value((digits + [0x30, 0x30, 0x30]).prefix(3))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func value(_ digits: some Sequence<UInt8>) -> Int64 {
    digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }
}

/// The day, the month or the year without a month at which a list ordered by date is opened.
public struct CaptureDate: Hashable, Sendable {
  /// The month as ``CaptureSortKey/month`` is.
  public let month: String
  /// The smallest ``CaptureSortKey/newestKey`` of the day or month.
  public let newestKey: Int64
  /// The smallest ``CaptureSortKey/newestKey`` of the month.
  public let monthKey: Int64

  /// Reads `2014-06-21`, `2014-06`, or `2014` for the items of which only the year is known; nil for anything else.
  public init?(_ text: String) {
    guard [4, 7, 10].contains(text.utf8.count), let start = CaptureSortKey(text) else { return nil }
    let dayUnit: Int64 = 1_000_000_000
    let day = -start.newestKey / dayUnit % 100
    guard text.utf8.count < 10 || (1...31).contains(day) else { return nil }
    month = start.month
    monthKey = Self.leastKey(in: -start.newestKey / (100 * dayUnit), unit: 100 * dayUnit)
    newestKey = text.utf8.count < 10 ? monthKey : Self.leastKey(in: -start.newestKey / dayUnit, unit: dayUnit)
  }

  /// Returns the key two below that of the next day or month without a time, so that the key one below is not that of an item; no capture time
  /// reaches it, since the digits of a day or hour end before 99.
  private static func leastKey(in place: Int64, unit: Int64) -> Int64 {
    -((place + 1) * unit - 2)
  }
}
