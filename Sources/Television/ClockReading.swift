/// A reading of the monotonic clock and the wall clock, passed to the television with every call.
public struct ClockReading: Hashable, Sendable {
  /// Milliseconds of a monotonic clock; its zero is arbitrary.
  public var uptimeMS: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z by the wall clock; may jump.
  public var unixMS: Int64
  /// The offset of local time from UTC, in seconds; positive east of Greenwich.
  public var zoneOffsetSeconds: Int

  /// Creates a reading.
  public init(uptimeMS: Int64, unixMS: Int64, zoneOffsetSeconds: Int = 0) {
    self.uptimeMS = uptimeMS
    self.unixMS = unixMS
    self.zoneOffsetSeconds = zoneOffsetSeconds
  }
}
