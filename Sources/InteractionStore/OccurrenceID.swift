import Calls

/// The ID of one occurrence of something that recurs: `q7@20261121T200515Z`, its own ID and when it occurs.
///
/// The time is ISO 8601's basic format in UTC, with milliseconds only where there are some. IDs that documents give hold no `@`.
struct OccurrenceID: Hashable {
  /// What parts the two.
  static let separator: Character = "@"

  /// The ID that all occurrences share.
  var base: String
  /// When it occurs; nil for what does not recur.
  var time: Instant?

  init(base: String, time: Instant?) {
    self.base = base
    self.time = time
  }

  /// Takes an ID apart; nil for one that nobody gave.
  init?(_ text: String) {
    guard let at = text.firstIndex(of: Self.separator) else {
      self.init(base: text, time: nil)
      return
    }
    guard let time = Self.instant(basic: text[text.index(after: at)...]) else { return nil }
    self.init(base: String(text[..<at]), time: time)
  }

  /// The ID as it is served.
  var text: String {
    guard let time else { return base }
    return base + "@" + time.rfc3339.filter { $0 != "-" && $0 != ":" }
  }

  /// `20261121T200515Z`; nil for any other way to write a time.
  private static func instant(basic: Substring) -> Instant? {
    var extended = ""
    for (place, character) in basic.enumerated() {
      if place == 4 || place == 6 { extended.append("-") }
      if place == 11 || place == 13 { extended.append(":") }
      extended.append(character)
    }
    // Whatever else RFC 3339 allows, such as an offset, would be a second ID of the same occurrence.
    guard let instant = Instant(rfc3339: extended), instant.rfc3339 == extended else { return nil }
    return instant
  }
}
