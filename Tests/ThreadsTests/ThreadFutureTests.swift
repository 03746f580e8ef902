import Foundation
import Testing
import Threads

/// Work on a thread of its own leaves its result or its error.
@Suite struct ThreadFutureTests {
  private struct Refused: Error {}

  @Test func returnsItsResultEveryTime() throws {
    let future = ThreadFuture { 6 * 7 }
    #expect(try future.wait() == 42)
    #expect(try future.wait() == 42)
  }

  @Test func throwsTheErrorOfItsWork() {
    let future = ThreadFuture<Int> { throw Refused() }
    #expect(throws: Refused.self) { try future.wait() }
  }

  @Test func runsBesideItsCaller() throws {
    let isReady = Monitor(false)
    let future = ThreadFuture { isReady.wait { $0 ? true : nil } }
    isReady.update { $0 = true }
    #expect(try future.wait())
  }
}

/// A limited number of threads holds a semaphore at a time.
@Suite struct CountingSemaphoreTests {
  @Test func limitsHowManyThreadsHoldIt() {
    let semaphore = CountingSemaphore(count: 2)
    let holding = Monitor((count: 0, most: 0))
    _ = parallelMap(Array(0..<200), threadLimit: 8) { _ in
      semaphore.wait()
      holding.update {
        $0.count += 1
        $0.most = max($0.most, $0.count)
      }
      holding.update { $0.count -= 1 }
      semaphore.signal()
    }
    #expect(holding.withLock { (1...2).contains($0.most) })
    #expect(holding.withLock { $0.count } == 0)
  }

  @Test(arguments: [Int.min, 0, 1]) func lendsAtLeastOnePlace(count: Int) {
    let semaphore = CountingSemaphore(count: count)
    semaphore.wait()
    semaphore.signal()
    semaphore.wait()
  }
}
