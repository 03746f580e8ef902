import Calls
import GRDB
import Threads

/// A group commit: writes that arrive while another one is being committed are committed together in one transaction.
///
/// A commit waits for the disk: with one commit for each write, a disk that takes a millisecond allows a thousand writes per second for
/// all callers together. The first caller carries out all waiting writes on its own thread; no call returns before its write is on disk.
final class WriteGroup: Sendable {
  /// The maximum number of writes in a transaction.
  static let limit = 256

  /// A write that waits for its turn, and its outcome.
  ///
  /// `@unchecked Sendable`: `work` with its captured values, and `outcome`, are used by one thread at a time. The caller that created the
  /// job adds it under the monitor's lock and then only waits until the thread that ran it has marked it as done under that lock.
  private final class Job: @unchecked Sendable {
    /// The write; nil after it has been carried out, because the closure must not be used after its caller's wait.
    var work: ((Database) throws -> Void)?
    var outcome: Result<Void, any Error> = .success(())

    init(_ work: @escaping (Database) throws -> Void) {
      self.work = work
    }
  }

  private struct State {
    var waiting: [Job] = []
    var done: Set<ObjectIdentifier> = []
    var isWriting = false
  }

  private enum Turn: Sendable {
    case write([Job])
    case done
  }

  private let writer: RepeatingWriter
  private let state = Monitor(State())

  init(_ writer: RepeatingWriter) {
    self.writer = writer
  }

  /// The number of writes that wait for the one that is being committed.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Carries out a write, which is on disk when this returns.
  ///
  /// - Throws: The work's own errors, with nothing written, and those of the database.
  func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
    var value: Value?
    let outcome = withoutActuallyEscaping(work) { work in
      let job = Job { value = try work($0) }
      run(job)
      return job.outcome
    }
    try outcome.get()
    guard let value else { throw ServiceFailure(.storage) }
    return value
  }

  private func run(_ job: Job) {
    state.withLock { $0.waiting.append(job) }
    while case .write(let batch) = nextTurn(of: job) {
      commit(batch)
      for done in batch { done.work = nil }
      state.update { state in
        state.isWriting = false
        state.done.formUnion(batch.map { ObjectIdentifier($0) })
      }
    }
  }

  /// Waits until a job is done, or until its caller must carry out the waiting writes.
  private func nextTurn(of job: Job) -> Turn {
    state.wait { state in
      if state.done.remove(ObjectIdentifier(job)) != nil { return .done }
      if state.isWriting { return nil }
      state.isWriting = true
      let batch = Array(state.waiting.prefix(Self.limit))
      state.waiting.removeFirst(batch.count)
      return .write(batch)
    }
  }

  private func commit(_ batch: [Job]) {
    guard batch.count > 1 else { return commitSingly(batch) }
    do {
      try writer.write { db in
        for job in batch { try Self.apply(job, db) }
      }
    } catch let failure as ServiceFailure {
      // The failure concerns the file and not the work: the outcome is unknown, or the file was replaced.
      for job in batch where (try? job.outcome.get()) != nil { job.outcome = .failure(failure) }
    } catch {
      // Nothing of the batch was written. Each write is carried out alone, so that only the faulty one fails.
      commitSingly(batch)
    }
  }

  /// Carries out a job within the transaction of a batch; if it is refused, only this job is undone.
  private static func apply(_ job: Job, _ db: Database) throws {
    try db.inSavepoint {
      do {
        try job.work?(db)
        job.outcome = .success(())
        return .commit
      } catch let failure as ServiceFailure {
        job.outcome = .failure(failure)
        return .rollback
      }
    }
    // SQLite ends the transaction itself after some errors; the next jobs would then not be in a transaction.
    guard db.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
  }

  private func commitSingly(_ batch: [Job]) {
    for job in batch {
      job.outcome = Result { try writer.write { try job.work?($0) } }
    }
  }
}
