import ArgumentParser
import Foundation

/// `bench idle`: the activity of an idle television.
struct IdleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "idle", abstract: "System calls and context switches of an idle television.")

  @Option(help: "The length of each measurement, seconds; the clock on the page changes every minute.") var seconds = 10
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorkspace(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let television = try TelevisionProcess(tenfoot, data: workspace.path)
    try television.wait(for: [GeneratedWorkspace.firstTitle])
    // The channel is saved once, after three seconds.
    television.waitUntilQuiet(quietMS: 5_000)
    let table = FigureTable("Idle", note: "Home with 10,000 photos, workers included, \(seconds) s each.")
    let tree = ProcessTree(root: television.child.id)
    let before = tree.contextSwitchCount
    Thread.sleep(forTimeInterval: Double(seconds))
    table.row("context switches", tree.contextSwitchCount - before, "", against: 0, "limit")
    guard let strace = Program(installed: "strace") else {
      return table.skip("system calls", because: "strace is not installed")
    }
    let calls = try SystemCalls(of: tree, strace: strace, in: scratch).count(seconds: seconds)
    table.row("system calls", Double(calls.values.reduce(0, +)), "", against: 0, "limit")
    for (name, count) in calls.sorted(by: { $0.value > $1.value }) { table.row("of which \(name)", Double(count), "") }
  }
}
