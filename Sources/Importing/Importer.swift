import AlbumService
import Calls
import Pictures

/// Imports media files into an album.
///
/// Files are found first and then processed in the order of their paths, a batch at a time: read by as many threads as there are
/// workers, then stored together. Each batch is on disk before the next one begins, so that an interrupted import loses at most
/// one and continues there when it is run again.
public struct Importer: Sendable {
  /// The most files in a batch. Storing costs one flush to disk, however many there are.
  private static let filesPerBatch = 100
  /// The time after which a batch takes no more files, so that little is lost and progress is visible.
  private static let batchDuration = Duration.seconds(1)

  private let pool: WorkerPool
  private let album: any AlbumWriter
  private let names: @Sendable (_ make: String?, _ model: String?, _ lens: String?) -> CanonicalNames

  /// Creates an importer.
  ///
  /// - Parameters:
  ///   - pool: The workers that read the files.
  ///   - album: The album that stores them.
  ///   - names: Returns the canonical names for the maker, model and lens that a file states.
  public init(
    pool: WorkerPool, into album: any AlbumWriter,
    names: @escaping @Sendable (_ make: String?, _ model: String?, _ lens: String?) -> CanonicalNames
  ) {
    self.pool = pool
    self.album = album
    self.names = names
  }

  /// Imports files, and folders with everything in them.
  ///
  /// A file counts once, however often it is named or linked to. A file that cannot be imported is reported, and the import
  /// continues.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; a path that does not exist is a failure in the report.
  ///   - options: The options.
  ///   - isCancelled: Called before every file, on any thread; once it returns true, the files read so far are stored and the
  ///     import ends.
  ///   - progress: Called after every batch, on the caller's thread.
  /// - Returns: The result; after a cancellation, of the files that were processed.
  /// - Throws: The album's failures, and `storage` with reason `copyFolder` where no more copies can be made; what was stored
  ///   before stays.
  public func run(
    _ paths: [String], options: ImportOptions = ImportOptions(),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (ImportProgress) -> Void = { _ in }
  ) throws(ServiceFailure) -> ImportReport {
    let start = ContinuousClock.now
    let walker = DirectoryWalker(paths)
    var report = ImportReport(failures: walker.failures)
    let foundCount = walker.files.count + walker.failures.count
    var rest = walker.files[...]
    let lease = options.copyFolder.map { MediaFolder.DirectoryLease(MediaFolder(path: $0)) }
    while !rest.isEmpty && !isCancelled() {
      let batch = rest.prefix(Self.filesPerBatch)
      rest = rest.dropFirst(try importBatch(Array(batch), options, isCancelled, &report))
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      progress(ImportProgress(report: report, foundCount: foundCount, elapsedSeconds: elapsed))
    }
    _ = consume lease
    report.failures.sort { $0.file < $1.file }
    return report
  }

  /// Reads and stores the first files of a batch, as many as there is time for, and returns how many those were.
  private func importBatch(
    _ files: [String], _ options: ImportOptions, _ isCancelled: @escaping @Sendable () -> Bool,
    _ report: inout ImportReport
  ) throws(ServiceFailure) -> Int {
    let stamps = files.map { FileStamp(ofFile: $0) }
    var isKnown = try album.isUnchanged(stamps.compactMap(\.self), copiedInto: options.copyFolder)[...]
    let candidates = zip(files, stamps).map { file, stamp in
      ImportBatch.Candidate(path: file, stamp: stamp, isKnown: stamp != nil && isKnown.popFirst() == true)
    }
    let deadline = ContinuousClock.now + Self.batchDuration
    let batch = ImportBatch(candidates) { candidate in read(candidate, options) }
    let readings = batch.run(threadCount: pool.workerCount) { ContinuousClock.now >= deadline || isCancelled() }
    try store(readings, &report)
    for case (_, .folderFailure(let reason)) in readings {
      throw ServiceFailure(.storage, .copyFolder, ["path": options.copyFolder ?? "", "details": reason])
    }
    return readings.count
  }

  /// Reads one file, unless it is known. Runs on any thread.
  private func read(_ candidate: ImportBatch.Candidate, _ options: ImportOptions) -> ImportBatch.Reading {
    guard let stamp = candidate.stamp else { return .failure(.gone) }
    if candidate.isKnown { return .known }
    // The album would refuse it as well, but only after it was copied.
    if ImportRefusal.isUnfit(path: candidate.path) { return .failure(.refused(.controlCharacterInPath)) }
    do {
      let file = try OpenFile.picture(at: candidate.path)
      let facts = try pool.readMetadata(of: file)
      let stored = try options.copyFolder.map { folder in
        try MediaFolder(path: folder).copy(file, openedAt: candidate.path, contentHash: facts.contentHash)
      }
      let names = names(facts.make, facts.model, facts.lens)
      let item = MediaItem(
        facts, named: names, foundAt: candidate.path, file: stored ?? candidate.path, options: options)
      return .item(NewMediaItem(item: item, stamp: stamp, isDemo: options.isDemo))
    } catch let failure as MediaFolder.Failure {
      switch failure {
      case .folder(let reason): return .folderFailure(reason)
      case .source(let reason): return .failure(.unreadable(reason))
      }
    } catch {
      return .failure(.unsupported("\(error)"))
    }
  }

  /// Stores the files that were read, all at once, and counts the results.
  private func store(
    _ readings: [(candidate: ImportBatch.Candidate, reading: ImportBatch.Reading)], _ report: inout ImportReport
  ) throws(ServiceFailure) {
    var items: [NewMediaItem] = []
    for (candidate, reading) in readings {
      switch reading {
      case .known: report.unchanged += 1
      case .folderFailure: break
      case .failure(let reason): report.add(ImportReport.Failure(file: candidate.path, reason))
      case .item(let item): items.append(item)
      }
    }
    guard !items.isEmpty else { return }
    for (item, outcome) in zip(items, try album.add(items)) {
      switch outcome {
      case .imported: report.imported += 1
      case .unchanged: report.unchanged += 1
      case .refused(let refusal): report.add(ImportReport.Failure(file: item.stamp.path, .refused(refusal)))
      }
    }
  }
}

extension ServiceFailure.Reason {
  /// The folder for copies cannot be written; parameters `path` and `details`, the latter in English.
  public static let copyFolder = ServiceFailure.Reason(rawValue: "copyFolder")
}
