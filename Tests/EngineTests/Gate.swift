import Foundation
import Synchronization

/// Blocks threads until a test opens it.
final class Gate: Sendable {
  private let isOpen = Mutex(false)
  private let condition = NSCondition()

  /// Opens the gate for all threads, permanently.
  func open() {
    condition.lock()
    isOpen.withLock { $0 = true }
    condition.broadcast()
    condition.unlock()
  }

  /// Waits until it is open.
  func pass() {
    condition.lock()
    while isOpen.withLock({ !$0 }) { condition.wait() }
    condition.unlock()
  }
}

extension Date {
  /// A deadline that only a hanging test reaches.
  static var patience: Date { Date(timeIntervalSinceNow: 60) }
}
