@preconcurrency import Glibc
import SystemPackage

/// Standard output, of which nobody is to believe that it is whole when it is not.
enum StandardOutput {
  /// Has the program end with status 1, and say why, when something of what it printed could not be written: to a full
  /// disk, most often. Printing itself tells nobody.
  static func checkAtTheEnd() {
    atexit {
      let wasWhole = ferror(stdout) == 0
      errno = 0
      if fflush(stdout) == 0 && wasWhole { return }
      let reason = errno == 0 ? "" : ": " + Errno(rawValue: errno).description.lowercased()
      Message.say("Error: The output could not be written to its end\(reason). What was done is done")
      _exit(1)
    }
  }
}
