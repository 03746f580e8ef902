import CTerm
import Glibc
import Testing

@testable import Terminal

@Suite struct WakeableQueueTests {
  private func isReadable(_ queue: WakeableQueue<Int>) -> Bool {
    cterm_wait(-1, -1, queue.descriptor, 0) == CTERM_WAKE_UP
  }

  @Test func isReadableWhileItHoldsMessages() throws {
    let queue = try WakeableQueue<Int>()
    #expect(!isReadable(queue))
    queue.post(1)
    queue.post(2)
    #expect(isReadable(queue))
    #expect(queue.drain() == [1, 2])
    #expect(!isReadable(queue))
    #expect(queue.drain() == [])
    queue.post(3)
    #expect(isReadable(queue))
  }

  @Test func keepsEveryMessageOfManyThreads() async throws {
    let queue = try WakeableQueue<Int>()
    var received: [Int] = []
    await withTaskGroup { group in
      for start in 0..<4 {
        group.addTask { for index in 0..<250 { queue.post(start * 1000 + index) } }
      }
      for await _ in group { received += queue.drain() }
    }
    received += queue.drain()
    #expect(received.count == 1000)
    for start in 0..<4 { #expect(received.filter { $0 / 1000 == start } == (0..<250).map { start * 1000 + $0 }) }
    #expect(!isReadable(queue))
  }
}
