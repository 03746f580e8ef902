import Glibc
import Screen
import Synchronization

/// Reads media files in processes of their own, at most so many at a time.
///
/// A hostile file costs its own answer and a reason, never this process: a worker that crashes, hangs or wants too much
/// memory is ended, and another is started for the next file. Workers are started when they are first needed and then
/// kept; an idle one is blocked in a read and costs no time. All calls block and may come from any thread.
public final class WorkerPool: Sendable {
  /// After so many files a worker is replaced, so that what libraries leak cannot add up.
  private static let filesPerWorker = 500

  private struct Worker {
    let process: WorkerProcess
    let fileCount: Int

    func answer(_ request: WorkerRequest, withinMS limitMS: Int) -> Result<WorkerReply, WorkerProcess.Failure> {
      Result { () throws(WorkerProcess.Failure) in try process.ask(request, withinMS: limitMS) }
    }
  }

  /// How many files are read at a time, at least 1.
  public let workerCount: Int

  private let command: WorkerCommand
  private let limits: WorkerLimits
  private let slots: CountingSemaphore
  private let idle = Mutex<[Worker]>([])

  /// A pool; nothing is started yet.
  ///
  /// - Parameters:
  ///   - command: The program that is the worker.
  ///   - workerCount: How many files are read at a time, at least 1; by default one a core.
  ///   - limits: What one file may cost.
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
    for worker in idle.withLock({ $0 }) { worker.process.end() }
  }

  /// How many processors this machine has for us, at least 1.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What a media file says about itself.
  ///
  /// A file whose metadata can be read but whose picture cannot has ``MediaMetadata/problem`` set.
  ///
  /// - Throws: ``ImageFailure`` when neither can be read.
  public func examine(path: String) throws(ImageFailure) -> MediaMetadata {
    guard case .facts(var facts) = try ask(.examine(path: path), withinMS: limits.examinationMS) else {
      throw Self.nonsense
    }
    guard facts.needsProbe else { return facts }
    do throws(ImageFailure) {
      guard case .soundness(let problem) = try ask(.probe(path: path), withinMS: limits.developmentMS) else {
        throw Self.nonsense
      }
      if let problem { facts.problems.append(problem) }
    } catch {
      guard facts.hasMetadata else { throw error }
      facts.problem = error.reason
    }
    return facts
  }

  /// A file's picture in cells.
  ///
  /// - Parameters:
  ///   - order: How it is wanted; its source does not matter here.
  ///   - filePath: The file to decode.
  public func develop(_ order: ImageRequest, filePath: String) throws(ImageFailure) -> CellImage {
    let request = WorkerRequest.develop(path: filePath, print: RenderSpecification(order))
    guard case .picture(let picture) = try ask(request, withinMS: limits.developmentMS), picture.size == order.size
    else { throw Self.nonsense }
    return picture
  }

  private static let nonsense = ImageFailure(.readerFailed, "the reader gave an answer to another question")

  private func ask(_ request: WorkerRequest, withinMS limitMS: Int) throws(ImageFailure) -> WorkerReply {
    slots.wait()
    defer { slots.signal() }
    var worker = try takeWorker()
    var answer = worker.answer(request, withinMS: limitMS)
    if case .failure(.wasGone) = answer, worker.fileCount > 0 {
      // It died while it had nothing to do, which says nothing about this file.
      worker.process.end()
      worker = try start()
      answer = worker.answer(request, withinMS: limitMS)
    }
    switch answer {
    case .success(let reply):
      keep(worker)
      if case .failure(let failure) = reply { throw failure }
      return reply
    case .failure(let failure):
      throw Self.explanation(of: failure, ending: worker.process.end(), limits: limits, limitMS: limitMS)
    }
  }

  private func takeWorker() throws(ImageFailure) -> Worker {
    if let worker = idle.withLock({ $0.popLast() }) { return worker }
    return try start()
  }

  private func start() throws(ImageFailure) -> Worker {
    Worker(process: try WorkerProcess.start(command, limits: limits), fileCount: 0)
  }

  private func keep(_ worker: Worker) {
    guard worker.fileCount + 1 < Self.filesPerWorker else {
      worker.process.end()
      return
    }
    idle.withLock { $0.append(Worker(process: worker.process, fileCount: worker.fileCount + 1)) }
  }

  private static func explanation(
    of failure: WorkerProcess.Failure, ending: WorkerProcess.Ending, limits: WorkerLimits, limitMS: Int
  ) -> ImageFailure {
    let tooLong = ImageFailure(.readerFailed, "took longer than \(max(1, limitMS / 1_000)) s")
    switch (failure, ending) {
    case (.timedOut, _), (_, .signalled(SIGXCPU)):
      return tooLong
    case (.malformed, _):
      return nonsense
    case (_, .exited(WorkerProcess.memoryExitCode)):
      return ImageFailure(.readerFailed, "needs more than \(limits.memoryInWords) of memory")
    case (_, .exited(WorkerProcess.librariesExitCode)):
      return ImageFailure(.noReader, "a library that reads pictures is missing; “tenfoot doctor” says which")
    case (_, .signalled(let signal)):
      return ImageFailure(.readerFailed, "the reader crashed (signal \(signal))")
    case (_, .exited(let code)):
      return ImageFailure(.readerFailed, "the reader ended (exit code \(code))")
    case (_, .unknown):
      return ImageFailure(.readerFailed, "the reader ended")
    }
  }
}
