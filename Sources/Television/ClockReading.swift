/// One moment, told by whoever runs the television: it has no clock of its own.
public struct ClockReading: Hashable, Sendable {
  /// Milliseconds of a clock that only ever goes forward; its zero means nothing.
  public var uptimeMS: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z, as the wall clock has it; may jump.
  public var unixMS: Int64
  /// How far local time is ahead of UTC, seconds.
  public var zoneOffsetSeconds: Int

  /// A moment.
  public init(uptimeMS: Int64, unixMS: Int64, zoneOffsetSeconds: Int = 0) {
    self.uptimeMS = uptimeMS
    self.unixMS = unixMS
    self.zoneOffsetSeconds = zoneOffsetSeconds
  }
}
