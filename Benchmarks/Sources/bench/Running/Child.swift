import CPseudoTerminal
import Glibc

/// A child process.
struct Child {
  /// The cost of a process until its end.
  struct Cost {
    /// The time from its start to its end, milliseconds.
    var elapsedMS: Double
    /// The processor time, its children included, milliseconds.
    var processorMS: Double
  }

  /// The process ID.
  let id: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - terminal: Path of the terminal that is its input and output; nil for none, with its output discarded.
  ///   - environment: The complete environment.
  /// - Throws: ``BenchError`` if it cannot be started.
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
    // A new session: the first terminal that its leader opens becomes the controlling terminal.
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

  /// Waits until it exits or is ended by a signal.
  ///
  /// - Returns: The processor time it used, milliseconds.
  @discardableResult
  func wait() -> Double {
    var (status, usage) = (Int32(0), rusage())
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    return Self.milliseconds(usage.ru_utime) + Self.milliseconds(usage.ru_stime)
  }

  /// Ends it.
  ///
  /// - Returns: The processor time it used, milliseconds.
  @discardableResult
  func end(_ signal: Int32 = SIGKILL) -> Double {
    kill(id, signal)
    return wait()
  }

  /// Runs a program to its end.
  static func run(_ program: Program, _ arguments: [String], environment: [String: String]) throws -> Cost {
    let watch = Stopwatch()
    let child = try Child(program, arguments, environment: environment)
    let processorMS = child.wait()
    return Cost(elapsedMS: watch.elapsedMS, processorMS: processorMS)
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000
  }
}

/// Passes texts to a function as a vector of C strings that ends in NULL.
private func withVector<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let vector: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
  defer { for text in vector { free(text) } }
  return body(vector)
}
