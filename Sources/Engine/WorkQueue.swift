import Foundation
import Synchronization

/// Jobs in a line, done by plain threads that sleep on a condition variable while there are none.
///
/// With one thread, jobs are finished in the order they were added. Threads start with the first job and end after
/// ``close(dropping:)``. The state lives in a `Mutex`, so that the compiler checks its use; the condition's own lock is
/// held around every change that a sleeper waits for, so that no wake-up is lost.
final class WorkQueue<Job: Sendable>: Sendable {
  private struct State {
    var jobs: [Job] = []
    var runningCount = 0
    var hasThreads = false
    var isClosed = false
  }

  private let name: String
  private let threadCount: Int
  private let perform: @Sendable (Job) -> Void
  private let state = Mutex(State())
  private let condition = NSCondition()

  /// A line of jobs.
  ///
  /// - Parameters:
  ///   - name: What its threads are called in a debugger, as far as Foundation manages to say so.
  ///   - threadCount: At most this many jobs run at a time, at least 1.
  ///   - perform: Does one job, on one of the threads.
  init(name: String, threadCount: Int = 1, perform: @escaping @Sendable (Job) -> Void) {
    self.name = name
    self.threadCount = max(1, threadCount)
    self.perform = perform
  }

  /// Adds a job at the end; dropped once closed.
  func add(_ job: Job) {
    add([job])
  }

  /// Adds jobs at the end; dropped once closed.
  func add(_ jobs: [Job]) {
    change { $0.jobs += jobs }
  }

  /// Takes out every job that has not begun, and returns them.
  func takeBack() -> [Job] {
    state.withLock { state in
      defer { state.jobs = [] }
      return state.jobs
    }
  }

  /// Lets nothing in any more and ends the threads when the jobs left are done; `dropping` says which to leave undone.
  func close(dropping isDropped: (Job) -> Bool) {
    change {
      $0.jobs.removeAll(where: isDropped)
      $0.isClosed = true
    }
  }

  /// Waits until nothing is left to do.
  ///
  /// - Returns: Whether that came before the deadline.
  func waitUntilIdle(deadline: Date) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while state.withLock({ !$0.jobs.isEmpty || $0.runningCount > 0 }) {
      guard condition.wait(until: deadline) else { return false }
    }
    return true
  }

  private func change(_ body: (inout State) -> Void) {
    condition.lock()
    let startsThreads = state.withLock { state in
      guard !state.isClosed else { return false }
      body(&state)
      defer { state.hasThreads = state.hasThreads || !state.jobs.isEmpty }
      return !state.hasThreads && !state.jobs.isEmpty
    }
    condition.broadcast()
    condition.unlock()
    if startsThreads { startThreads() }
  }

  private func startThreads() {
    for _ in 0..<threadCount {
      Thread {
        // Set from within, or it never reaches the system on Linux; set at once, it now and then does not either.
        Thread.current.name = self.name
        while let job = self.next() { self.run(job) }
      }.start()
    }
  }

  /// Sleeps until there is a job; nil when there will be none any more.
  private func next() -> Job? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let (job, isClosed) = state.withLock { state in
        guard !state.jobs.isEmpty else { return (Job?.none, state.isClosed) }
        state.runningCount += 1
        return (state.jobs.removeFirst(), false)
      }
      if job != nil || isClosed { return job }
      condition.wait()
    }
  }

  private func run(_ job: Job) {
    perform(job)
    condition.lock()
    state.withLock { $0.runningCount -= 1 }
    condition.broadcast()
    condition.unlock()
  }
}
