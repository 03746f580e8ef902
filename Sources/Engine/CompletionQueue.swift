import Foundation
import Screen
import Synchronization
import Television

/// What worker threads have for the engine.
enum CompletedWork: Sendable {
  /// A service has answered.
  case reply(RequestID, Reply)
  /// A picture has been developed, or cannot be.
  case picture(ImageRequest, ImageCacheSnapshot.State)
  /// The settings have been kept, or the reason why not.
  case saved(failure: String?)
}

/// Where worker threads leave their mail.
final class CompletionQueue: Sendable {
  private let mail = Mutex<[CompletedWork]>([])
  private let condition = NSCondition()
  private let wake: @Sendable () -> Void

  /// An empty mailbox.
  ///
  /// - Parameter wake: Called from a worker thread whenever mail comes into the empty box.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Puts mail in; from any thread.
  func post(_ letter: CompletedWork) {
    condition.lock()
    let isFirst = mail.withLock { mail in
      mail.append(letter)
      return mail.count == 1
    }
    condition.signal()
    condition.unlock()
    if isFirst { wake() }
  }

  /// Takes out all there is, in the order it came.
  func drain() -> [CompletedWork] {
    mail.withLock { mail in
      defer { mail = [] }
      return mail
    }
  }

  /// Sleeps until there is mail.
  ///
  /// - Returns: Whether some came before the deadline.
  func waitForMail(deadline: Date) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while mail.withLock({ $0.isEmpty }) {
      guard condition.wait(until: deadline) else { return mail.withLock { !$0.isEmpty } }
    }
    return true
  }
}
