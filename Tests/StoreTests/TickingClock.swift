import Synchronization

/// A clock that is read once a second from 20:00 on, whenever it is read.
final class TickingClock: Sendable {
  private let readCount = Mutex(0)

  /// The next moment, RFC 3339 in UTC.
  var next: @Sendable () -> String {
    {
      let second = self.readCount.withLock { count in
        defer { count += 1 }
        return count
      }
      let padded = [second / 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return "2026-11-21T20:\(padded[0]):\(padded[1])Z"
    }
  }
}
