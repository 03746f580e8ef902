import CMedia
import Calls
import Glibc
import Threads

/// The worker's side: receives one request after another on standard input, which is a socket, and replies there.
public enum MediaWorker {
  /// Serves requests until the parent closes the socket; the process ends with this call.
  ///
  /// - Parameter arguments: The arguments behind ``WorkerCommand/argument``: the memory limit in bytes, and the time limit of
  ///   a file in milliseconds.
  public static func run(arguments: [String]) -> Never {
    guard arguments.count == 2, let memoryBytes = UInt64(arguments[0]), let limitMS = UInt64(arguments[1]) else {
      exit(EX_USAGE)
    }
    let socket = takeSocket()
    limit(RLIMIT_AS, to: rlim_t(memoryBytes))
    limit(RLIMIT_CORE, to: 0)
    guard cmedia_prepare_worker(WorkerProcess.memoryExitCode) == 0 else { exit(WorkerProcess.librariesExitCode) }
    endWithParent(socket)
    do {
      while true {
        let message = try socket.receive()
        let request = try WorkerRequest(decoding: message.bytes)
        guard let descriptor = message.descriptor else { exit(EX_PROTOCOL) }
        limitProcessorTime(seconds: limitMS / 1_000 + 1)
        try socket.send(reply(to: request, about: descriptor).encoded)
      }
    } catch WorkerSocket.Failure.closed {
      exit(EXIT_SUCCESS)
    } catch {
      exit(EX_PROTOCOL)
    }
  }

  /// Handles a request about the file at a descriptor, which this closes.
  private static func reply(to request: WorkerRequest, about descriptor: Int32) -> WorkerReply {
    let file: OpenFile
    do throws(OpenFile.Failure) {
      file = try OpenFile(descriptor: descriptor)
    } catch {
      return .failure(ImageFailure(error))
    }
    do throws(ImageFailure) {
      switch request {
      case .readMetadata: return .metadata(try MetadataReader.read(file))
      case .checkPicture: return .pictureCheck(problem: try PictureDecoder.problem(of: file))
      case .readSidecar: return .description(try SidecarReader.read(file))
      case .render(let specification): return .image(try CellRenderer.render(file, specification))
      }
    } catch {
      return .failure(error)
    }
  }

  /// Moves the socket away from standard input, which libraries may read.
  private static func takeSocket() -> WorkerSocket {
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0, dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO) >= 0 else { exit(EX_OSERR) }
    return WorkerSocket(descriptor: descriptor)
  }

  private static func limit(_ resource: __rlimit_resource, to amount: rlim_t) {
    var limit = rlimit(rlim_cur: amount, rlim_max: amount)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }

  /// Limits the processor time from now on. The parent's time limit ends the process earlier, except while the parent is
  /// stopped.
  private static func limitProcessorTime(seconds: UInt64) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let used = rlim_t(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    var limit = rlimit(rlim_cur: used + rlim_t(seconds) + 1, rlim_max: rlim_t.max)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// Ends the process when the parent's end of the socket closes, even in the middle of a file, by a thread that waits for it.
  private static func endWithParent(_ socket: WorkerSocket) {
    _ = ThreadFuture<Never> {
      // Without requested events, poll(2) returns only for a hang-up.
      var request = pollfd(fd: socket.descriptor, events: 0, revents: 0)
      while poll(&request, 1, -1) < 0 && errno == EINTR {}
      _exit(EXIT_SUCCESS)
    }
  }
}
