import AlbumService
import Calls
import Pictures
import SystemPackage

/// Imports media files into an album.
///
/// Files are found first and then processed in the order of their paths, a batch at a time: read by as many threads as there are
/// workers, then stored together. Each batch is on disk before the next one begins, so that an interrupted import loses at most
/// one and continues there when it is run again.
public struct Importer: Sendable {
  /// The time after which a batch takes no more files, so that little is lost and progress is visible.
  private static let batchDuration = Duration.seconds(1)

  private let pool: WorkerPool
  private let album: any AlbumWriter
  private let names: @Sendable (MediaMetadata) -> CanonicalNames

  /// Creates an importer.
  ///
  /// - Parameters:
  ///   - pool: The workers that read the files.
  ///   - album: The album that stores them.
  ///   - names: Returns the canonical names for the maker, model and lens that a file states.
  public init(
    pool: WorkerPool, into album: any AlbumWriter,
    names: @escaping @Sendable (MediaMetadata) -> CanonicalNames
  ) {
    self.pool = pool
    self.album = album
    self.names = names
  }

  /// Imports files, and folders with everything in them.
  ///
  /// A file counts once, however often it is named or linked to. A file that cannot be imported is reported, and the import
  /// continues. Files that are not media, or not supported, are counted separately, unless the caller named them.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; a path that does not exist is a failure in the report.
  ///   - options: The options.
  ///   - isCancelled: Called before every file, on any thread; once it returns true, the files read so far are stored and the
  ///     import ends.
  ///   - progress: Called after every batch, on the caller's thread.
  /// - Returns: The result; after a cancellation, of the files that were processed.
  /// - Throws: The failures of the album, and `storage` with reason `copyFolder` if no more copies can be stored, with the report
  ///   on the files imported before, which are kept.
  public func run(
    _ paths: [String], options: ImportOptions = ImportOptions(),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (ImportProgress) -> Void = { _ in }
  ) throws(ImportStop) -> ImportReport {
    let start = ContinuousClock.now
    let walker = DirectoryWalker(paths, scope: options.scope)
    var report = ImportReport(failures: walker.failures, skipped: walker.skipped)
    let foundCount = walker.files.count + report.fileCount
    let sidecars = SidecarFinder(walker.files)
    var rest = walker.files[...]
    let lease = options.copyFolder.map { MediaFolder.DirectoryLease(MediaFolder(path: $0)) }
    while !rest.isEmpty && !isCancelled() {
      let batch = rest.prefix(max(1, options.batchLimit))
      do throws(ServiceFailure) {
        rest = rest.dropFirst(try importBatch(Array(batch), sidecars, options, isCancelled, &report))
      } catch {
        throw ImportStop(failure: error, report: report, foundCount: foundCount)
      }
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      progress(ImportProgress(report: report, foundCount: foundCount, elapsedSeconds: elapsed))
    }
    _ = consume lease
    report.failures.sort { $0.file < $1.file }
    report.notSupported.sort { $0.file < $1.file }
    return report
  }

  /// Reads and stores the first files of a batch, as many as there is time for, and returns how many those were.
  private func importBatch(
    _ files: [DirectoryWalker.File], _ sidecars: SidecarFinder, _ options: ImportOptions,
    _ isCancelled: @escaping @Sendable () -> Bool, _ report: inout ImportReport
  ) throws(ServiceFailure) -> Int {
    let sidecars = files.map { sidecars.sidecars(of: $0.path) }
    let stamps = zip(files, sidecars).map { file, sidecars in
      Result { () throws(Errno) in try FileStamp(ofFile: file.path, sidecars: sidecars.state()) }
    }
    var isKnown = try album.isUnchanged(
      stamps.compactMap { try? $0.get() }, of: options.owner, copiedInto: options.copyFolder)[...]
    let candidates = zip(zip(files, sidecars), stamps).map { file, stamp in
      let isKnown = if case .success = stamp { isKnown.popFirst() == true } else { false }
      return ImportBatch.Candidate(
        path: file.0.path, isNamed: file.0.isNamed, sidecars: file.1, stamp: stamp, isKnown: isKnown)
    }
    let deadline = ContinuousClock.now + Self.batchDuration
    let batch = ImportBatch(candidates) { candidate in read(candidate, options) }
    let readings = batch.run(threadCount: pool.workerCount) { ContinuousClock.now >= deadline || isCancelled() }
    try store(readings, &report)
    for case (_, .folderFailure(let error)) in readings {
      let details = ServiceFailure.details(of: error)
      throw ServiceFailure(.storage, .copyFolder, details.merging(["path": options.copyFolder ?? ""]) { $1 })
    }
    return readings.count
  }

  /// Reads one file, unless it is known. Runs on any thread.
  private func read(_ candidate: ImportBatch.Candidate, _ options: ImportOptions) -> ImportBatch.Reading {
    let stamp: FileStamp
    switch candidate.stamp {
    case .success(let found): stamp = found
    case .failure(.noSuchFileOrDirectory): return .failure(.gone)
    case .failure(let error): return .failure(ImportFailureReason(error))
    }
    if candidate.isKnown { return .known }
    let role = FileNameRole(ofFile: candidate.path)
    if case .notMedia = role, !candidate.isNamed { return .notMedia }
    // The album would refuse it as well, but only after it was copied.
    if ImportRefusal.isUnfit(path: candidate.path) { return .failure(.refused(.controlCharacterInPath)) }
    do {
      let file = try OpenFile.picture(at: candidate.path)
      let facts = try pool.readMetadata(of: file)
      let stored = try options.copyFolder.map { folder in
        try MediaFolder(path: folder).copy(file, openedAt: candidate.path, contentHash: facts.contentHash) {
          try pool.readMetadata(of: $0).contentHash
        }
      }
      var item = MediaItem(
        facts, named: names(facts), foundAt: candidate.path, file: stored ?? candidate.path, options: options)
      read(candidate.sidecars).apply(to: &item, fileTitle: facts.title, name: Self.name(ofFile: candidate.path))
      let folder = options.album == nil ? AlbumFolder(ofFile: candidate.path) : nil
      return .item(NewMediaItem(item: item, inAlbumOf: folder, stamp: stamp, isDemo: options.isDemo))
    } catch let failure as MediaFolder.Failure {
      switch failure {
      case .folder(let error): return .folderFailure(error)
      case .source(let reason): return .failure(reason)
      }
    } catch let failure as ImageFailure where !candidate.isNamed {
      switch (failure.kind, role) {
      case (.unsupported, _): return .notSupported(failure)
      case (.unknownFormat, .unknown), (.unknownFormat, .notMedia): return .notMedia
      default: return .failure(.rejected(failure))
      }
    } catch let failure as ImageFailure {
      return .failure(.rejected(failure))
    } catch {
      return .failure(.unreadable(error as? Errno ?? .ioError))
    }
  }

  /// Reads sidecars; one that cannot be read is ignored.
  private func read(_ sidecars: Sidecars) -> SidecarFacts {
    SidecarFacts(
      xmp: sidecars.xmp.compactMap { try? pool.readSidecar(path: $0) },
      takeout: sidecars.takeout.flatMap(TakeoutFile.init(path:)))
  }

  private static func name(ofFile path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
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
      case .notMedia: report.skip(.notMedia)
      case .notSupported(let failure):
        report.skip(.notSupported)
        report.notSupported.append(ImportReport.Failure(file: candidate.path, .rejected(failure)))
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
