import Calls

extension LocalTime {
  /// `2026-11-21 20:06 UTC`, `2026-10-25 02:30 +01:00`.
  var plainText: String {
    let text = rfc3339
    let offset = offsetMinutes == 0 ? "UTC" : String(text.dropFirst(19))
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) \(offset)"
  }
}
