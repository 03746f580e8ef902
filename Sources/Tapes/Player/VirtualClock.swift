import Calls
import Synchronization
import Television

/// The time of a tape, for whoever serves the television that plays in it; safe to ask from any thread.
public final class TapeTime: Sendable {
  private let unixMS: Mutex<Int64>

  init(unixMS: Int64) {
    self.unixMS = Mutex(unixMS)
  }

  /// The moment.
  public var now: Instant { Instant(unixMS: unixMS.withLock { $0 }) }

  func move(toUnixMS target: Int64) {
    unixMS.withLock { $0 = target }
  }
}

/// A clock that stands still unless it is moved, and then only forwards; in UTC.
struct VirtualClock {
  /// Milliseconds since it was started.
  private(set) var elapsedMS: Int64 = 0
  /// The same for everybody else.
  let time: TapeTime
  private let startUnixMS: Int64

  /// A clock that stands at a time, in milliseconds since 1970-01-01T00:00:00Z.
  init(startUnixMS: Int64) {
    self.startUnixMS = startUnixMS
    time = TapeTime(unixMS: startUnixMS)
  }

  /// The moment, as a television is told it.
  var now: ClockReading { ClockReading(uptimeMS: elapsedMS, unixMS: unixMS) }
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var unixMS: Int64 { startUnixMS + elapsedMS }

  /// Moves it to a time in milliseconds since its start; a time that has gone by changes nothing.
  mutating func move(toElapsedMS target: Int64) {
    elapsedMS = max(elapsedMS, target)
    time.move(toUnixMS: unixMS)
  }
}
