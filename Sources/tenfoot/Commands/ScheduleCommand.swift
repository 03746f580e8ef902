import ArgumentParser
import InteractionStore
import Workspaces

/// `tenfoot schedule`: what comes on which channel, and when.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Bring interactions onto channels, and see what comes when.",
    subcommands: [Import.self, Show.self])

  /// `tenfoot schedule import`: channels, schedules and interactions from JSON.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring in channels, schedules and interactions from a JSON file.",
      discussion: """
        All of the file comes in, or nothing: what cannot be is named with its place, a JSON pointer. A channel's schedule \
        replaces the one there when its serial is greater. What can be and is unwise is named too. The file:
          {"version":1,
           "channels":[{"id":"mine","number":7,"name":{"en":"Mine","zh-Hans":"我的"}}],
           "schedules":[{"channel":"mine","serial":1,
             "from":"2026-11-21T20:00:00Z","until":"2026-11-21T21:00:00Z",
             "programmes":[{"id":"p1","title":"Harbours",
               "start":"2026-11-21T20:00:00Z","stop":"2026-11-21T21:00:00Z"}],
             "interactions":[{"id":"q1","programme":"p1",
               "at":"2026-11-21T20:05:00Z","show":"2026-11-21T20:05:20Z",
               "durationSeconds":20,"resultsAt":"2026-11-21T20:06:00Z"}]}],
           "interactions":[{"id":"q1","type":"poll","title":"Which one?",
             "choices":[{"id":"a","label":"This"},{"id":"b","label":"That"}]}]}
        (assets/schema/schedule.schema.json of the sources tells every field, and editors complete by it).

        Examples:
          tenfoot schedule import evening.json
        """)

    @Argument(help: "The file, one JSON object.", completion: .file(extensions: ["json"]))
    var file: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let report: ScheduleReport
      do {
        report = try data.workspace().importSchedule(file)
      } catch let error as JSONSyntaxError {
        Message.say("\(file):\(error.line):\(error.column): \(error)")
        try refuse([ScheduleProblem("", "line \(error.line), column \(error.column): \(error)")], warnings: [])
        return
      }
      tell(report.warnings, mark: "warning: ", limit: Self.warningLimit)
      tell(report.problems, mark: "", limit: .max)
      guard report.problems.isEmpty else { return try refuse(report.problems, warnings: report.warnings) }
      if json.isOn { return try JSON.print(object: Outcome(report)) }
      let sums = [
        (report.channels, "channel"), (report.programmes, "programme"), (report.interactions, "interaction"),
      ].map { count, word in "\(count) \(word)\(count == 1 ? "" : "s")" }
      print("\(sums[0]), \(sums[1]) and \(sums[2]) came in.")
    }

    /// More than these are too many for a person; JSON has them all.
    private static let warningLimit = 40

    private func tell(_ problems: [ScheduleProblem], mark: String, limit: Int) {
      for problem in problems.prefix(limit) {
        Message.say("\(file): \(mark)\(problem.pointer.isEmpty ? "" : problem.pointer + ": ")\(problem.message)")
      }
      if problems.count > limit {
        Message.say("\(file): \(mark)and \(problems.count - limit) more; --json has them all")
      }
    }

    private func refuse(_ problems: [ScheduleProblem], warnings: [ScheduleProblem]) throws {
      if json.isOn { try JSON.print(object: Refusal(problems: problems, warnings: warnings)) }
      Message.say("Error: nothing of \(file) was imported.")
      throw ExitCode.malformed
    }
  }

  /// What became of a file.
  private struct Outcome: Encodable {
    let channels: Int
    let programmes: Int
    let interactions: Int
    let warnings: [ScheduleProblem]

    init(_ report: ScheduleReport) {
      channels = report.channels
      programmes = report.programmes
      interactions = report.interactions
      warnings = report.warnings
    }
  }

  /// Why nothing became of a file.
  private struct Refusal: Encodable {
    let problems: [ScheduleProblem]
    let warnings: [ScheduleProblem]
  }
}
