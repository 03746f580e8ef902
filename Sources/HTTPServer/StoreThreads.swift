import Calls
import NIOPosix
import Synchronization

/// The threads that carry out the stores' calls, which block.
///
/// Few of them read, since each has a database connection with a cache of its own. More of them write: a store commits the writes that wait at
/// the same time together. Media have threads of their own, since pictures may have to be developed first, which takes seconds.
/// So have uploads, since they wait for the disk and for the readers of files, and passwords, since hashing one takes 20 ms of a processor and 19 MiB.
final class StoreThreads: Sendable {
  private let readers: NIOThreadPool
  private let writers: NIOThreadPool
  private let openers: NIOThreadPool
  private let hashers: NIOThreadPool
  private let uploaders: NIOThreadPool
  private let waiting = Atomic<Int>(0)
  private let limit: Int

  init(_ limits: ServerLimits) {
    readers = NIOThreadPool(numberOfThreads: limits.readers)
    writers = NIOThreadPool(numberOfThreads: limits.writers)
    openers = NIOThreadPool(numberOfThreads: limits.openers)
    hashers = NIOThreadPool(numberOfThreads: limits.hashers)
    uploaders = NIOThreadPool(numberOfThreads: limits.uploaders)
    limit = limits.waitingCalls
    readers.start()
    writers.start()
    openers.start()
    hashers.start()
    uploaders.start()
  }

  /// The number of calls that are waiting or being carried out.
  var callCount: Int { waiting.load(ordering: .relaxed) }

  /// Carries out a call on a thread for reads or for writes.
  ///
  /// - Throws: `unavailable` if too many calls are waiting, or the threads have ended; otherwise the errors of the call.
  func run<Value: Sendable>(
    _ lane: Endpoint.Lane, _ work: @escaping @Sendable () throws(ServiceFailure) -> Value
  ) async throws(ServiceFailure) -> Value {
    guard waiting.add(1, ordering: .relaxed).newValue <= limit else {
      waiting.subtract(1, ordering: .relaxed)
      throw ServiceFailure(.unavailable, nil, [:], retryAfterMS: 1_000)
    }
    defer { waiting.subtract(1, ordering: .relaxed) }
    let result: Result<Value, ServiceFailure>
    do {
      result = try await pool(lane).runIfActive { () -> Result<Value, ServiceFailure> in
        do throws(ServiceFailure) { return .success(try work()) } catch { return .failure(error) }
      }
    } catch {
      throw ServiceFailure(.unavailable, nil, [:], retryAfterMS: 1_000)
    }
    return try result.get()
  }

  private func pool(_ lane: Endpoint.Lane) -> NIOThreadPool {
    switch lane {
    case .read: readers
    case .write: writers
    case .media: openers
    case .hashing: hashers
    case .upload: uploaders
    }
  }

  /// Ends the threads after the calls that have begun.
  func stop() async {
    for pool in [readers, writers, openers, hashers, uploaders] {
      // A pool that has ended already has nothing left to do.
      do { try await pool.shutdownGracefully() } catch { continue }
    }
  }
}
