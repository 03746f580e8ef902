import ArgumentParser
import Calls
import Foundation
import InteractionService
import InteractionStore

/// `bench tune`: tuning to a channel with many interactions.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "The schedule of a channel with 100,000 interactions, from the service and on the screen.")

  /// The limit of tuning, milliseconds.
  private static let limitMS = 20.0

  @Option(help: "The number of interactions of the channel.") var interactions = 100_000
  @Option(help: "How often the channel is tuned to.") var runs = 100

  func run() throws {
    let scratch = try ScratchFolder()
    let tenfoot = try Program.tenfoot()
    let data = try scratch.folder("data")
    let table = FigureTable(
      "Tuning to a channel", note: "\(interactions) interactions in 24 h, one programme; \(runs) times.")
    // One word each, without a common letter at any position, so that the whole word is sent to the terminal.
    let few = Self.schedule(number: 1, title: "Nebulae", count: 10)
    let many = Self.schedule(number: 2, title: "Quasars", count: interactions)
    try few.importFile(into: data, tenfoot, in: scratch)
    let cost = try many.importFile(into: data, tenfoot, in: scratch)
    table.row("import of the file, once", cost.elapsedMS, "ms")
    try measureStore(data, few: few, many: many, table)
    try measureScreen(tenfoot, data, few: few, many: many, table)
  }

  private static let start = Instant(rfc3339: TelevisionProcess.startOfMinute) ?? Instant(unixMS: 0)

  /// A schedule whose interactions are spread over a day that has just begun for the television.
  private static func schedule(number: Int, title: String, count: Int) -> GeneratedSchedule {
    let (from, until) = (start - 4 * 3_600_000, start + 20 * 3_600_000)
    let notices = (0..<count).map { index in
      // Nothing pops up in the next half hour.
      let fromStart = 1_800_000 + Int64(index) * 70_000_000 / Int64(count)
      return (show: start + fromStart, title: "Notice \(index)")
    }
    return GeneratedSchedule(number: number, title: title, from: from, until: until, notices: notices)
  }

  private func measureStore(_ data: String, few: GeneratedSchedule, many: GeneratedSchedule, _ table: FigureTable)
    throws
  {
    let start = Self.start
    let store = try SQLiteInteractionStore(path: data + "/interaction.sqlite") { start }
    let measured = try Interleaved.run(
      runs,
      [few, many].map { schedule in
        {
          let watch = Stopwatch()
          let answer = try store.schedule(channel: schedule.channel, ifNot: nil, .local).answer
          guard case .schedule(let received, _) = answer else {
            throw BenchError("the service returned no schedule")
          }
          return (ms: watch.elapsedMS, count: received.interactions.count)
        }
      })
    guard let own = Sample(measured[1].map(\.ms)), let other = Sample(measured[0].map(\.ms)) else { return }
    table.row("interactions in the answer", Double(measured[1].last?.count ?? 0), "")
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("the service's answer, \(name)", own.quantile(share), "ms", against: Self.limitMS, "limit")
    }
    table.row("the service's answer, p50", own.median, "ms", against: other.median, "a channel of 10 interactions")
  }

  private func measureScreen(
    _ tenfoot: Program, _ data: String, few: GeneratedSchedule, many: GeneratedSchedule, _ table: FigureTable
  ) throws {
    let television = try TelevisionProcess(tenfoot, data: data)
    try television.wait(for: [few.title])
    television.waitUntilQuiet(quietMS: 1_000)
    _ = television.press(.enter)
    television.waitUntilQuiet(quietMS: 1_000)
    var (toMany, toFew): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      toMany.append(try television.press(.pageUp, until: [many.title]))
      television.waitUntilQuiet(quietMS: 150)
      toFew.append(try television.press(.pageDown, until: [few.title]))
      television.waitUntilQuiet(quietMS: 150)
    }
    guard let own = Sample(toMany), let other = Sample(toFew) else { return }
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("key to the programme's name, \(name)", own.quantile(share), "ms", against: Self.limitMS, "limit")
    }
    table.row(
      "key to the programme's name, p50", own.median, "ms", against: other.median, "a channel of 10 interactions")
  }
}
