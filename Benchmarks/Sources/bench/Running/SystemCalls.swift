import Foundation

/// Counts the system calls of running processes with strace.
struct SystemCalls {
  private let tree: ProcessTree
  private let strace: Program
  private let log: String

  init(of tree: ProcessTree, strace: Program, in scratch: ScratchFolder) {
    (self.tree, self.strace) = (tree, strace)
    log = scratch.path + "/strace.txt"
  }

  /// Counts the starts of each system call in some seconds, from one second after strace has attached.
  ///
  /// strace reports the call in which each thread is waiting when it attaches; these are not counted.
  func count(seconds: Int) throws -> [String: Int] {
    let tracer = try Child(
      strace, ["-f", "-qq", "-ttt", "-o", log] + tree.ids.flatMap { ["-p", String($0)] }, environment: [:])
    Thread.sleep(forTimeInterval: 1)
    let known = lines
    Thread.sleep(forTimeInterval: Double(seconds))
    let begun = lines.dropFirst(known.count)
    tracer.terminate(SIGINT)
    guard !known.isEmpty else {
      throw BenchError("strace could not attach; check whether this user may trace its own processes")
    }
    return begun.reduce(into: [:]) { calls, line in
      // 1234  1716.123 ppoll([...
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let name = words[2].split(separator: "(").first else { return }
      calls[String(name), default: 0] += 1
    }
  }

  private var lines: [Substring] {
    Machine.text(log).split(separator: "\n")
  }
}
