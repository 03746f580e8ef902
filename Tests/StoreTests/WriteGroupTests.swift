import Calls
import Dispatch
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing
import Threads

@testable import Storage

/// Writes to one file that arrive at the same time.
@Suite(.timeLimit(.minutes(1))) struct WriteGroupTests {
  private let folder: TemporaryFolder
  private let file: StoreFile

  private static let schema = StoreSchema(
    name: "notebook", applicationID: 0x5446_5858,
    steps: [{ db in try db.execute(sql: "CREATE TABLE note (text TEXT UNIQUE)") }])

  init() throws {
    folder = try TemporaryFolder()
    file = try StoreFile(path: folder.file("notes.sqlite"), schema: Self.schema)
  }

  private static let refusal = ServiceFailure(.refused, nil, ["note": "odd"])

  /// Writes each note on a thread of its own, after all threads have started; returns the error of each.
  private func writeTogether(_ notes: [String]) throws -> [String: String] {
    let file = file
    let failures = Mutex<[String: String]>([:])
    let done = Monitor(0)
    let begun = DispatchSemaphore(value: 0)
    let first = ThreadFuture {
      try file.write(Self.context()) { db in
        begun.signal()
        while file.waitingWriteCount < notes.count { sched_yield() }
        try Self.add("first", db)
      }
    }
    begun.wait()
    for note in notes {
      Thread.detachNewThread {
        do {
          try file.write(Self.context()) { db in
            try Self.add(note, db)
            if note.hasPrefix("odd") { throw Self.refusal }
          }
        } catch {
          failures.withLock { $0[note] = "\(error)" }
        }
        done.update { $0 += 1 }
      }
    }
    try first.wait()
    done.wait { $0 == notes.count ? true : nil }
    return failures.withLock { $0 }
  }

  private static func context() -> WriteContext { WriteContext(.local, key: .random()) }

  private static func add(_ note: String, _ db: Database) throws {
    try db.execute(sql: "INSERT INTO note (text) VALUES (?)", arguments: [note])
  }

  private func notes() throws -> Set<String> {
    try file.read { db in try String.fetchSet(db, sql: "SELECT text FROM note") }
  }

  @Test func writesThatWaitAreCommittedTogether() throws {
    let commitCount = Mutex(0)
    file.trace { if $0.hasPrefix("COMMIT") { commitCount.withLock { $0 += 1 } } }
    let notes = (0..<20).map { "\($0)" }
    #expect(try writeTogether(notes) == [:])
    #expect(commitCount.withLock { $0 } == 2)
    #expect(try self.notes() == Set(notes + ["first"]))
  }

  @Test func aRefusalUndoesOnlyItself() throws {
    let failures = try writeTogether(["a", "odd 1", "b", "odd 2"])
    #expect(failures == ["odd 1": "\(Self.refusal)", "odd 2": "\(Self.refusal)"])
    #expect(try notes() == ["first", "a", "b"])
  }

  @Test func aFaultOfTheDatabaseUndoesOnlyItself() throws {
    let failures = try writeTogether(["a", "first", "b"])
    #expect(failures.keys.sorted() == ["first"])
    #expect(try notes() == ["first", "a", "b"])
  }

  @Test func everyWriteOfManyThreadsIsCarriedOutOnce() throws {
    let file = file
    let done = Monitor(0)
    for thread in 0..<16 {
      Thread.detachNewThread {
        for number in 0..<50 {
          do { try file.write(Self.context()) { try Self.add("\(thread) \(number)", $0) } } catch {
            Issue.record("\(error)")
          }
        }
        done.update { $0 += 1 }
      }
    }
    done.wait { $0 == 16 ? true : nil }
    #expect(try notes().count == 800)
  }

  @Test func aCancelledWriteIsNotBegun() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let call = CallContext(caller: Caller(device: "d"), cancellation: cancellation)
    #expect(throws: ServiceFailure(.cancelled)) {
      try file.write(WriteContext(call, key: .random())) { try Self.add("a", $0) }
    }
    #expect(try notes().isEmpty)
  }
}
