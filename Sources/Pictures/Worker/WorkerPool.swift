import Calls
import Glibc
import Screen
import Synchronization
import Threads

/// Reads media files in worker processes, a limited number at a time.
///
/// A malicious file affects only its own result: a worker that crashes, hangs or needs too much memory is terminated, and the
/// next file gets a new one. Workers start when they are first needed and are then kept; an idle worker is blocked in a read
/// and uses no processor time. All calls block and may come from any thread.
public final class WorkerPool: Sendable {
  /// A worker is replaced after this many files, so that memory leaked by libraries cannot add up.
  private static let filesPerWorker = 500

  private struct Worker {
    let process: WorkerProcess
    let fileCount: Int

    func perform(
      _ request: WorkerRequest, on file: OpenFile?, limitMS: Int
    ) -> Result<WorkerReply, WorkerProcess.Failure> {
      Result { () throws(WorkerProcess.Failure) in
        try process.perform(request, number: UInt64(fileCount), on: file, limitMS: limitMS)
      }
    }
  }

  /// The number of files that are read at a time, at least 1.
  public let workerCount: Int

  private let command: WorkerCommand
  private let limits: WorkerLimits
  private let slots: CountingSemaphore
  private let idleWorkers = Mutex<[Worker]>([])

  /// Creates a pool; no worker is started yet.
  ///
  /// - Parameters:
  ///   - command: Starts a worker.
  ///   - workerCount: The number of files that are read at a time, at least 1; by default one for each processor.
  ///   - limits: The resources that one file may use.
  public init(
    command: WorkerCommand = .thisProgram, workerCount: Int = WorkerPool.coreCount,
    limits: WorkerLimits = WorkerLimits()
  ) {
    self.command = command
    self.limits = limits
    self.workerCount = max(1, workerCount)
    slots = CountingSemaphore(count: self.workerCount)
  }

  deinit {
    for worker in idleWorkers.withLock({ $0 }) { worker.process.terminate() }
  }

  /// The number of processors of this machine, at least 1.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Reads the metadata of the file at a path; see ``readMetadata(of:)``.
  public func readMetadata(path: String) throws(ImageFailure) -> MediaMetadata {
    try readMetadata(of: OpenFile.picture(at: path))
  }

  /// Reads the metadata of a media file.
  ///
  /// If the metadata can be read but the picture cannot be decoded, ``MediaMetadata/problem`` says why.
  ///
  /// - Throws: ``ImageFailure`` when neither can be read.
  public func readMetadata(of file: OpenFile) throws(ImageFailure) -> MediaMetadata {
    var metadata = try perform(.readMetadata, on: file, limitMS: limits.metadataMS) { reply -> MediaMetadata? in
      if case .metadata(let metadata) = reply { metadata } else { nil }
    }
    guard metadata.needsDecoding else { return metadata }
    do throws(ImageFailure) {
      if let problem = try pictureProblem(of: file) { metadata.problems.append(problem) }
    } catch {
      guard metadata.hasMetadata else { throw error }
      metadata.problem = error.reason
    }
    return metadata
  }

  /// Reads a sidecar in XMP.
  ///
  /// - Parameter path: The path, as ``Calls/PathText``.
  /// - Throws: ``ImageFailure`` when it cannot be read or is not XMP.
  public func readSidecar(path: String) throws(ImageFailure) -> MediaDescription {
    let file = try OpenFile.picture(at: path)
    return try perform(.readSidecar, on: file, limitMS: limits.metadataMS) { reply -> MediaDescription? in
      if case .description(let description) = reply { description } else { nil }
    }
  }

  /// Decodes a picture and returns a description of what is missing of it; nil if it is complete.
  private func pictureProblem(of file: OpenFile) throws(ImageFailure) -> String? {
    try perform(.checkPicture, on: file, limitMS: limits.renderMS) { reply -> String?? in
      if case .pictureCheck(let problem) = reply { .some(problem) } else { nil }
    }
  }

  /// Renders the picture in the file at a path; see ``render(_:from:)``.
  public func render(_ request: ImageRequest, path: String) throws(ImageFailure) -> CellImage {
    try render(request, from: OpenFile.picture(at: path))
  }

  /// Renders a file's picture in cells.
  ///
  /// - Parameters:
  ///   - request: The size, at most 1,000 columns and rows, and the style; its source is not used.
  ///   - file: The file to decode.
  public func render(_ request: ImageRequest, from file: OpenFile) throws(ImageFailure) -> CellImage {
    let specification = RenderSpecification(request)
    return try perform(.render(specification), on: file, limitMS: limits.renderMS) { reply -> CellImage? in
      if case .image(let image) = reply, image.size == request.size { image } else { nil }
    }
  }

  /// Renders a file's picture in pixels.
  ///
  /// - Parameters:
  ///   - request: As for ``render(_:from:)``, with the size of a cell in pixels.
  ///   - file: The file to decode.
  public func renderPixels(_ request: ImageRequest, from file: OpenFile) throws(ImageFailure) -> IndexedImage {
    let specification = RenderSpecification(request)
    guard request.cellPixels != nil, specification.isSupported else {
      throw ImageFailure(.unsupported, "pictures of this size are not supported")
    }
    return try perform(.renderPixels(specification), on: file, limitMS: limits.renderMS) { reply -> IndexedImage? in
      if case .pixels(let image) = reply, image.size == specification.canvas { image } else { nil }
    }
  }

  /// Develops a file's picture at a size, upright and in sRGB.
  ///
  /// - Parameters:
  ///   - widthPixels: The width, 1...8,192; a narrower picture keeps its own, and one that is more than four times as high as wide
  ///     gets narrower.
  ///   - file: The file to decode.
  /// - Returns: A JPEG file, or a PNG file for a picture that is not opaque.
  public func develop(widthPixels: Int, from file: OpenFile) throws(ImageFailure) -> [UInt8] {
    try perform(.develop(width: widthPixels), on: file, limitMS: limits.renderMS) { reply -> [UInt8]? in
      if case .picture(let bytes) = reply { bytes } else { nil }
    }
  }

  /// What is in force of the workers' confinement, as a worker reports it.
  public func confinement() throws(ImageFailure) -> WorkerConfinement {
    try perform(.describeConfinement, on: nil, limitMS: limits.metadataMS) { reply -> WorkerConfinement? in
      if case .confinement(let confinement) = reply { confinement } else { nil }
    }
  }

  /// Performs a request in a worker.
  ///
  /// - Parameter accept: A function that returns the answer in a reply; nil for a reply that no correct worker sends, after which
  ///   the worker is ended.
  private func perform<Answer>(
    _ request: WorkerRequest, on file: OpenFile?, limitMS: Int, accept: (WorkerReply) -> Answer?
  ) throws(ImageFailure) -> Answer {
    slots.wait()
    defer { slots.signal() }
    var worker = try nextWorker()
    var result = worker.perform(request, on: file, limitMS: limitMS)
    if case .failure(.requestNotSent) = result, worker.fileCount > 0 {
      // It died while it was idle, which says nothing about this file.
      worker.process.terminate()
      worker = try start()
      result = worker.perform(request, on: file, limitMS: limitMS)
    }
    switch result {
    case .success(.failure(let failure)):
      keep(worker)
      throw failure
    case .success(let reply):
      guard let answer = accept(reply) else {
        worker.process.terminate()
        throw Self.invalidReply
      }
      keep(worker)
      return answer
    case .failure(let failure):
      throw Self.imageFailure(failure, worker.process.terminate(), limits: limits, limitMS: limitMS)
    }
  }

  private func nextWorker() throws(ImageFailure) -> Worker {
    if let worker = idleWorkers.withLock({ $0.popLast() }) { return worker }
    return try start()
  }

  private func start() throws(ImageFailure) -> Worker {
    Worker(process: try WorkerProcess.start(command, limits: limits), fileCount: 0)
  }

  /// Makes a worker available to the next file, or terminates it after its last one.
  private func keep(_ worker: Worker) {
    guard worker.fileCount + 1 < Self.filesPerWorker else {
      worker.process.terminate()
      return
    }
    idleWorkers.withLock { $0.append(Worker(process: worker.process, fileCount: worker.fileCount + 1)) }
  }
}

extension WorkerPool {
  private static let invalidReply = ImageFailure(.workerFailed, "the reader sent an invalid reply")

  /// The failure of a file whose worker sent no reply and ended with a status.
  private static func imageFailure(
    _ failure: WorkerProcess.Failure, _ status: WorkerProcess.ExitStatus, limits: WorkerLimits, limitMS: Int
  ) -> ImageFailure {
    switch (failure, status) {
    case (.timedOut, _), (_, .signalled(SIGXCPU)):
      return ImageFailure(.workerFailed, "took longer than \(max(1, limitMS / 1_000)) s", problem: .tooSlow)
    case (.malformedReply, _):
      return invalidReply
    case (_, .exited(WorkerProcess.memoryExitCode)):
      return ImageFailure(.workerFailed, "needs more than \(limits.memoryText) of memory", problem: .tooLarge)
    case (_, .exited(WorkerProcess.librariesExitCode)):
      return .librariesMissing
    case (_, .signalled(SIGSYS)):
      return ImageFailure(.workerFailed, "the reader was ended, because it tried what no reader does")
    case (_, .signalled(SIGBUS)):
      // A page of the file could not be read, or the file was cut meanwhile.
      return ImageFailure(.system(.ioError))
    case (_, .signalled(let signal)):
      return ImageFailure(.workerFailed, "the reader crashed (signal \(signal))")
    case (_, .exited(let code)):
      return ImageFailure(.workerFailed, "the reader ended (exit code \(code))")
    case (_, .unknown):
      return ImageFailure(.workerFailed, "the reader ended")
    }
  }
}
