import Calls
import Foundation
import GRDB
import Storage
import Synchronization
import TestSupport
import Testing

/// Reads and writes of one file on several threads.
@Suite(.timeLimit(.minutes(1))) struct StoreConcurrencyTests {
  private let folder: TemporaryFolder
  private let file: StoreFile

  private static let schema = StoreSchema(
    name: "notebook", applicationID: 0x5446_5858,
    steps: [{ db in try db.execute(sql: "CREATE TABLE note (text TEXT)") }])

  init() throws {
    folder = try TemporaryFolder()
    file = try StoreFile(path: folder.file("notes.sqlite"), schema: Self.schema)
  }

  /// Runs work on several threads at once and returns what it threw.
  private func onThreads(_ count: Int, _ work: @escaping @Sendable () throws -> Void) -> [String] {
    let failures = Mutex<[String]>([])
    let group = DispatchGroup()
    for _ in 0..<count {
      group.enter()
      Thread.detachNewThread {
        do {
          try work()
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
        group.leave()
      }
    }
    group.wait()
    return failures.withLock { $0 }
  }

  /// Lets threads go on once so many of them have arrived.
  private final class Barrier: Sendable {
    private let count: Int
    private let arrivedCount = Mutex(0)
    private let isOpen = DispatchSemaphore(value: 0)

    init(_ count: Int) {
      self.count = count
    }

    func wait() {
      let isLast = arrivedCount.withLock { arrived in
        arrived += 1
        return arrived == count
      }
      if isLast { for _ in 1..<count { isOpen.signal() } } else { isOpen.wait() }
    }
  }

  @Test func fourReadsRunAtOnce() throws {
    let barrier = Barrier(4)
    let failures = onThreads(4) { [file] in
      try file.read { db throws in
        barrier.wait()
        #expect(try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") == 0)
      }
    }
    #expect(failures.isEmpty)
  }

  @Test func moreReadsWait() throws {
    let running = Mutex((now: 0, most: 0))
    let failures = onThreads(8) { [file] in
      for _ in 0..<50 {
        try file.read { _ in
          running.withLock { running in
            running.now += 1
            running.most = max(running.most, running.now)
          }
          running.withLock { $0.now -= 1 }
        }
      }
    }
    #expect(failures.isEmpty)
    #expect((1...4).contains(running.withLock { $0.most }))
  }

  @Test func aReadDuringAWriteSeesTheStateBeforeIt() throws {
    let (isWritten, isRead) = (Barrier(2), Barrier(2))
    let roles = Mutex(0)
    let failures = onThreads(2) { [file] in
      let isWriter = roles.withLock { role in
        role += 1
        return role == 1
      }
      if isWriter {
        try file.write { db throws in
          try db.execute(sql: "INSERT INTO note (text) VALUES ('a')")
          isWritten.wait()
          isRead.wait()
        }
      } else {
        isWritten.wait()
        #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") } == 0)
        isRead.wait()
      }
    }
    #expect(failures.isEmpty)
    #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") } == 1)
  }

  @Test func writesOfSeveralThreadsAreAllKept() throws {
    let failures = onThreads(4) { [file] in
      for _ in 0..<25 {
        try file.write { db in try db.execute(sql: "INSERT INTO note (text) VALUES ('a')") }
        #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") ?? 0 } > 0)
      }
    }
    #expect(failures.isEmpty)
    #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") } == 100)
  }

  /// Reads on four connections at once, nested in one thread.
  private func readOnAllConnections(_ file: StoreFile, _ work: (Database) throws -> Void, depth: Int = 4) throws {
    try file.read { db in
      try work(db)
      if depth > 1 { try readOnAllConnections(file, work, depth: depth - 1) }
    }
  }

  @Test func everyConnectionIsFullySynchronousAndRefusesToWriteInARead() throws {
    var count = 0
    try readOnAllConnections(file) { db throws in
      #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
      #expect(try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? 0 <= -4096)
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
      #expect(throws: DatabaseError.self) { try db.execute(sql: "DELETE FROM note") }
      count += 1
    }
    #expect(count == 4)
  }

  @Test func aFileThatIsClosedLeavesNoLog() throws {
    let path = folder.file("closed.sqlite")
    do {
      let file = try StoreFile(path: path, schema: Self.schema)
      try readOnAllConnections(file) { db in _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("closed") }
    #expect(names == ["closed.sqlite"])
  }

  @Test func aCancelledCallNeitherReadsNorWrites() throws {
    var call = CallContext.test
    call.cancellation = Cancellation()
    call.cancellation.cancel()
    #expect(throws: ServiceFailure(.cancelled)) { try file.read(call) { _ in Issue.record("read") } }
    let write = WriteContext(call, key: .random())
    #expect(throws: ServiceFailure(.cancelled)) { try file.write(write) { _ in Issue.record("written") } }
    call = CallContext(caller: call.caller, deadline: .afterMS(0))
    #expect(throws: ServiceFailure(.timedOut)) { try file.read(call) { _ in Issue.record("read") } }
  }
}
