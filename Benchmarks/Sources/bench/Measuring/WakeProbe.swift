import Foundation
import Synchronization

/// A thread that sleeps until given times and records how late it woke: the delay of the machine itself.
final class WakeProbe: Sendable {
  private let latenessMS = Mutex<[Double]>([])

  /// Starts the thread.
  ///
  /// - Parameter moments: The times to wake, milliseconds since 1970, in order.
  init(_ moments: [Double]) {
    Thread.detachNewThread {
      for moment in moments {
        WallClock.sleep(untilMS: moment)
        let lateMS = WallClock.nowMS - moment
        self.latenessMS.withLock { $0.append(lateMS) }
      }
    }
  }

  /// The delays so far, milliseconds; nil before the first time.
  var sample: Sample? { Sample(latenessMS.withLock { $0 }) }
}
