import Foundation

/// The system calls of running processes, as strace reports them.
struct SystemCalls {
  private let tree: ProcessTree
  private let strace: Program
  private let log: String

  init(of tree: ProcessTree, strace: Program, in scratch: ScratchFolder) {
    (self.tree, self.strace) = (tree, strace)
    log = scratch.path + "/strace.txt"
  }

  /// Counts each system call for some seconds, from one second after strace was attached.
  ///
  /// The call in which a thread waits is reported once when strace attaches, and not counted.
  func count(seconds: Int) throws -> [String: Int] {
    let tracer = try Child(
      strace, ["-f", "-qq", "-ttt", "-o", log] + tree.ids.flatMap { ["-p", String($0)] }, environment: [:])
    Thread.sleep(forTimeInterval: 1)
    let known = lines
    Thread.sleep(forTimeInterval: Double(seconds))
    let came = lines.dropFirst(known.count)
    tracer.end(SIGINT)
    guard !known.isEmpty else { throw BenchError("strace could not attach; may this user trace its own processes?") }
    return came.reduce(into: [:]) { calls, line in
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
