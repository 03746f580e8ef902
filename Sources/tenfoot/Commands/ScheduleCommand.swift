import ArgumentParser
import Calls
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
      let report: ScheduleReport
      do {
        report = try data.writableWorkspace().importSchedule(file)
      } catch let error as ScheduleSyntaxError {
        let note = Note(error)
        Message.printError("\(file):\(error.line):\(error.column): \(note.text)")
        return try refuse([note], warnings: [])
      }
      let warnings = report.warnings.map(Note.init) + (report.linkFailure.map { [Note($0)] } ?? [])
      let problems = report.problems.map(Note.init)
      self.report(warnings, mark: CommandPhrase.warning(), limit: Self.warningLimit)
      self.report(problems, mark: "", limit: .max)
      guard problems.isEmpty else { return try refuse(problems, warnings: warnings) }
      if json.isOn { return try JSON.print(object: Outcome(report, warnings: warnings)) }
      Message.print(
        CommandPhrase.scheduleImported([
          "channels": CommandPhrase.channels.count(report.channels),
          "programmes": CommandPhrase.programmes.count(report.programmes),
          "interactions": CommandPhrase.interactions.count(report.interactions),
        ]))
    }

    /// The most warnings printed as text; JSON has all.
    private static let warningLimit = 40

    private func report(_ notes: [Note], mark: String, limit: Int) {
      for note in notes.prefix(limit) {
        Message.printError("\(file): \(mark)\(note.pointer.isEmpty ? "" : note.pointer + ": ")\(note.text)")
      }
      if notes.count > limit {
        Message.printError(
          CommandPhrase.moreProblems(["file": file, "mark": mark, "count": "\(notes.count - limit)"]))
      }
    }

    private func refuse(_ problems: [Note], warnings: [Note]) throws {
      if json.isOn { try JSON.print(object: Refusal(problems: problems, warnings: warnings)) }
      Message.printError(CommandPhrase.error() + CommandPhrase.notImported(["file": file]))
      throw ExitCode.malformed
    }
  }

  /// An error or a warning about a place in a schedule file; as JSON in English.
  private struct Note: Encodable {
    let pointer: String
    /// What is wrong there, in the language of the command line.
    let text: String
    private let message: String

    private enum CodingKeys: CodingKey {
      case pointer
      case message
    }

    init(_ problem: ScheduleProblem) {
      (pointer, text, message) = (problem.pointer, problem.fault.text, problem.fault.english)
    }

    /// A file that is not JSON.
    init(_ error: ScheduleSyntaxError) {
      func words(_ sentences: ProblemSentences) -> String {
        sentences.text("jsonSyntax.expected", ["expected": error.expected])
      }
      pointer = ""
      text = words(.current)
      message = ProblemSentences.english.text(
        "jsonSyntax.line", ["line": error.line, "column": error.column, "problem": words(.english)])
    }

    /// Entries that could not be looked up.
    init(_ failure: ServiceFailure) {
      pointer = ""
      text = CommandPhrase.linksNotChecked(["reason": FailureMessage.text(of: failure)])
      message = CommandTexts.english.text(
        .linksNotChecked, ["reason": FailureMessage.text(of: failure, in: .english)])
    }
  }

  /// The result of an import as JSON.
  private struct Outcome: Encodable {
    let channels: Int
    let programmes: Int
    let interactions: Int
    let warnings: [Note]

    init(_ report: ScheduleReport, warnings: [Note]) {
      channels = report.channels
      programmes = report.programmes
      interactions = report.interactions
      self.warnings = warnings
    }
  }

  /// The errors of a refused file as JSON.
  private struct Refusal: Encodable {
    let problems: [Note]
    let warnings: [Note]
  }
}
