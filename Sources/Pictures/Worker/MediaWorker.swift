import CMedia
import Calls
import Glibc
import SystemPackage
import Threads

/// The worker's side: receives one request after another on standard input, which is a socket, and replies there.
///
/// A worker is a security boundary: before it receives a file, it has loaded the libraries and confined itself.
public enum MediaWorker {
  /// Serves requests until the parent closes the socket; the process ends with this call.
  ///
  /// - Parameter arguments: The arguments behind ``WorkerCommand/argument``: the memory limit in bytes, and the time limit of
  ///   a file in milliseconds. Tests put the parts of the confinement to omit before them.
  public static func run(arguments: [String]) -> Never {
    let worker = enter(arguments: arguments)
    let socket = WorkerSocket(descriptor: worker.socket)
    endWithParent(socket)
    do {
      while true {
        let message = try socket.receive()
        let numbered = try NumberedMessage(decoding: message.bytes)
        let request = try WorkerRequest(decoding: numbered.content)
        limitProcessorTime(seconds: worker.limitMS / 1_000 + 1)
        let reply = try reply(to: request, about: message.descriptor, worker.confinement)
        try socket.send(NumberedMessage(number: numbered.number, content: reply.encoded).encoded)
      }
    } catch WorkerSocket.Failure.closed {
      exit(EXIT_SUCCESS)
    } catch {
      exit(EX_PROTOCOL)
    }
  }

  /// Makes this process a worker: moves the socket, sets the limits, loads the libraries and confines the process permanently.
  ///
  /// - Parameter arguments: As for ``run(arguments:)``. With other arguments the process ends.
  /// - Returns: The socket's descriptor, the time limit of a file in milliseconds, and the parts of the confinement that are in
  ///   force.
  package static func enter(
    arguments: [String]
  ) -> (socket: Int32, limitMS: UInt64, confinement: WorkerConfinement) {
    let omissions = WorkerConfinement.Omissions(argument: arguments.first)
    let numbers = arguments.dropFirst(omissions == nil ? 0 : 1).map { UInt64($0) }
    guard numbers.count == 2, let memoryBytes = numbers[0], let limitMS = numbers[1] else { exit(EX_USAGE) }
    let socket = cmedia_take_socket()
    guard socket >= 0 else { exit(EX_OSERR) }
    limit(RLIMIT_AS, to: rlim_t(memoryBytes))
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_FSIZE, to: 0)
    guard cmedia_prepare_worker(WorkerProcess.memoryExitCode) == 0 else { exit(WorkerProcess.librariesExitCode) }
    return (socket, limitMS, WorkerConfinement(confiningProcessWithout: omissions ?? []))
  }

  /// Handles a request about the file at a descriptor, and closes the descriptor.
  private static func reply(
    to request: WorkerRequest, about descriptor: Int32?, _ confinement: WorkerConfinement
  ) throws(MalformedMessage) -> WorkerReply {
    if request == .describeConfinement { return .confinement(confinement) }
    guard let descriptor else { throw MalformedMessage() }
    return reply(to: request, about: descriptor)
  }

  /// Handles a request about the file at a descriptor, and closes the descriptor.
  static func reply(to request: WorkerRequest, about descriptor: Int32) -> WorkerReply {
    let file: OpenFile
    do throws(OpenFile.Failure) {
      file = try OpenFile(descriptor: descriptor)
    } catch {
      return .failure(ImageFailure(error))
    }
    _ = cmedia_take_read_failure()
    let reply = reply(to: request, about: file)
    // What was found in a part of a file says nothing about the file.
    let failure = cmedia_take_read_failure()
    return failure == 0 ? reply : .failure(ImageFailure(.system(Errno(rawValue: failure))))
  }

  private static func reply(to request: WorkerRequest, about file: OpenFile) -> WorkerReply {
    do throws(ImageFailure) {
      switch request {
      case .readMetadata: return .metadata(try MetadataReader.read(file))
      case .checkPicture: return .pictureCheck(problem: try PictureDecoder.problem(of: file))
      case .readSidecar: return .description(try SidecarReader.read(file))
      case .render(let specification): return .image(try CellRenderer.render(file, specification))
      case .renderPixels(let specification): return .pixels(try CellRenderer.renderPixels(file, specification))
      case .develop(let width): return .picture(try SizedPicture.bytes(of: file, width: width))
      case .describeConfinement: throw ImageFailure(.unsupported, "not about a file")
      }
    } catch {
      return .failure(error)
    }
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
