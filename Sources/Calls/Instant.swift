/// A point of time, to the millisecond, told alike by every machine.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
  public var unixMS: Int64

  /// A point of time.
  public init(unixMS: Int64) {
    self.unixMS = unixMS
  }

  /// The point of time that RFC 3339 writes as `2026-11-21T20:05:00Z`; nil for any other text.
  public init?(rfc3339 text: String) {
    guard let unixMS = Timestamp.unixMS(text) else { return nil }
    self.init(unixMS: unixMS)
  }

  /// As RFC 3339 writes it, in UTC; with milliseconds only where there are some.
  public var rfc3339: String { Timestamp.text(unixMS: unixMS) }

  /// Earlier points come first.
  public static func < (left: Instant, right: Instant) -> Bool { left.unixMS < right.unixMS }

  /// So many milliseconds later.
  public static func + (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(unixMS: instant.unixMS + milliseconds)
  }

  /// So many milliseconds earlier.
  public static func - (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(unixMS: instant.unixMS - milliseconds)
  }

  /// How many milliseconds this is later than another; negative when it is earlier.
  public func milliseconds(since other: Instant) -> Int64 { unixMS - other.unixMS }
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
