import AlbumService
import Synchronization

/// Files that are read side by side.
final class ImportBatch: Sendable {
  /// A file that may come in.
  struct Candidate: Sendable {
    /// Its absolute path.
    let path: String
    /// Its state before it is read; nil when it has gone since it was found.
    let stamp: FileStamp?
    /// Whether the album knows this state.
    let isKnown: Bool
  }

  /// What came of reading a file.
  enum Reading: Sendable {
    /// It need not be read.
    case known
    /// It can be filed.
    case medium(NewMediaItem)
    /// It cannot come in; the reason, in English.
    case failure(String)
    /// No copy of it could be made, nor will one of others; the reason, in English.
    case noPlace(String)
  }

  private let candidates: [Candidate]
  private let read: @Sendable (Candidate) -> Reading
  private let next = Atomic<Int>(0)
  private let readings = Mutex<[Int: Reading]>([:])

  /// A batch of which nothing is read yet.
  ///
  /// - Parameter read: Reads one file; called on several threads at once.
  init(_ candidates: [Candidate], read: @escaping @Sendable (Candidate) -> Reading) {
    self.candidates = candidates
    self.read = read
  }

  /// Reads the files, from the first on, until all are read or it is time to stop.
  ///
  /// Every thread reads one file at least, so that each batch gets on however slow its files are.
  ///
  /// - Returns: The first files with what came of them, in their order.
  func run(
    threadCount: Int, until isTimeToStop: @escaping @Sendable () -> Bool
  ) -> [(candidate: Candidate, reading: Reading)] {
    onThreads(min(threadCount, candidates.count)) {
      repeat {
        // A file that was taken is read in any case, so that what is read has no gaps.
        let index = self.next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < self.candidates.count else { return }
        let reading = self.read(self.candidates[index])
        self.readings.withLock { $0[index] = reading }
      } while !isTimeToStop()
    }
    return readings.withLock { readings in
      zip(candidates.indices, candidates).compactMap { index, candidate in
        readings[index].map { (candidate, $0) }
      }
    }
  }
}
