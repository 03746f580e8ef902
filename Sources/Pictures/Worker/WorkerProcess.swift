import Calls
import Glibc
import SystemPackage

/// A running worker, as seen by the program that started it.
///
/// A value around a process and a socket: its owner must call ``terminate()`` exactly once.
struct WorkerProcess: Sendable {
  /// The reason why a worker sent no reply.
  enum Failure: Error, Equatable {
    /// It ended before it received the request, so that the file cannot be the reason.
    case requestNotSent
    /// It ended while it handled the request; ``terminate()`` returns how.
    case ended
    /// It exceeded the time limit.
    case timedOut
    /// It sent something that is not a reply.
    case malformedReply
  }

  /// How a process ended.
  enum ExitStatus: Equatable {
    case exited(code: Int32)
    case signalled(Int32)
    /// The status was already collected elsewhere.
    case unknown
  }

  /// The exit code of a worker that could not allocate memory (EX_TEMPFAIL, which no library here uses).
  static let memoryExitCode: Int32 = 75
  /// The exit code of a worker that could not load the media libraries (EX_UNAVAILABLE).
  static let librariesExitCode: Int32 = 69

  private let id: pid_t
  private let socket: WorkerSocket

  /// Starts a worker in a session of its own, so that it has no terminal and keys do not signal it; with default signals, and
  /// only the environment variables that find libraries and loaders. The worker confines itself (see ``MediaWorker``).
  ///
  /// `PR_SET_PDEATHSIG` cannot tie it to its parent, because it refers to the thread that started it, and threads here come
  /// and go. Instead the worker watches the socket (see ``MediaWorker``).
  ///
  /// - Throws: ``ImageFailure`` of kind `noWorker`.
  static func start(_ command: WorkerCommand, limits: WorkerLimits) throws(ImageFailure) -> WorkerProcess {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw startFailure(errno) }
    defer { close(ends[1]) }
    var id: pid_t = 0
    let arguments = [command.executable] + command.arguments + [String(limits.memoryBytes), String(limits.renderMS)]
    let code = spawn(&id, command.executable, arguments, environment: inheritedEnvironment(), input: ends[1])
    guard code == 0 else {
      close(ends[0])
      throw startFailure(code)
    }
    return WorkerProcess(id: id, socket: WorkerSocket(descriptor: ends[0]))
  }

  /// Sends a request about a file and waits for the reply. After a failure the worker must not be used again.
  ///
  /// - Parameter number: The number of the request, which the reply must have.
  func perform(
    _ request: WorkerRequest, number: UInt64, on file: OpenFile?, limitMS: Int
  ) throws(Failure) -> WorkerReply {
    do throws(WorkerSocket.Failure) {
      try socket.expectNothing()
      try socket.send(NumberedMessage(number: number, content: request.encoded).encoded, with: file)
    } catch {
      throw error == .malformed ? .malformedReply : .requestNotSent
    }
    let message: WorkerSocket.Message
    do throws(WorkerSocket.Failure) {
      message = try socket.receive(until: .afterMS(Int64(limitMS)))
    } catch {
      switch error {
      case .timedOut: throw .timedOut
      case .malformed: throw .malformedReply
      case .closed: throw .ended
      }
    }
    return try Self.reply(in: message, to: number)
  }

  /// Decodes the reply to the request of a number.
  static func reply(in message: WorkerSocket.Message, to number: UInt64) throws(Failure) -> WorkerReply {
    if let descriptor = message.descriptor {
      // A worker that a malicious file has taken over may send anything.
      close(descriptor)
      throw .malformedReply
    }
    do throws(MalformedMessage) {
      let reply = try NumberedMessage(decoding: message.bytes)
      guard reply.number == number else { throw MalformedMessage() }
      return try WorkerReply(decoding: reply.content)
    } catch {
      throw .malformedReply
    }
  }

  /// Terminates the worker, whatever it is doing, and releases its process and socket. Afterwards its process ID may belong to
  /// another process.
  ///
  /// - Returns: How it ended, which was on its own if it had ended before.
  @discardableResult
  func terminate() -> ExitStatus {
    // A process that has ended but was not waited for keeps its status.
    kill(id, SIGKILL)
    close(socket.descriptor)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown }
    }
    // The layout of a status is the same on every Linux (wait(2)); the macros that read it do not import into Swift.
    let signal = status & 0x7F
    return signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .signalled(signal)
  }

  private static func startFailure(_ code: Int32) -> ImageFailure {
    ImageFailure(.noWorker, "no reader could be started: \(Errno(rawValue: code))")
  }
}

/// The flag of <spawn.h> for a new session, which Swift does not import.
private let POSIX_SPAWN_SETSID: Int32 = 0x80

private func inheritedEnvironment() -> [String] {
  let names = ["LD_LIBRARY_PATH", "GDK_PIXBUF_MODULE_FILE", "GDK_PIXBUF_MODULEDIR"]
  // After a crash, Swift's backtrace would take half a second and be written to /dev/null.
  return ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    + names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
}

/// Starts a program with `input` as its standard input and its output discarded; returns 0 or an errno.
private func spawn(
  _ id: inout pid_t, _ executable: String, _ arguments: [String], environment: [String], input: Int32
) -> Int32 {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
  for output in [STDOUT_FILENO, STDERR_FILENO] {
    posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  // Until it runs its program, a new process belongs to the group that Ctrl-Z stops, and the thread that starts it cannot be
  // stopped. If the new process were stopped first, neither would continue, and the shell would never see this program stop.
  for stopping in [SIGTSTP, SIGTTIN, SIGTTOU] { sigaddset(&signals, stopping) }
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  let flags = POSIX_SPAWN_SETSID | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  return withCStrings(arguments) { arguments in
    withCStrings(environment) { environment in
      posix_spawn(&id, executable, &actions, &attributes, arguments, environment)
    }
  }
}

/// Calls a function with texts in the form that C expects: an array of pointers that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) } + [nil]
  defer { pointers.forEach { free($0) } }
  return pointers.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { preconditionFailure("the array has at least the null pointer") }
    return body(start)
  }
}
