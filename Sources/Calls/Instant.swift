import Glibc

/// A point in time, to the millisecond. Arithmetic is saturating: a result that would overflow is the nearest value.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
  public var unixMS: Int64

  /// Creates a point in time from milliseconds since 1970-01-01T00:00:00Z.
  public init(unixMS: Int64) {
    self.unixMS = unixMS
  }

  /// Reads RFC 3339, `2026-11-21T20:05:00Z`; nil for any other text.
  public init?(rfc3339 text: String) {
    guard let unixMS = Timestamp.unixMS(text) else { return nil }
    self.init(unixMS: unixMS)
  }

  /// The present time by the machine's clock.
  public static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(unixMS: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The beginning of this second.
  public var wholeSecond: Instant { self - ((unixMS % 1_000 + 1_000) % 1_000) }

  /// RFC 3339 in UTC, with milliseconds only if there are any; years outside 0...9999 are brought into that range.
  public var rfc3339: String { Timestamp.text(unixMS: unixMS) }

  /// Returns whether the left point in time is earlier.
  public static func < (left: Instant, right: Instant) -> Bool { left.unixMS < right.unixMS }

  /// Returns the point in time that is a number of milliseconds later.
  public static func + (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(unixMS: instant.unixMS.addingSaturated(milliseconds))
  }

  /// Returns the point in time that is a number of milliseconds earlier.
  public static func - (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(unixMS: instant.unixMS.subtractingSaturated(milliseconds))
  }

  /// Returns how many milliseconds this is later than another point in time; negative if it is earlier.
  public func milliseconds(since other: Instant) -> Int64 { unixMS.subtractingSaturated(other.unixMS) }
}

extension Instant: Codable {
  /// Reads RFC 3339.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let instant = Instant(rfc3339: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a time such as 2026-11-21T20:05:00Z, not \(text)")
    }
    self = instant
  }

  /// Writes RFC 3339 in UTC.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rfc3339)
  }
}
