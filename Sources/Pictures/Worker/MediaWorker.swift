import CMedia
import Glibc

/// The worker's side: reads one request after another from standard input, a socket, and answers it there.
public enum MediaWorker {
  /// Serves until the parent closes the socket; the process ends with this call.
  ///
  /// - Parameter arguments: What follows ``WorkerCommand/argument``: the limit on memory in bytes, and the longest time
  ///   for a file in milliseconds.
  public static func run(arguments: [String]) -> Never {
    guard arguments.count == 2, let memoryBytes = UInt64(arguments[0]), let limitMS = UInt64(arguments[1]) else {
      exit(EX_USAGE)
    }
    let channel = takeChannel()
    limit(RLIMIT_AS, to: rlim_t(memoryBytes))
    limit(RLIMIT_CORE, to: 0)
    guard cmedia_prepare_worker(WorkerProcess.memoryExitCode) == 0 else { exit(WorkerProcess.librariesExitCode) }
    endWithParent(channel)
    do {
      while true {
        let request = try WorkerRequest(decoding: channel.receive())
        allowSeconds(limitMS / 1_000 + 1)
        try channel.send(reply(to: request).encoded)
      }
    } catch Channel.Failure.closed {
      exit(EXIT_SUCCESS)
    } catch {
      exit(EX_PROTOCOL)
    }
  }

  private static func reply(to request: WorkerRequest) -> WorkerReply {
    do throws(ImageFailure) {
      switch request {
      case .examine(let path): return .facts(try MetadataReader.examine(path))
      case .probe(let path): return .soundness(problem: try Decoder.problem(of: path))
      case .develop(let path, let print): return .picture(try ImageRenderer.develop(path, as: print))
      }
    } catch {
      return .failure(error)
    }
  }

  /// Moves the socket away from standard input, which loaders may think is theirs.
  private static func takeChannel() -> Channel {
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0, dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO) >= 0 else { exit(EX_OSERR) }
    return Channel(descriptor: descriptor)
  }

  private static func limit(_ resource: __rlimit_resource, to amount: rlim_t) {
    var limit = rlimit(rlim_cur: amount, rlim_max: amount)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }

  /// Lets the process compute for so many seconds from now. The parent's clock ends it before; this counts when the
  /// parent is stopped.
  private static func allowSeconds(_ seconds: UInt64) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let used = rlim_t(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    var limit = rlimit(rlim_cur: used + rlim_t(seconds) + 1, rlim_max: rlim_t.max)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// Ends the process when the parent's end of the socket closes, even in the middle of a file: a thread waits for
  /// nothing else, asleep.
  private static func endWithParent(_ channel: Channel) {
    var thread = pthread_t()
    let context = UnsafeMutableRawPointer(bitPattern: Int(channel.descriptor))
    pthread_create(
      &thread, nil,
      { context in
        // Without events asked for, poll(2) returns for a hang-up alone.
        var request = pollfd(fd: Int32(Int(bitPattern: context)), events: 0, revents: 0)
        while poll(&request, 1, -1) < 0 && errno == EINTR {}
        _exit(EXIT_SUCCESS)
      }, context)
  }
}
