import Calls
import Synchronization

/// A server's clock that stands still until it is set.
package final class SettableClock: Sendable {
  private let time: Mutex<Instant>

  /// Creates a clock.
  package init(_ start: Instant = .evening) {
    time = Mutex(start)
  }

  /// The clock, as a service reads it.
  package var now: @Sendable () -> Instant { { self.time.withLock { $0 } } }

  /// Sets the clock to a number of seconds after ``Calls/Instant/evening``.
  package func set(_ seconds: Double) {
    time.withLock { $0 = .evening(seconds) }
  }

  /// Sets the clock forward.
  package func advance(ms: Int64) {
    time.withLock { $0 = $0 + ms }
  }
}

extension Instant {
  /// 2026-11-21T20:00:00Z, when every test begins.
  package static let evening = Instant(unixMS: 1_795_291_200_000)

  /// Returns the time that is a number of seconds after ``evening``.
  package static func evening(_ seconds: Double) -> Instant { evening + Int64((seconds * 1_000).rounded()) }

  /// Seconds since ``evening``.
  package var seconds: Double { Double(milliseconds(since: .evening)) / 1_000 }
}
