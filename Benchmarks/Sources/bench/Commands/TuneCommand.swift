import ArgumentParser
import Calls
import Foundation
import InteractionService
import InteractionStore

/// `bench tune`: tuning to a channel with very many interactions.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune", abstract: "The schedule of a channel with 100,000 interactions: the call, and the screen.")

  /// The limit for tuning, milliseconds.
  private static let limitMS = 20.0

  @Option(help: "How many interactions the channel has.") var interactions = 100_000
  @Option(help: "How often it is tuned to.") var runs = 100

  func run() throws {
    let scratch = try ScratchFolder()
    let tenfoot = try Program.tenfoot()
    let data = try scratch.folder("data")
    let table = FigureTable(
      "Tuning to a channel", note: "\(interactions) interactions in 24 h, one programme; \(runs) times.")
    // Single words that differ in every letter, so that the whole word has to be sent.
    let few = Self.text(number: 1, title: "Nebulae", count: 10)
    let many = Self.text(number: 2, title: "Quasars", count: interactions)
    try few.bring(into: data, tenfoot, in: scratch)
    let cost = try many.bring(into: data, tenfoot, in: scratch)
    table.row("import of the file, once", cost.elapsedMS, "ms")
    try measureStore(data, few: few, many: many, table)
    try measureScreen(tenfoot, data, few: few, many: many, table)
  }

  private static let start = Instant(rfc3339: TelevisionModel.quietMinute) ?? Instant(unixMS: 0)

  /// Interactions throughout a day, of which the television shows the first hours.
  private static func text(number: Int, title: String, count: Int) -> ScheduleText {
    let (from, until) = (start - 4 * 3_600_000, start + 20 * 3_600_000)
    let notices = (0..<count).map { index in
      // The next minutes stay free, so that there is no pop-up meanwhile.
      let fromStart = 1_800_000 + Int64(index) * 70_000_000 / Int64(count)
      return (show: start + fromStart, title: "Notice \(index)")
    }
    return ScheduleText(number: number, title: title, from: from, until: until, notices: notices)
  }

  private func measureStore(_ data: String, few: ScheduleText, many: ScheduleText, _ table: FigureTable) throws {
    let start = Self.start
    let store = try SQLiteInteractionStore(path: data + "/interaction.sqlite") { start }
    let measured = try Turns.take(
      runs,
      [few, many].map { text in
        {
          let watch = Stopwatch()
          let call = CallContext(caller: Caller(device: "bench"))
          guard case .schedule(let schedule, _) = try store.schedule(channel: text.channel, ifNot: nil, call).answer
          else {
            throw BenchError("there is no schedule")
          }
          return (ms: watch.elapsedMS, count: schedule.interactions.count)
        }
      })
    guard let own = Sample(measured[1].map(\.ms)), let other = Sample(measured[0].map(\.ms)) else { return }
    table.row("interactions in the answer", Double(measured[1].last?.count ?? 0), "")
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("the server's answer, \(name)", own.quantile(share), "ms", against: Self.limitMS, "limit")
    }
    table.row("the server's answer, p50", own.median, "ms", against: other.median, "a channel of 10 interactions")
  }

  private func measureScreen(
    _ tenfoot: Program, _ data: String, few: ScheduleText, many: ScheduleText, _ table: FigureTable
  ) throws {
    let television = try TelevisionModel(tenfoot, data: data)
    try television.wait(for: [few.title])
    television.rest(quietMS: 1_000)
    _ = television.press(.enter)
    television.rest(quietMS: 1_000)
    var (toMany, toFew): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      toMany.append(try television.press(.pageUp, until: [many.title]))
      television.rest(quietMS: 150)
      toFew.append(try television.press(.pageDown, until: [few.title]))
      television.rest(quietMS: 150)
    }
    guard let own = Sample(toMany), let other = Sample(toFew) else { return }
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("key to the programme's name, \(name)", own.quantile(share), "ms", against: Self.limitMS, "limit")
    }
    table.row(
      "key to the programme's name, p50", own.median, "ms", against: other.median, "a channel of 10 interactions")
  }
}
