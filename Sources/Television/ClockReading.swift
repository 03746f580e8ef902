import Calls

/// A reading of the monotonic clock and the wall clock, passed to the television with every call.
public struct ClockReading: Hashable, Sendable {
  /// Milliseconds of a monotonic clock; its zero is arbitrary.
  public var uptimeMS: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z by the wall clock; may jump.
  public var unixMS: Int64
  /// The zone in which times are shown.
  public var zone: ZoneOffsets

  /// Creates a reading.
  public init(uptimeMS: Int64, unixMS: Int64, zone: ZoneOffsets = .utc) {
    self.uptimeMS = uptimeMS
    self.unixMS = unixMS
    self.zone = zone
  }

  /// The wall clock's time.
  var instant: Instant { Instant(unixMS: unixMS) }
}
