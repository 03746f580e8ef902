import Foundation
import Synchronization

/// Work that goes on beside the caller's, on a plain thread of its own.
///
/// No task: Swift's own executor would go on ticking in a television that has long been idle.
final class ThreadFuture<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let condition = NSCondition()

  /// Begins.
  init(_ work: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread {
      let result = Result { try work() }
      self.condition.lock()
      self.outcome.withLock { $0 = result }
      self.condition.signal()
      self.condition.unlock()
    }
  }

  /// Waits for its end.
  ///
  /// - Returns: What it came to.
  /// - Throws: What the work threw.
  @discardableResult
  func finish() throws -> Value {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = outcome.withLock({ $0 }) { return try result.get() }
      condition.wait()
    }
  }
}
