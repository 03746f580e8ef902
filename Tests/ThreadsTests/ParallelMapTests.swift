import Synchronization
import Testing
import Threads

/// Elements are transformed on several threads, and the results keep their order.
@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 7, 100], [Int.min, 0, 1, 3, 200])
  func returnsAllResultsInOrder(count: Int, threadLimit: Int) {
    #expect(parallelMap(Array(0..<count), threadLimit: threadLimit) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test func usesSeveralThreadsAndNoMoreThanAllowed() {
    let running = Monitor((count: 0, most: 0))
    let results = parallelMap(Array(0..<12), threadLimit: 3) { element in
      running.update {
        $0.count += 1
        $0.most = max($0.most, $0.count)
      }
      running.wait { $0.most == 3 ? true : nil }
      running.update { $0.count -= 1 }
      return element
    }
    #expect(results == Array(0..<12))
    #expect(running.withLock { $0.most } == 3)
  }

  @Test(arguments: [1, 4]) func stopsWithoutGaps(threadLimit: Int) {
    let transformedCount = Atomic<Int>(0)
    let results = parallelMap(
      Array(0..<1_000), threadLimit: threadLimit, until: { transformedCount.load(ordering: .relaxed) >= 10 }
    ) { element in
      transformedCount.wrappingAdd(1, ordering: .relaxed)
      return element
    }
    #expect((10..<10 + threadLimit).contains(results.count))
    #expect(results == Array(0..<results.count))
  }

  @Test func transformsTheFirstElementEvenWhenItIsTimeToStop() {
    #expect(parallelMap([5, 6], threadLimit: 1, until: { true }) { $0 } == [5])
  }
}
