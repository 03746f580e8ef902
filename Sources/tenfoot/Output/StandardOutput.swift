@preconcurrency import Glibc
import SystemPackage

/// Checks that standard output was written completely.
enum StandardOutput {
  /// Makes the program end with a message and status 1 if part of its output could not be written, for example to a full
  /// disk. `print` does not report errors.
  static func checkAtExit() {
    atexit {
      let isComplete = ferror(stdout) == 0
      errno = 0
      if fflush(stdout) == 0 && isComplete { return }
      let reason = errno == 0 ? "" : ": " + Errno(rawValue: errno).description.lowercased()
      Message.printError(CommandPhrase.error() + CommandPhrase.outputIncomplete(["reason": reason]))
      _exit(1)
    }
  }
}
