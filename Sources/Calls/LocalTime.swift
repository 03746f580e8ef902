/// A point in time as local date and time in a zone, to the second.
public struct LocalTime: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// The day of the week: 0 for Sunday, 6 for Saturday.
  public let weekday: Int
  /// Seconds since midnight by the clock, 0...86,399.
  public let secondOfDay: Int
  /// Minutes ahead of UTC at that time.
  public let offsetMinutes: Int

  /// The local time at a point in time.
  public init(_ instant: Instant, in zone: ZoneOffsets) {
    let local = zone.localMS(of: instant)
    let ofDay = (local % Self.dayMS + Self.dayMS) % Self.dayMS
    let days = Int(local / Self.dayMS) - (local % Self.dayMS < 0 ? 1 : 0)
    date = CivilDate(daysSince1970: days)
    // 1970-01-01 was a Thursday.
    weekday = ((days % 7) + 11) % 7
    secondOfDay = Int(ofDay / 1_000)
    offsetMinutes = zone.offsetSeconds(at: instant) / 60
  }

  private static let dayMS: Int64 = 86_400_000

  /// The hour, 0...23.
  public var hour: Int { secondOfDay / 3_600 }
  /// The minute, 0...59.
  public var minute: Int { secondOfDay / 60 % 60 }

  /// RFC 3339 with the zone's offset, `2026-10-25T02:30:00+01:00`; an offset of zero is `Z`. Years outside 0...9999 are
  /// brought into that range.
  public var rfc3339: String {
    let day = [Self.padded(min(max(date.year, 0), 9_999), 4), Self.padded(date.month, 2), Self.padded(date.day, 2)]
    let clock = [hour, minute, secondOfDay % 60].map { Self.padded($0, 2) }
    return day.joined(separator: "-") + "T" + clock.joined(separator: ":") + offset
  }

  private var offset: String {
    guard offsetMinutes != 0 else { return "Z" }
    let (hours, minutes) = Int(offsetMinutes.magnitude).quotientAndRemainder(dividingBy: 60)
    return "\(offsetMinutes < 0 ? "-" : "+")\(Self.padded(hours, 2)):\(Self.padded(minutes, 2))"
  }

  private static func padded(_ value: Int, _ digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
