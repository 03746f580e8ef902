import Foundation
import Screen
import Television
import Threads

/// A result of a worker thread.
enum CompletedWork: Sendable {
  /// A request was answered, or failed.
  case answer(RequestID, ServiceAnswer)
  /// An image was rendered, or cannot be.
  case image(ImageRequest, ImageCacheSnapshot.State)
  /// An image was rendered in pixels, or cannot be.
  case pixels(ImageRequest, IndexedImage?)
  /// The settings were saved; or saving failed, for this reason.
  case saved(failure: String?)
}

/// A queue of results that worker threads fill and the engine's thread empties.
final class CompletionQueue: Sendable {
  private let results = Monitor<[CompletedWork]>([])
  private let wake: @Sendable () -> Void

  /// Creates an empty queue.
  ///
  /// - Parameter wake: Called from a worker thread whenever a result is added to an empty queue.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Adds a result; from any thread.
  func post(_ result: CompletedWork) {
    let isFirst = results.update { results in
      results.append(result)
      return results.count == 1
    }
    if isFirst { wake() }
  }

  /// Removes and returns all results, oldest first.
  func drain() -> [CompletedWork] {
    results.withLock { results in
      defer { results = [] }
      return results
    }
  }

  /// Waits until there is a result.
  ///
  /// - Returns: Whether one came before the deadline.
  func waitForResult(deadline: Date) -> Bool {
    results.wait(until: deadline) { $0.isEmpty ? nil : true } ?? false
  }
}
