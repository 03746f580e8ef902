import ArgumentParser
import ScheduleFiles
import Workspaces

/// `tenfoot schedule`: imports and lists channels' schedules.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Import schedules with interactions, and list them.",
    subcommands: [Import.self, Show.self])

  /// `tenfoot schedule import`: imports channels, schedules and interactions from JSON.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Import channels, schedules and interactions from a JSON file.",
      discussion: """
        The whole file is imported or nothing: errors are reported with their location, a JSON pointer. A channel's \
        schedule replaces the stored one if its serial is greater. Valid but questionable entries are reported as \
        warnings. The file:
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
        (assets/schema/schedule.schema.json of the sources describes every field; editors can use it for completion).

        Examples:
          tenfoot schedule import evening.json
        """)

    @Argument(help: "The file, one JSON object.", completion: .file(extensions: ["json"]))
    var file: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      var report: ScheduleReport
      do {
        report = try data.writableWorkspace().importSchedule(file)
      } catch let error as ScheduleSyntaxError {
        Message.printError("\(file):\(error.line):\(error.column): \(error)")
        try refuse([ScheduleProblem("", "line \(error.line), column \(error.column): \(error)")], warnings: [])
        return
      }
      if let failure = report.linkFailure {
        let text = CommandPhrase.linksNotChecked(["reason": FailureMessage.text(of: failure)])
        report.warnings.append(ScheduleProblem("", text))
      }
      self.report(report.warnings, mark: CommandPhrase.warning(), limit: Self.warningLimit)
      self.report(report.problems, mark: "", limit: .max)
      guard report.problems.isEmpty else { return try refuse(report.problems, warnings: report.warnings) }
      if json.isOn { return try JSON.print(object: Outcome(report)) }
      Message.print(
        CommandPhrase.scheduleImported([
          "channels": CommandPhrase.channels.count(report.channels),
          "programmes": CommandPhrase.programmes.count(report.programmes),
          "interactions": CommandPhrase.interactions.count(report.interactions),
        ]))
    }

    /// The most warnings printed as text; JSON has all.
    private static let warningLimit = 40

    private func report(_ problems: [ScheduleProblem], mark: String, limit: Int) {
      for problem in problems.prefix(limit) {
        Message.printError("\(file): \(mark)\(problem.pointer.isEmpty ? "" : problem.pointer + ": ")\(problem.message)")
      }
      if problems.count > limit {
        Message.printError(
          CommandPhrase.moreProblems(["file": file, "mark": mark, "count": "\(problems.count - limit)"]))
      }
    }

    private func refuse(_ problems: [ScheduleProblem], warnings: [ScheduleProblem]) throws {
      if json.isOn { try JSON.print(object: Refusal(problems: problems, warnings: warnings)) }
      Message.printError(CommandPhrase.error() + CommandPhrase.notImported(["file": file]))
      throw ExitCode.malformed
    }
  }

  /// The result of an import as JSON.
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

  /// The errors of a refused file as JSON.
  private struct Refusal: Encodable {
    let problems: [ScheduleProblem]
    let warnings: [ScheduleProblem]
  }
}
