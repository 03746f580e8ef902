import Calls
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
      let error = errno
      let text =
        error == 0
        ? CommandPhrase.outputIncomplete()
        : CommandPhrase.outputIncompleteBecause(["reason": SystemError(Errno(rawValue: error)).text])
      Message.printError(CommandPhrase.error() + text)
      _exit(1)
    }
  }
}
