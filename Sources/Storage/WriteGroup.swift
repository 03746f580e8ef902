import Calls
import GRDB
import Threads

/// Commits the writes that arrive while another one is being committed together, in one transaction.
///
/// A commit waits for the disk; with one for each write, a disk that takes a millisecond allows a thousand writes a second, however many
/// callers there are. The first caller writes on its own thread for all that wait; none of them returns before its write is on disk.
final class WriteGroup: Sendable {
  /// The most writes of a transaction.
  static let limit = 256

  /// A write that waits for its turn, and its outcome.
  ///
  /// `@unchecked Sendable`: `work`, whatever it captures, and `outcome` are used by one thread at a time. The caller that made the job hands
  /// it over under the monitor's lock and then only waits, until the thread that ran it has marked it as done under that lock.
  private final class Job: @unchecked Sendable {
    /// The write; nil when it has been carried out, since it must not outlive its caller's wait.
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

  /// How many writes wait for the one that is being committed.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Carries out a write; it is on disk when this returns.
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

  /// Waits until a job is done, or until it is its caller's turn to write for all that wait.
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
      // It concerns the file, and not the work: the outcome is unknown, or the file was replaced.
      for job in batch where (try? job.outcome.get()) != nil { job.outcome = .failure(failure) }
    } catch {
      // Nothing of the batch was written: the fault is found by writing each on its own.
      commitSingly(batch)
    }
  }

  /// Applies a job within the transaction of a batch: a refusal undoes it alone.
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
    // SQLite ends the transaction itself after some faults; what follows would not belong to one.
    guard db.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
  }

  private func commitSingly(_ batch: [Job]) {
    for job in batch {
      job.outcome = Result { try writer.write { try job.work?($0) } }
    }
  }
}
