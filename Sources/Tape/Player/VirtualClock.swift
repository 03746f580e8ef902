import Television

/// A clock that stands still unless it is moved, and then only forwards; in UTC.
struct VirtualClock {
  /// Milliseconds since it was started.
  private(set) var elapsedMS: Int64 = 0
  private let startUnixMS: Int64

  /// A clock that stands at a time, in milliseconds since 1970-01-01T00:00:00Z.
  init(startUnixMS: Int64) {
    self.startUnixMS = startUnixMS
  }

  /// The moment, as a television is told it.
  var now: Moment { Moment(uptimeMS: elapsedMS, unixMS: unixMS) }
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var unixMS: Int64 { startUnixMS + elapsedMS }

  /// Moves it to a time in milliseconds since its start; a time that has gone by changes nothing.
  mutating func move(toElapsedMS target: Int64) {
    elapsedMS = max(elapsedMS, target)
  }
}
