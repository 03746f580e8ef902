import Foundation
import Testing
import Threads

/// Threads share a value and wait for changes by others.
@Suite struct MonitorTests {
  @Test func returnsAtOnceWhenTheConditionHolds() {
    let monitor = Monitor(3)
    #expect(monitor.wait { $0 == 3 ? "three" : nil } == "three")
  }

  @Test func waitsForTheUpdateOfAnotherThread() {
    let monitor = Monitor(0)
    Thread.detachNewThread {
      for _ in 0..<10 { monitor.update { $0 += 1 } }
    }
    #expect(monitor.wait { $0 == 10 ? $0 : nil } == 10)
  }

  @Test func wakesEveryWaitingThread() {
    let isOpen = Monitor(false)
    let passedCount = Monitor(0)
    for _ in 0..<4 {
      Thread.detachNewThread {
        isOpen.wait { $0 ? true : nil }
        passedCount.update { $0 += 1 }
      }
    }
    isOpen.update { $0 = true }
    #expect(passedCount.wait { $0 == 4 ? $0 : nil } == 4)
  }

  @Test func changesTheValueWhereItWaits() {
    let monitor = Monitor([1, 2, 3])
    #expect(monitor.wait { $0.popLast() } == 3)
    #expect(monitor.withLock { $0 } == [1, 2])
  }

  @Test func losesNoUpdate() {
    let count = Monitor(0)
    for _ in 0..<4 {
      Thread.detachNewThread {
        for _ in 0..<1_000 { count.update { $0 += 1 } }
      }
    }
    #expect(count.wait { $0 == 4_000 ? $0 : nil } == 4_000)
  }

  @Test(arguments: [Date.distantPast, Date(timeIntervalSinceNow: 0.01)])
  func givesUpAtTheDeadline(deadline: Date) {
    let result: Int? = Monitor(0).wait(until: deadline) { $0 > 0 ? $0 : nil }
    #expect(result == nil)
    #expect(Date() >= deadline)
  }

  @Test func acceptsADeadlineThatTheSystemCannotHold() {
    #expect(Monitor(1).wait(until: .distantFuture) { $0 } == 1)
    let monitor = Monitor(0)
    Thread.detachNewThread { monitor.update { $0 = 1 } }
    #expect(monitor.wait(until: .distantFuture) { $0 > 0 ? $0 : nil } == 1)
  }
}
