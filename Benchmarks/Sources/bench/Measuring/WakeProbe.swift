import Foundation
import Synchronization

/// A thread that sleeps until given times and records how late it woke: the delay that the machine itself causes.
final class WakeProbe: Sendable {
  private let latenessMS = Mutex<[Double]>([])

  /// Starts the thread.
  ///
  /// - Parameter times: When to wake, milliseconds since 1970, in order.
  init(_ times: [Double]) {
    Thread.detachNewThread {
      for time in times {
        WallClock.sleep(untilMS: time)
        let lateMS = WallClock.nowMS - time
        self.latenessMS.withLock { $0.append(lateMS) }
      }
    }
  }

  /// How late it has woken so far, milliseconds; nil before the first time.
  var sample: Sample? { Sample(latenessMS.withLock { $0 }) }
}
