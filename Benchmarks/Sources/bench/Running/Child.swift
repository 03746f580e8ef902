import CPseudoTerminal
import Glibc

/// A process that this program started.
struct Child {
  /// The time that a process took until its end.
  struct Cost {
    /// Elapsed time, milliseconds.
    var elapsedMS: Double
    /// Processor time of its threads and its awaited children, milliseconds.
    var processorMS: Double
  }

  /// The process ID.
  let id: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - terminal: The path of the terminal for its input and output; nil to discard its output.
  ///   - environment: Its whole environment.
  /// - Throws: ``BenchError`` when it cannot be started.
  init(_ program: Program, _ arguments: [String], terminal: String? = nil, environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let (input, outputFlags) = (terminal ?? "/dev/null", terminal == nil ? O_WRONLY : O_RDWR)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDWR, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, input, outputFlags, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, input, outputFlags, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The first terminal that the leader of a session opens becomes the session's.
    posix_spawnattr_setflags(&attributes, pseudo_terminal_session_flag())
    var process: pid_t = 0
    let code = withVector([program.path] + arguments) { argv in
      withVector(environment.map { "\($0)=\($1)" }) { envp in
        posix_spawn(&process, program.path, &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else { throw BenchError("\(program.path) cannot be started: \(String(cString: strerror(code)))") }
    id = process
  }

  /// Waits until the process has ended.
  ///
  /// - Returns: The processor time it used, milliseconds.
  @discardableResult
  func wait() -> Double {
    waitForEnd().processorMS
  }

  private func waitForEnd() -> (status: Int32, processorMS: Double) {
    var (status, usage) = (Int32(0), rusage())
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    return (status, Self.milliseconds(usage.ru_utime) + Self.milliseconds(usage.ru_stime))
  }

  /// Ends the process by a signal.
  ///
  /// - Returns: The processor time it used, milliseconds.
  @discardableResult
  func terminate(_ signal: Int32 = SIGKILL) -> Double {
    kill(id, signal)
    return wait()
  }

  /// Runs a program until it ends.
  ///
  /// - Throws: ``BenchError`` when it cannot be started, or fails.
  static func run(_ program: Program, _ arguments: [String], environment: [String: String]) throws -> Cost {
    let watch = Stopwatch()
    let child = try Child(program, arguments, environment: environment)
    let end = child.waitForEnd()
    guard end.status == 0 else { throw BenchError("\(program.path) \(arguments.joined(separator: " ")) failed") }
    return Cost(elapsedMS: watch.elapsedMS, processorMS: end.processorMS)
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000
  }
}

/// Calls a function with texts as an array of C strings that ends with NULL.
private func withVector<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let vector: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
  defer { for text in vector { free(text) } }
  return body(vector)
}
