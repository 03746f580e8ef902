import ArgumentParser
import Foundation

/// `bench idle`: what a television at rest asks of the system.
struct IdleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "idle", abstract: "System calls and context switches of a television that nobody touches.")

  @Option(help: "How long it is watched, seconds; the clock changes once a minute.") var seconds = 10
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let world = try GeneratedWorld(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let television = try Television(tenfoot, data: world.path)
    try television.wait(for: [GeneratedWorld.firstTitle])
    television.rest(quietMS: 2_000)
    let table = FigureTable("At rest", note: "Home with 10,000 photos, workers included, \(seconds) s each.")
    let tree = ProcessTree(root: television.child.id)
    let before = tree.contextSwitchCount
    Thread.sleep(forTimeInterval: Double(seconds))
    table.row("context switches", tree.contextSwitchCount - before, "", against: 0, "limit")
    guard let strace = Program(installed: "strace") else {
      return table.skip("system calls", because: "strace is not installed")
    }
    let calls = try systemCalls(of: tree, strace, in: scratch)
    table.row("system calls", Double(calls.values.reduce(0, +)), "", against: 0, "limit")
    for (name, count) in calls.sorted(by: { $0.value > $1.value }) { table.row("of which \(name)", Double(count), "") }
  }

  /// How often each system call was begun while strace watched.
  ///
  /// What a thread waits in is told once as strace comes, and not counted.
  private func systemCalls(
    of tree: ProcessTree, _ strace: Program, in scratch: ScratchFolder
  ) throws -> [String: Int] {
    let log = scratch.path + "/strace.txt"
    let tracer = try Child(
      strace, ["-f", "-qq", "-ttt", "-o", log] + tree.ids.flatMap { ["-p", String($0)] }, environment: [:])
    Thread.sleep(forTimeInterval: 1)
    let known = Self.lines(of: log)
    Thread.sleep(forTimeInterval: Double(seconds))
    let came = Self.lines(of: log).dropFirst(known.count)
    tracer.end(SIGINT)
    guard !known.isEmpty else { throw BenchError("strace could not attach; may this user trace its own processes?") }
    return came.reduce(into: [:]) { calls, line in
      // 1234  1716.123 ppoll([...
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let name = words[2].split(separator: "(").first else { return }
      calls[String(name), default: 0] += 1
    }
  }

  private static func lines(of log: String) -> [Substring] {
    Machine.text(log).split(separator: "\n")
  }
}
