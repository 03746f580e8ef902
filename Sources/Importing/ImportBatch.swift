import AlbumService
import Pictures
import SystemPackage
import Threads

/// Files that are read by several threads at once.
final class ImportBatch: Sendable {
  /// A file to be imported.
  struct Candidate: Sendable {
    /// Its absolute path, as ``Calls/PathText``.
    let path: String
    /// Whether the caller named it.
    let isNamed: Bool
    /// The files beside it that are about it.
    let sidecars: Sidecars
    /// Its state before it is read, or why it cannot be looked up.
    let stamp: Result<FileStamp, Errno>
    /// Whether the album has stored it in this state, so that it need not be read.
    let isKnown: Bool
  }

  /// The result of reading a file.
  enum Reading: Sendable {
    /// It did not have to be read.
    case known
    /// It can be stored.
    case item(NewMediaItem)
    /// It cannot be imported.
    case failure(ImportFailureReason)
    /// It is skipped because it is not a media file.
    case notMedia
    /// It is passed over: it is a medium, in a format that is not supported, for the reason given.
    case notSupported(ImageFailure)
    /// The folder for copies cannot be written.
    case folderFailure(Errno)
  }

  private let candidates: [Candidate]
  private let read: @Sendable (Candidate) -> Reading

  /// Creates a batch.
  ///
  /// - Parameter read: Reads one file; called on several threads at once.
  init(_ candidates: [Candidate], read: @escaping @Sendable (Candidate) -> Reading) {
    self.candidates = candidates
    self.read = read
  }

  /// Reads files, in their order, until all are read or `isTimeToStop` returns true, but at least one.
  ///
  /// - Returns: The files that were read, a gapless beginning of the batch, with the results.
  func run(
    threadCount: Int, until isTimeToStop: @escaping @Sendable () -> Bool
  ) -> [(candidate: Candidate, reading: Reading)] {
    let readings = parallelMap(candidates, threadLimit: threadCount, until: isTimeToStop, read)
    return zip(candidates, readings).map { (candidate: $0, reading: $1) }
  }
}
