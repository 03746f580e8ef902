import Foundation
import Testing
import Threads

/// Jobs run in order on few threads, and can be taken back until they begin.
@Suite struct WorkQueueTests {
  /// A queue whose jobs wait until they are released.
  private final class HeldQueue: Sendable {
    struct State {
      var begun: Set<Int> = []
      var mostRunning = 0
      var running = 0
      var done: [Int] = []
      var isReleased = false
    }

    let state = Monitor(State())
    let queue: WorkQueue<Int>

    init(
      threadLimit: Int = 1, mayStart: @escaping @Sendable (_ next: Int, _ running: [Int]) -> Bool = { _, _ in true }
    ) {
      let state = state
      queue = WorkQueue(name: "test", threadLimit: threadLimit, mayStart: mayStart) { job in
        state.update {
          $0.begun.insert(job)
          $0.running += 1
          $0.mostRunning = max($0.mostRunning, $0.running)
        }
        state.wait { $0.isReleased ? true : nil }
        state.update {
          $0.running -= 1
          $0.done.append(job)
        }
      }
    }

    func waitUntilBegun(_ jobs: Set<Int>) {
      state.wait { $0.begun.isSuperset(of: jobs) ? true : nil }
    }

    func release() {
      state.update { $0.isReleased = true }
    }

    /// Releases all jobs, waits for them and returns them in the order in which they ended.
    func finish() throws -> [Int] {
      release()
      try #require(queue.waitUntilIdle(deadline: .distantFuture))
      return state.withLock { $0.done }
    }
  }

  @Test func runsJobsInTheirOrderOnOneThread() throws {
    let held = HeldQueue()
    for job in 0..<100 { held.queue.add([job]) }
    #expect(try held.finish() == Array(0..<100))
    #expect(held.state.withLock { $0.mostRunning } == 1)
    held.queue.close { _ in true }
  }

  @Test func runsAsManyJobsAtATimeAsItHasThreads() throws {
    let held = HeldQueue(threadLimit: 3)
    held.queue.add(Array(0..<10))
    held.waitUntilBegun([0, 1, 2])
    #expect(try held.finish().sorted() == Array(0..<10))
    #expect(held.state.withLock { $0.mostRunning } == 3)
    held.queue.close { _ in true }
  }

  @Test func startsAThreadForEachJobOfARow() throws {
    let held = HeldQueue(threadLimit: 4)
    for job in 0..<4 { held.queue.add([job]) }
    held.waitUntilBegun([0, 1, 2, 3])
    #expect(try held.finish().sorted() == [0, 1, 2, 3])
    held.queue.close { _ in true }
  }

  @Test func holdsTheFrontJobAndAllBehindItUntilItMayStart() throws {
    // Negative jobs run alone.
    let held = HeldQueue(threadLimit: 4) { next, running in
      next < 0 ? running.isEmpty : !running.contains { $0 < 0 }
    }
    held.queue.add([1, 2, -3, 4, 5])
    held.waitUntilBegun([1, 2])
    #expect(held.state.withLock { $0.begun } == [1, 2])
    let done = try held.finish()
    #expect(Set(done.prefix(2)) == [1, 2])
    #expect(done[2] == -3)
    #expect(Set(done.suffix(2)) == [4, 5])
    held.queue.close { _ in true }
  }

  @Test func removesJobsThatHaveNotBegun() throws {
    let held = HeldQueue()
    for job in 0..<3 { held.queue.add([job]) }
    held.waitUntilBegun([0])
    #expect(held.queue.remove { $0 == 1 } == [1])
    #expect(held.queue.remove() == [2])
    #expect(try held.finish() == [0])
    held.queue.close { _ in true }
  }

  @Test func finishesTheJobsThatClosingDoesNotDrop() throws {
    let held = HeldQueue()
    for job in 0..<6 { held.queue.add([job]) }
    held.waitUntilBegun([0])
    held.queue.close { !$0.isMultiple(of: 2) }
    held.queue.add([8])
    #expect(try held.finish() == [0, 2, 4])
  }

  @Test func reportsThatItIsNotIdleByTheDeadline() throws {
    let held = HeldQueue()
    held.queue.add([1])
    held.waitUntilBegun([1])
    #expect(!held.queue.waitUntilIdle(deadline: .distantPast))
    #expect(try held.finish() == [1])
    held.queue.close { _ in true }
  }
}
