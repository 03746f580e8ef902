import Calls
import Synchronization
import Television

/// The current time of a tape's virtual clock, for the services of its television. Can be read from any thread.
public final class TapeTime: Sendable {
  private let unixMS: Mutex<Int64>

  init(unixMS: Int64) {
    self.unixMS = Mutex(unixMS)
  }

  /// The current time.
  public var now: Instant { Instant(unixMS: unixMS.withLock { $0 }) }

  func advance(toUnixMS target: Int64) {
    unixMS.withLock { $0 = target }
  }
}

/// A clock that advances only by ``advance(toElapsedMS:)`` and ``jump(byMS:)``, and never goes back.
struct VirtualClock {
  /// Milliseconds since the start of the clock, without its jumps.
  private(set) var elapsedMS: Int64 = 0
  /// The sum of all jumps, milliseconds.
  private var jumpedMS: Int64 = 0
  /// The same time for other threads.
  let time: TapeTime
  private let startUnixMS: Int64
  private let zone: ZoneOffsets

  /// Creates a clock that shows a time, milliseconds since 1970-01-01T00:00:00Z, in a zone.
  init(startUnixMS: Int64, zone: ZoneOffsets = .utc) {
    self.startUnixMS = startUnixMS
    self.zone = zone
    time = TapeTime(unixMS: startUnixMS)
  }

  /// The current reading.
  var now: ClockReading { ClockReading(uptimeMS: elapsedMS, unixMS: unixMS, zone: zone) }
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var unixMS: Int64 { startUnixMS.addingSaturated(elapsedMS).addingSaturated(jumpedMS) }

  /// Advances to a time in milliseconds since the start of the clock; an earlier time has no effect.
  mutating func advance(toElapsedMS target: Int64) {
    elapsedMS = max(elapsedMS, target)
    time.advance(toUnixMS: unixMS)
  }

  /// Advances the wall clock alone, as while a machine sleeps.
  ///
  /// - Parameter milliseconds: The duration, at least 0.
  mutating func jump(byMS milliseconds: Int64) {
    jumpedMS = jumpedMS.addingSaturated(milliseconds)
    time.advance(toUnixMS: unixMS)
  }
}
