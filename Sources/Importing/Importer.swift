import AlbumService
import Calls
import Pictures

/// Brings photos into the album.
///
/// Files are found first and then dealt with in the order of their paths, a batch at a time: read on as many threads as
/// there are workers, then filed together. A batch is on disk before the next one begins, so that an import that is
/// interrupted loses at most one, and goes on where it was when it is run again.
public struct Importer: Sendable {
  /// The most files in a batch. Filing costs a flush to disk however many there are.
  private static let filesPerBatch = 100
  /// After so long a batch takes no more files, so that little is lost and progress is seen.
  private static let batchDuration = Duration.seconds(1)

  private let pool: WorkerPool
  private let album: any AlbumWriter
  private let names: @Sendable (_ make: String?, _ model: String?, _ lens: String?) -> CanonicalNames

  /// An importer.
  ///
  /// - Parameters:
  ///   - pool: Who reads the files.
  ///   - album: Where they go.
  ///   - names: Makes canonical what files say of maker, model and lens.
  public init(
    pool: WorkerPool, into album: any AlbumWriter,
    names: @escaping @Sendable (_ make: String?, _ model: String?, _ lens: String?) -> CanonicalNames
  ) {
    self.pool = pool
    self.album = album
    self.names = names
  }

  /// Imports files and all that is in folders.
  ///
  /// A file counts once, however often it is named or linked to. What cannot come in costs only itself.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; what is not there is a failure of its own.
  ///   - options: How they are filed.
  ///   - isCancelled: Asked before every file, on any thread; once it says so, what was read is still filed.
  ///   - progress: Told after every batch, on the caller's thread.
  /// - Returns: What became of the files. When it was cancelled, of those that were dealt with.
  /// - Throws: What the album throws, and `storage` when no more copies can be made; what was filed before stays.
  public func run(
    _ paths: [String], options: ImportOptions = ImportOptions(),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (ImportProgress) -> Void = { _ in }
  ) throws(ServiceFailure) -> ImportReport {
    let start = ContinuousClock.now
    let walk = DirectoryWalker(paths)
    var report = ImportReport(failures: walk.failures)
    let foundCount = walk.files.count + walk.failures.count
    var rest = walk.files[...]
    let hold = options.copyFolder.map { MediaFolder.DirectoryLease(MediaFolder(path: $0)) }
    while !rest.isEmpty && !isCancelled() {
      let batch = rest.prefix(Self.filesPerBatch)
      let doneCount = try takeIn(Array(batch), options, isCancelled, &report)
      rest = rest.dropFirst(doneCount)
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      progress(ImportProgress(report: report, foundCount: foundCount, elapsedSeconds: elapsed))
    }
    _ = consume hold
    report.failures.sort { $0.file < $1.file }
    return report
  }

  /// Deals with the first files of a batch, as many as there is time for, and tells how many those were.
  private func takeIn(
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
    try file(readings, &report)
    for case (_, .noPlace(let reason)) in readings {
      throw ServiceFailure(
        .storage,
        "No more can be copied into \(options.copyFolder ?? ""): \(reason). What came in before is safe; make room and "
          + "import again.")
    }
    return readings.count
  }

  /// Reads one file, unless it is known. Runs on any thread.
  private func read(_ candidate: ImportBatch.Candidate, _ options: ImportOptions) -> ImportBatch.Reading {
    guard let stamp = candidate.stamp else { return .failure("the file is gone") }
    if candidate.isKnown { return .known }
    // The album would refuse it; by then it would have been copied.
    guard !candidate.path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return .failure("its path holds a control character; rename it")
    }
    do {
      let facts = try pool.examine(path: candidate.path)
      var file = candidate.path
      if let folder = options.copyFolder {
        file = try MediaFolder(path: folder).copy(file, contentHash: facts.contentHash)
      }
      let names = names(facts.make, facts.model, facts.lens)
      let photo = Photo(facts, named: names, foundAt: candidate.path, file: file, options: options)
      return .medium(NewMediaItem(photo: photo, stamp: stamp, isDemo: options.isDemo))
    } catch MediaFolder.Failure.folder(let reason) {
      return .noPlace(reason)
    } catch {
      return .failure("\(error)")
    }
  }

  /// Files what was read, all at once, and counts what became of it.
  private func file(
    _ readings: [(candidate: ImportBatch.Candidate, reading: ImportBatch.Reading)], _ report: inout ImportReport
  ) throws(ServiceFailure) {
    var media: [NewMediaItem] = []
    for (candidate, reading) in readings {
      switch reading {
      case .known: report.unchanged += 1
      case .noPlace: break
      case .failure(let reason): report.add(ImportReport.Failure(file: candidate.path, reason: reason))
      case .medium(let medium): media.append(medium)
      }
    }
    guard !media.isEmpty else { return }
    for (medium, outcome) in zip(media, try album.add(media)) {
      switch outcome {
      case .imported: report.imported += 1
      case .unchanged: report.unchanged += 1
      case .refused(let reason): report.add(ImportReport.Failure(file: medium.stamp.path, reason: reason))
      }
    }
  }
}
