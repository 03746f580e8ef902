import Foundation

/// A FIFO job queue served by plain threads, which sleep while there is nothing to do.
///
/// Threads start when a job finds none idle, up to a limit, and end after ``close(dropping:)``.
public final class WorkQueue<Job: Sendable>: Sendable {
  private struct State {
    var jobs: [Job] = []
    var running: [Int: Job] = [:]
    var startedCount = 0
    var threadCount = 0
    var idleCount = 0
    var isClosed = false
  }

  private let name: String
  private let threadLimit: Int
  private let mayStart: @Sendable (_ next: Job, _ running: [Job]) -> Bool
  private let perform: @Sendable (Job) -> Void
  private let state = Monitor(State())

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - name: The name of its threads in a debugger.
  ///   - threadLimit: At most this many jobs run at a time, at least 1.
  ///   - mayStart: Whether the job at the front may start beside those that run; jobs behind it wait as well.
  ///   - perform: Does one job, on one of the threads.
  public init(
    name: String, threadLimit: Int = 1,
    mayStart: @escaping @Sendable (_ next: Job, _ running: [Job]) -> Bool = { _, _ in true },
    perform: @escaping @Sendable (Job) -> Void
  ) {
    self.name = name
    self.threadLimit = max(1, threadLimit)
    self.mayStart = mayStart
    self.perform = perform
  }

  /// Adds jobs at the end; they are dropped once the queue is closed.
  public func add(_ jobs: [Job]) {
    change { $0.jobs += jobs }
  }

  /// Removes all jobs that have not begun and that match, and returns them.
  public func remove(where isRemoved: (Job) -> Bool = { _ in true }) -> [Job] {
    var removed: [Job] = []
    change { state in
      removed = state.jobs.filter(isRemoved)
      state.jobs.removeAll(where: isRemoved)
    }
    return removed
  }

  /// Accepts no more jobs, drops those that match, and ends the threads when the others are done.
  public func close(dropping isDropped: (Job) -> Bool) {
    change {
      $0.jobs.removeAll(where: isDropped)
      $0.isClosed = true
    }
  }

  /// Waits until no job is left.
  ///
  /// - Returns: Whether that was so before the deadline.
  public func waitUntilIdle(deadline: Date) -> Bool {
    state.wait(until: deadline) { $0.jobs.isEmpty && $0.running.isEmpty ? true : nil } ?? false
  }

  private func change(_ body: (inout State) -> Void) {
    let startsThread = state.update { state in
      guard !state.isClosed else { return false }
      body(&state)
      return Self.needsThread(&state, limit: threadLimit)
    }
    if startsThread { startThread() }
  }

  /// Returns whether another thread is to be started, which is counted at once.
  private static func needsThread(_ state: inout State, limit: Int) -> Bool {
    guard state.jobs.count > state.idleCount, state.threadCount < limit else { return false }
    state.threadCount += 1
    return true
  }

  private func startThread() {
    Thread.detachNewThread {
      // Set from within, or it never reaches the system on Linux.
      Thread.current.name = self.name
      while let (number, job) = self.next() { self.run(job, number) }
    }
  }

  /// Waits for a job that may start; nil when none will come any more.
  private func next() -> (number: Int, job: Job)? {
    var isIdle = false
    return state.wait { state -> (number: Int, job: Job)?? in
      if isIdle { state.idleCount -= 1 }
      isIdle = false
      if state.jobs.isEmpty && state.isClosed { return .some(nil) }
      guard let first = state.jobs.first, mayStart(first, Array(state.running.values)) else {
        state.idleCount += 1
        isIdle = true
        return nil
      }
      state.startedCount += 1
      state.running[state.startedCount] = first
      state.jobs.removeFirst()
      return (state.startedCount, first)
    }
  }

  private func run(_ job: Job, _ number: Int) {
    // One job may free the way for several others.
    let startsThread = state.withLock { Self.needsThread(&$0, limit: threadLimit) }
    if startsThread { startThread() }
    perform(job)
    state.update { $0.running[number] = nil }
  }
}
