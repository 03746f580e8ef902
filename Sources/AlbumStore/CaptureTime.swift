/// A local time of capture, as far as it can be put in order: `2014`-`06`, perhaps a day, perhaps a time.
struct CaptureTime: Hashable {
  /// The month, `2014-06`.
  let month: String
  /// Its place among photos, newest first: the negated digits of year to millisecond; 0 is left to undated photos.
  let newestKey: Int

  /// Reads ISO 8601 of any precision from the month on; an offset is passed over, since the order is by local time.
  ///
  /// Nil for no text, and for one that names no month.
  init?(_ takenAt: String?) {
    guard let takenAt, let date = Self.digits(takenAt) else { return nil }
    month = String(takenAt.prefix(7))
    newestKey = -date
  }

  /// The digits of year, month, day, hour, minute, second and millisecond as one number of 17 digits.
  private static func digits(_ text: String) -> Int? {
    var rest = Array(text.utf8)[...]
    guard let year = take(4, from: &rest, after: nil), let month = take(2, from: &rest, after: "-"),
      (1...12).contains(month), year > 0
    else { return nil }
    var number = year * 100 + month
    var isComplete = true
    for mark in ["-", "T", ":", ":"] as [Character] {
      let part = isComplete ? take(2, from: &rest, after: mark) : nil
      isComplete = part != nil
      number = number * 100 + (part ?? 0)
    }
    return number * 1000 + (isComplete ? milliseconds(rest) : 0)
  }

  /// A number of so many digits behind a mark; nil, with nothing taken, for anything else.
  private static func take(_ count: Int, from rest: inout ArraySlice<UInt8>, after mark: Character?) -> Int? {
    let body = mark == nil ? rest : rest.first == mark?.asciiValue ? rest.dropFirst() : []
    let digits = body.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = body.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func milliseconds(_ rest: ArraySlice<UInt8>) -> Int {
    guard rest.first == UInt8(ascii: ".") else { return 0 }
    let digits = rest.dropFirst().prefix(3).prefix { (0x30...0x39).contains($0) }
    return (digits + [0x30, 0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// The day or month a list ordered by date is entered at.
struct CaptureDate {
  /// The month, `2014-06`.
  let month: String
  /// The least ``CaptureTime/newestKey`` of the day or month.
  let newestKey: Int
  /// The least ``CaptureTime/newestKey`` of the month.
  let monthKey: Int

  /// Reads `2014-06` or `2014-06-21`; nil for anything else.
  init?(_ text: String) {
    guard text.utf8.count == 7 || text.utf8.count == 10, let start = CaptureTime(text) else { return nil }
    let dayUnit = 1_000_000_000
    let day = -start.newestKey / dayUnit % 100
    guard text.utf8.count == 7 || (1...31).contains(day) else { return nil }
    month = start.month
    // 99 is past every hour, minute, second and day that a capture time can name.
    monthKey = -((-start.newestKey / (100 * dayUnit) + 1) * 100 * dayUnit - 1)
    newestKey = text.utf8.count == 7 ? monthKey : -((-start.newestKey / dayUnit + 1) * dayUnit - 1)
  }
}
