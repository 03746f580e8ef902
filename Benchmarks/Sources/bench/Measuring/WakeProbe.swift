import Foundation
import Synchronization

/// A thread that sleeps until given times and notes how late it woke: what the machine itself is late, with nothing to do.
final class WakeProbe: Sendable {
  private let latenessMS = Mutex<[Double]>([])

  /// Begins.
  ///
  /// - Parameter moments: When to wake, milliseconds since 1970, in order.
  init(_ moments: [Double]) {
    Thread.detachNewThread {
      for moment in moments {
        WallClock.sleep(untilMS: moment)
        let lateMS = WallClock.nowMS - moment
        self.latenessMS.withLock { $0.append(lateMS) }
      }
    }
  }

  /// How late it woke so far, milliseconds; nil before the first time.
  var sample: Sample? { Sample(latenessMS.withLock { $0 }) }
}
