import ArgumentParser
import Calls
import Foundation

/// `bench popup`: from the scheduled time of a pop-up to its words on the terminal.
struct PopUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "popup", abstract: "How late pop-ups appear, and system calls between two of them.")

  /// The limit of the lateness of 99 of 100 pop-ups, milliseconds.
  private static let limitMS = 20.0
  /// The time between two pop-ups of one television, milliseconds.
  private static let spacingMS: Int64 = 1_500

  @Option(help: "The number of pop-ups on all televisions.") var count = 200
  @Option(help: "The number of televisions; each shows a pop-up every 1.5 s.") var televisions = 8
  @Option(help: "How long system calls are counted between two pop-ups, seconds, at most 20.") var seconds = 10

  func validate() throws {
    guard count > 0, televisions > 0, 1...20 ~= seconds else { throw ValidationError("These numbers must be above 0") }
  }

  func run() throws {
    let scratch = try ScratchFolder()
    let tenfoot = try Program.tenfoot()
    let table = FigureTable(
      "Pop-ups",
      note:
        "Notices on Home, 200x60, the machine's clock, \(televisions) televisions in turns, no two at the same time.")
    try measureLateness(tenfoot, in: scratch, table)
    try countCalls(tenfoot, in: scratch, table)
  }

  // MARK: Lateness

  private func measureLateness(_ tenfoot: Program, in scratch: ScratchFolder, _ table: FigureTable) throws {
    let start = Int64(WallClock.nowMS) + 5_000 + Int64(televisions) * 2_000
    let plans = plans(from: start)
    let folders = try plans.indices.map { try scratch.folder("television-\($0)") }
    for (plan, folder) in zip(plans, folders) {
      try Self.schedule(plan).importFile(into: folder, tenfoot, in: scratch)
    }
    let watchers = try zip(plans, folders).map { try PopUpWatcher(tenfoot, data: $1, notices: $0) }
    guard WallClock.nowMS < Double(start) else { throw BenchError("the televisions did not start in time") }
    // The probe wakes halfway between the pop-ups of two televisions, so that it disturbs neither.
    let offset = Self.spacingMS / Int64(televisions) / 2
    let probe = WakeProbe(plans.joined().map { Double($0.show.unixMS + offset) }.sorted())
    try PopUpWatcher.watch(watchers)
    report(watchers, probe, table)
  }

  /// The notices of each television.
  private func plans(from start: Int64) -> [[(show: Instant, title: String)]] {
    (0..<televisions).map { television in
      (0..<(count + televisions - 1 - television) / televisions).map { index in
        let turn = Int64(television) * Self.spacingMS / Int64(televisions)
        let show = Instant(unixMS: start + Int64(index) * Self.spacingMS + turn)
        return (show, "Notice\(television)x\(index)z")
      }
    }
  }

  private static func schedule(_ notices: [(show: Instant, title: String)]) -> GeneratedSchedule {
    let now = Instant(unixMS: Int64(WallClock.nowMS))
    return GeneratedSchedule(
      number: 1, title: "Measured", from: now - 60_000, until: now + 4 * 3_600_000, notices: notices, leadMS: 700)
  }

  private func report(_ watchers: [PopUpWatcher], _ probe: WakeProbe, _ table: FigureTable) {
    let missedCount = watchers.map(\.missedCount).reduce(0, +)
    guard let late = Sample(watchers.flatMap(\.latenessMS)) else {
      return table.skip("pop-ups", because: "none was shown")
    }
    table.row("pop-ups shown", Double(late.count), "", against: Double(late.count + missedCount), "planned")
    table.row("early by at most", max(0, -late.quantile(0)), "ms")
    for (name, share) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("the latest", 1)] {
      table.row("late, \(name)", late.quantile(share), "ms", against: Self.limitMS, "limit")
    }
    guard let sleeper = probe.sample else { return }
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row(
        "late, \(name)", late.quantile(share), "ms", against: sleeper.quantile(share), "a thread that does nothing else"
      )
    }
  }

  // MARK: System calls

  private func countCalls(_ tenfoot: Program, in scratch: ScratchFolder, _ table: FigureTable) throws {
    guard let strace = Program(installed: "strace") else {
      return table.skip("system calls between two", because: "strace is not installed")
    }
    let data = try scratch.folder("calls")
    // After the start of a minute, so that the clock on the page does not change meanwhile.
    let minute = Int64(WallClock.nowMS + 5_000) / 60_000 * 60_000 + 60_000
    let notices = [4_000, 50_000].map { (show: Instant(unixMS: minute + $0), title: "Notice\($0)z") }
    try Self.schedule(notices).importFile(into: data, tenfoot, in: scratch)
    let television = try TelevisionProcess(tenfoot, data: data, clock: nil)
    try television.wait(for: [notices[0].title], limitMS: 90_000)
    television.waitUntilQuiet(quietMS: 3_000)
    let tree = ProcessTree(root: television.child.id)
    let before = tree.contextSwitchCount
    Thread.sleep(forTimeInterval: Double(seconds))
    table.row(
      "context switches between two pop-ups, \(seconds) s", tree.contextSwitchCount - before, "", against: 0, "limit")
    let calls = try SystemCalls(of: tree, strace: strace, in: scratch).count(seconds: seconds)
    table.row(
      "system calls between two pop-ups, \(seconds) s", Double(calls.values.reduce(0, +)), "", against: 0, "limit")
    try television.wait(for: [notices[1].title], limitMS: 60_000)
  }
}
