import Calls
import Foundation
import Threads

/// The unused sessions of one client, whose connections are kept until the pool has been unused for some time.
///
/// The thread that closes them exists only during this time, so that an idle client has no thread, connection or timer.
final class SessionPool: Sendable {
  private struct State {
    /// The most recently used one is last.
    var unused: [CurlSession] = []
    var closesAt = Date.distantPast
    var hasThread = false
  }

  private let lingerMS: Int64
  private let state = Monitor(State())

  /// Creates an empty pool.
  ///
  /// - Parameter lingerMS: The time for which unused sessions are kept, milliseconds; 0 to keep none.
  init(lingerMS: Int64) {
    self.lingerMS = lingerMS
  }

  /// Calls a function with a session that no other thread uses meanwhile.
  func withSession<Result>(_ body: (CurlSession) -> Result) throws(ServiceFailure) -> Result {
    let kept = state.withLock { $0.unused.popLast() }
    let session = if let kept { kept } else { try CurlSession() }
    defer { keep(session) }
    return body(session)
  }

  private func keep(_ session: CurlSession) {
    guard lingerMS > 0 else { return }
    let needsThread = state.withLock { state in
      state.unused.append(session)
      state.closesAt = Date(timeIntervalSinceNow: Double(lingerMS) / 1_000)
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread { Thread.detachNewThread { self.closeWhenUnused() } }
  }

  /// Waits until no session has been used for that time, and closes them.
  private func closeWhenUnused() {
    while let deadline = state.withLock({ $0.hasThread ? $0.closesAt : nil }) {
      _ = state.wait(until: deadline) { _ -> Void? in nil }
      // Released outside the lock, because closing may send bytes.
      let closed = state.withLock { state -> [CurlSession] in
        guard state.closesAt <= Date() else { return [] }
        state.hasThread = false
        defer { state.unused = [] }
        return state.unused
      }
      withExtendedLifetime(closed) {}
    }
  }
}
