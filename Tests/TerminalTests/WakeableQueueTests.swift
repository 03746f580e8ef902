import CTerm
import Glibc
import Testing

@testable import Terminal

@Suite struct MailboxTests {
  private func isReadable(_ mailbox: WakeableQueue<Int>) -> Bool {
    cterm_wait(-1, -1, mailbox.descriptor, 0) == CTERM_MAIL
  }

  @Test func isReadableWhileThereIsMail() throws {
    let mailbox = try WakeableQueue<Int>()
    #expect(!isReadable(mailbox))
    mailbox.post(1)
    mailbox.post(2)
    #expect(isReadable(mailbox))
    #expect(mailbox.takeAll() == [1, 2])
    #expect(!isReadable(mailbox))
    #expect(mailbox.takeAll() == [])
    mailbox.post(3)
    #expect(isReadable(mailbox))
  }

  @Test func losesNothingFromManyThreads() async throws {
    let mailbox = try WakeableQueue<Int>()
    var taken: [Int] = []
    await withTaskGroup { group in
      for start in 0..<4 {
        group.addTask { for index in 0..<250 { mailbox.post(start * 1000 + index) } }
      }
      for await _ in group { taken += mailbox.takeAll() }
    }
    taken += mailbox.takeAll()
    #expect(taken.count == 1000)
    for start in 0..<4 { #expect(taken.filter { $0 / 1000 == start } == (0..<250).map { start * 1000 + $0 }) }
    #expect(!isReadable(mailbox))
  }
}
