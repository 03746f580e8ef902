import Glibc
import SystemPackage

/// Programs of the system that are run to their end.
enum Subprocess {
  /// Returns what a program writes to standard output; nil when it cannot be started or fails. Standard error is discarded.
  static func output(_ program: String, _ arguments: String...) -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    let process = start([program] + arguments, standardOutput: ends[1], closing: ends)
    close(ends[1])
    guard let process else { return nil }
    let output = try? FileDescriptor(rawValue: ends[0]).readToEnd()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return status == 0 ? output.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Starts a program with its arguments, its name first; nil when it cannot be started.
  private static func start(_ arguments: [String], standardOutput: Int32, closing descriptors: [Int32]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, standardOutput, STDOUT_FILENO)
    for descriptor in descriptors { posix_spawn_file_actions_addclose(&actions, descriptor) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    blockStops(&attributes)
    var vector: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { vector.forEach { free($0) } }
    var process = pid_t()
    return posix_spawnp(&process, arguments[0], &actions, &attributes, &vector, environ) == 0 ? process : nil
  }

  /// Makes Ctrl-Z stop this process and not the program it starts. The thread that starts a program cannot be stopped until
  /// the program runs: if the new process were stopped first, neither would continue.
  private static func blockStops(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for stopping in [SIGTSTP, SIGTTIN, SIGTTOU] { sigaddset(&signals, stopping) }
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  }

}

extension FileDescriptor {
  /// Reads from the current offset to the end; at most `limit` bytes.
  func readToEnd(limit: Int = .max) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(limit, 4_096))
    while all.count < limit {
      let count = try buffer.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { break }
      all += buffer.prefix(min(count, limit - all.count))
    }
    return all
  }
}
