import Calls
import Foundation
import Threads

/// The opening of another person's session, on a thread of its own. Of several, the last one counts.
struct SessionSwitcher {
  private struct State {
    /// The number of sessions asked for.
    var askedCount = 0
    /// The outcome for the last one; nil while it is being opened, and once it was taken.
    var outcome: Result<TelevisionEngine.Session, ServiceFailure>?
    /// The number of the session whose outcome was taken last.
    var takenCount = 0
  }

  private struct Job: Sendable {
    let number: Int
    let profile: String?
  }

  private let state: Monitor<State>
  private let queue: WorkQueue<Job>

  /// Creates a switcher.
  ///
  /// - Parameters:
  ///   - open: Opens a session.
  ///   - wake: Called from the thread when an outcome can be taken.
  init(open: @escaping TelevisionEngine.SessionOpener, wake: @escaping @Sendable () -> Void) {
    let state = Monitor(State())
    self.state = state
    queue = WorkQueue(name: "profiles") { job in
      let outcome = Result { () throws(ServiceFailure) in try open(job.profile) }
      state.update { if $0.askedCount == job.number { $0.outcome = outcome } }
      wake()
    }
  }

  /// Whether a session is being opened, or was opened and not taken yet.
  var isOpening: Bool { state.withLock { $0.takenCount < $0.askedCount } }

  /// Begins to open a session.
  func begin(_ profile: String?) {
    let number = state.update { state in
      state.askedCount += 1
      state.outcome = nil
      return state.askedCount
    }
    queue.add([Job(number: number, profile: profile)])
  }

  /// Takes the outcome for the last session asked for; nil while it is being opened.
  func takeOutcome() -> Result<TelevisionEngine.Session, ServiceFailure>? {
    state.update { state in
      guard let outcome = state.outcome else { return nil }
      (state.outcome, state.takenCount) = (nil, state.askedCount)
      return outcome
    }
  }

  /// Waits until the outcome can be taken.
  ///
  /// - Returns: Whether that was so before the deadline.
  func wait(deadline: Date) -> Bool {
    state.wait(until: deadline) { $0.outcome == nil ? nil : true } ?? false
  }

  /// Drops what was not begun, and ends the thread.
  func close() { queue.close { _ in true } }
}
