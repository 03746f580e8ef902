import Foundation

/// The terminal that the process was started from, `/dev/tty` (POSIX, 11.1.3).
enum ControllingTerminal {
  /// Runs a closure with the terminal as standard input and output, where these are files or pipes, as in `tenfoot doctor >
  /// report`. Without a terminal they are left as they are.
  static func withStandardStreams<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 else { return try body() }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return try body() }
    // The buffered text belongs to the output so far.
    fflush(nil)
    let saved = [STDIN_FILENO, STDOUT_FILENO].map { stream in
      (stream: stream, copy: fcntl(stream, F_DUPFD_CLOEXEC, 3))
    }
    for (stream, _) in saved { dup2(terminal, stream) }
    close(terminal)
    defer {
      fflush(nil)
      for (stream, copy) in saved {
        // A stream that was closed is closed again.
        if copy >= 0 { dup2(copy, stream) } else { close(stream) }
        if copy >= 0 { close(copy) }
      }
    }
    return try body()
  }
}
