import Synchronization

/// A flag by which a caller cancels a call; once set, it stays set.
///
/// May be used from any thread.
public final class Cancellation: Sendable {
  private struct State {
    var isCancelled = false
    var handlers: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  /// Creates a flag that is not set.
  public init() {}

  /// Whether the answer is no longer wanted.
  public var isCancelled: Bool {
    state.withLock { $0.isCancelled }
  }

  /// Cancels, and runs every handler once, on the calling thread.
  public func cancel() {
    let handlers = state.withLock { state in
      defer { state = State(isCancelled: true) }
      return state.handlers
    }
    for handler in handlers { handler() }
  }

  /// Runs a handler when the call is cancelled, or at once if it already is; for clients that wait on a socket.
  public func onCancel(_ handler: @escaping @Sendable () -> Void) {
    let isCancelled = state.withLock { state in
      if !state.isCancelled { state.handlers.append(handler) }
      return state.isCancelled
    }
    if isCancelled { handler() }
  }
}
