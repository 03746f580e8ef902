import Calls
import Synchronization

/// A server's clock that stands until it is set.
final class SettableClock: Sendable {
  private let moment: Mutex<Instant>

  init(_ start: Instant = .evening) {
    moment = Mutex(start)
  }

  /// The clock, as a server reads it.
  var now: @Sendable () -> Instant { { self.moment.withLock { $0 } } }

  /// Sets it to so many seconds after ``Attributes/Instant/evening``.
  func set(_ seconds: Double) {
    moment.withLock { $0 = .evening(seconds) }
  }
}

extension Instant {
  /// 2026-11-21T20:00:00Z, when every test begins.
  static let evening = Instant(unixMS: 1_795_291_200_000)

  /// So many seconds later than ``evening``.
  static func evening(_ seconds: Double) -> Instant { evening + Int64((seconds * 1_000).rounded()) }

  /// Seconds since ``evening``.
  var seconds: Double { Double(milliseconds(since: .evening)) / 1_000 }
}
