/// A limit on the number of threads that do something at the same time; further threads wait for their turn.
public final class CountingSemaphore: Sendable {
  private let availableCount: Monitor<Int>

  /// Creates a semaphore.
  ///
  /// - Parameter count: The number of threads that may hold it at the same time, at least 1.
  public init(count: Int) {
    availableCount = Monitor(max(1, count))
  }

  /// Acquires one place, and waits until there is one.
  public func wait() {
    availableCount.wait { count -> Void? in
      guard count > 0 else { return nil }
      count -= 1
      return ()
    }
  }

  /// Releases one place.
  public func signal() {
    availableCount.update { $0 += 1 }
  }
}
