import Glibc

/// A worker that runs, seen from the program that started it.
///
/// A value around a process and a socket: whoever holds it last must call ``end()``, once.
struct WorkerProcess: Sendable {
  /// Why an answer did not come.
  enum Failure: Error, Equatable {
    /// It was gone before it was asked, so that the file is not to blame.
    case wasGone
    /// It ended over this file; ``end()`` says how.
    case ended
    /// It took longer than it may.
    case timedOut
    /// It answered nonsense.
    case malformed
  }

  /// How a process came to its end.
  enum Ending: Equatable {
    case exited(code: Int32)
    case signalled(Int32)
    /// Somebody else took the status away.
    case unknown
  }

  /// The exit code of a worker that could not allocate (EX_TEMPFAIL, which no library here uses).
  static let memoryExitCode: Int32 = 75
  /// The exit code of a worker that found no libraries to read media with (EX_UNAVAILABLE).
  static let librariesExitCode: Int32 = 69

  private let id: pid_t
  private let channel: Channel

  /// Starts a worker: in a process group of its own, so that keys meant for the terminal do not reach it, with default
  /// signals, nothing but the socket open, and of the environment only what finds libraries and loaders.
  ///
  /// It is not asked to die with its parent by `PR_SET_PDEATHSIG`, which means the thread that started it, and threads
  /// here come and go; it watches the socket instead (``MediaWorker``).
  static func start(_ command: WorkerCommand, limits: WorkerLimits) throws(ImageFailure) -> WorkerProcess {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw startFailure(errno) }
    defer { close(ends[1]) }
    var id: pid_t = 0
    let arguments =
      [command.executable] + command.arguments + [String(limits.memoryBytes), String(limits.developmentMS)]
    let code = spawn(&id, command.executable, arguments, environment: inheritedEnvironment(), input: ends[1])
    guard code == 0 else {
      close(ends[0])
      throw startFailure(code)
    }
    return WorkerProcess(id: id, channel: Channel(descriptor: ends[0]))
  }

  /// Asks for something and waits for the answer. After a failure the worker is of no more use.
  func ask(_ request: WorkerRequest, withinMS limitMS: Int) throws(Failure) -> WorkerReply {
    do throws(Channel.Failure) {
      try channel.send(request.encoded)
    } catch {
      throw .wasGone
    }
    let answer: [UInt8]
    do throws(Channel.Failure) {
      answer = try channel.receive(until: Deadline(inMS: limitMS))
    } catch {
      switch error {
      case .timedOut: throw .timedOut
      case .malformed: throw .malformed
      case .closed: throw .ended
      }
    }
    do throws(MalformedMessage) {
      return try WorkerReply(decoding: answer)
    } catch {
      throw .malformed
    }
  }

  /// Ends the worker, whatever it is doing, and frees what it held. To be called exactly once: afterwards its id may be
  /// another process's.
  ///
  /// - Returns: How it came to its end, which is its own way where it had ended before.
  @discardableResult
  func end() -> Ending {
    // A process that is ending or waits to be buried keeps the status it has.
    kill(id, SIGKILL)
    close(channel.descriptor)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown }
    }
    // The layout of a status is the same on every Linux (wait(2)); the macros that read it do not import into Swift.
    let signal = status & 0x7F
    return signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .signalled(signal)
  }

  private static func startFailure(_ code: Int32) -> ImageFailure {
    ImageFailure(.noReader, "no reader could be started: \(String(cString: strerror(code)))")
  }
}

private func inheritedEnvironment() -> [String] {
  let names = ["LD_LIBRARY_PATH", "GDK_PIXBUF_MODULE_FILE", "GDK_PIXBUF_MODULEDIR"]
  // A crash is nothing to be looked into here, and Swift would take half a second to describe it to nobody.
  return ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    + names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
}

/// Starts a program with `input` as its standard input and nothing to write to; returns 0 or an errno.
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
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setpgroup(&attributes, 0)
  let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  return withCStrings(arguments) { arguments in
    withCStrings(environment) { environment in
      posix_spawn(&id, executable, &actions, &attributes, arguments, environment)
    }
  }
}

/// Calls a function with texts as C has them: a list of pointers that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) } + [nil]
  defer { pointers.forEach { free($0) } }
  return pointers.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { preconditionFailure("the list has its null pointer at least") }
    return body(start)
  }
}
