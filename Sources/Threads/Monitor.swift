import Foundation
import Synchronization

/// A value that several threads share and can wait for.
///
/// Waiting threads sleep in the kernel, so that an idle program uses no processor time; Swift's own executor would wake it
/// several times a second. The value is in a `Mutex`, so that the compiler checks its use. The condition's own lock is held
/// around every change that a thread may wait for, so that no wake-up is lost.
public final class Monitor<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  private let condition = NSCondition()

  /// Creates a monitor of a value.
  public init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// Reads the value, or changes it in a way that no thread waits for.
  public func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { body(&$0) }
  }

  /// Changes the value and wakes all waiting threads, which then check their conditions.
  @discardableResult
  public func update<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    let result = withLock(body)
    condition.broadcast()
    return result
  }

  /// Waits until `body` returns a result. It is called at once and after every update, and may change the value.
  @discardableResult
  public func wait<Result: Sendable>(for body: (inout Value) -> Result?) -> Result {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = withLock(body) { return result }
      condition.wait()
    }
  }

  /// Waits until `body` returns a result, as ``wait(for:)``, or until a deadline.
  ///
  /// - Returns: nil if the deadline has passed without a result.
  public func wait<Result: Sendable>(until deadline: Date, for body: (inout Value) -> Result?) -> Result? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = withLock(body) { return result }
      // NSCondition traps on dates that its timespec cannot hold.
      let limit = min(deadline, Date(timeIntervalSinceNow: 86_400))
      guard condition.wait(until: limit) || Date() < deadline else { return withLock(body) }
    }
  }
}
