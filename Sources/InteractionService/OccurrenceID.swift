import Calls

/// The ID of one occurrence of something that recurs: `q7@20261121T200515Z`, the ID of the whole and the time.
///
/// The time is in ISO 8601's basic format in UTC, with milliseconds only if there are any. IDs in schedule files contain no `@`.
public struct OccurrenceID: Hashable, Sendable {
  /// The character between ID and time.
  public static let separator: Character = "@"
  /// The times that an ID can hold: years 0 to 9999.
  public static let times = Instant(unixMS: -62_167_219_200_000)...Instant(unixMS: 253_402_300_799_999)
  /// The longest ID that is read, in bytes.
  private static let limitBytes = 200

  /// The ID that all occurrences share.
  public var base: String
  /// The time of the occurrence; nil for something that does not recur.
  public var time: Instant?

  /// Creates an ID; without a time it is the base.
  public init(base: String, time: Instant?) {
    self.base = base
    self.time = time
  }

  /// Reads an ID; nil for a text that ``text`` never returns, or that is longer than 200 bytes.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.limitBytes else { return nil }
    guard let separator = text.firstIndex(of: Self.separator) else {
      self.init(base: text, time: nil)
      return
    }
    guard let time = Self.time(text[text.index(after: separator)...]) else { return nil }
    self.init(base: String(text[..<separator]), time: time)
  }

  /// The ID as text.
  public var text: String {
    guard let time else { return base }
    return "\(base)\(Self.separator)\(Self.text(time))"
  }

  /// Returns a time in the basic format, `20261121T200515Z`.
  public static func text(_ time: Instant) -> String {
    time.rfc3339.filter { $0 != "-" && $0 != ":" }
  }

  /// Reads a time in the basic format; nil for every other form.
  public static func time(_ basic: some StringProtocol) -> Instant? {
    guard basic.utf8.count <= 20 else { return nil }
    var extended = ""
    for (offset, character) in basic.enumerated() {
      if offset == 4 || offset == 6 { extended.append("-") }
      if offset == 11 || offset == 13 { extended.append(":") }
      extended.append(character)
    }
    // RFC 3339 allows several texts of one time, such as one with an offset; each would be a further ID of the same occurrence.
    guard let time = Instant(rfc3339: extended), time.rfc3339 == extended else { return nil }
    return time
  }
}
