import Calls
import Synchronization

/// A clock that is a second later each time it is read, from half a second past 20:00 on.
final class TickingClock: Sendable {
  private let readCount = Mutex(Int64(0))

  /// The next moment.
  var next: @Sendable () -> Instant {
    {
      let second = self.readCount.withLock { count in
        defer { count += 1 }
        return count
      }
      // 2026-11-21T20:00:00.500Z.
      return Instant(unixMS: 1_795_291_200_500 + second * 1_000)
    }
  }
}
