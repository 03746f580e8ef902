import Foundation

/// Transforms elements on several threads at the same time, one of which is the caller's, and waits for all results.
///
/// For transformations that block. If the system cannot create a thread, the others do its work.
///
/// - Parameters:
///   - elements: The elements, which are taken in order.
///   - threadLimit: The largest number of threads, at least 1.
///   - shouldStop: Called on any thread after each element; once it returns true, no thread takes another element. The
///     first element is always transformed.
///   - transform: Transforms one element, on any thread.
/// - Returns: The results in the order of the elements: one for each, or after a stop one for each of the first few.
public func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threadLimit: Int, until shouldStop: @escaping @Sendable () -> Bool = { false },
  _ transform: @escaping @Sendable (Element) -> Result
) -> [Result] {
  let map = ParallelMap(elements, shouldStop: shouldStop, transform: transform)
  for _ in 1..<max(1, min(threadLimit, elements.count)) {
    Thread.detachNewThread { map.run() }
  }
  map.run()
  return map.finish()
}

private final class ParallelMap<Element: Sendable, Result: Sendable>: Sendable {
  private struct State {
    var nextIndex = 0
    var runningCount = 0
    /// Whether the results were returned: a thread that starts only now takes no element.
    var isFinished = false
    var results: [Int: Result] = [:]
  }

  private let elements: [Element]
  private let shouldStop: @Sendable () -> Bool
  private let transform: @Sendable (Element) -> Result
  private let state = Monitor(State())

  init(
    _ elements: [Element], shouldStop: @escaping @Sendable () -> Bool,
    transform: @escaping @Sendable (Element) -> Result
  ) {
    self.elements = elements
    self.shouldStop = shouldStop
    self.transform = transform
  }

  /// Transforms elements until none is left or it is time to stop.
  func run() {
    repeat {
      // An element that was taken is transformed in any case, so that the results have no gaps.
      guard let index = takeIndex() else { return }
      let result = transform(elements[index])
      state.update { state in
        state.results[index] = result
        state.runningCount -= 1
      }
    } while !shouldStop()
  }

  private func takeIndex() -> Int? {
    state.withLock { state in
      guard !state.isFinished, state.nextIndex < elements.count else { return nil }
      defer { state.nextIndex += 1 }
      state.runningCount += 1
      return state.nextIndex
    }
  }

  /// Waits for the elements that are being transformed.
  func finish() -> [Result] {
    state.wait { state in
      guard state.runningCount == 0 else { return nil }
      state.isFinished = true
      return elements.indices.compactMap { state.results[$0] }
    }
  }
}
