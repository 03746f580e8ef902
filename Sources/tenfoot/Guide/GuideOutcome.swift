import Guides
import InteractionService

/// The result of importing a guide, printed as text or JSON.
struct GuideOutcome {
  /// The numbers of channels and programmes imported.
  let counts: GuideImportCounts
  /// The problems, by line.
  let problems: [GuideProblem]

  /// Roughly the most problems printed as text, spread evenly over their kinds; at least one of each is printed.
  private static let printedCount = 20

  /// Prints one JSON object. Problems are encoded one by one, since a guide may have one for each programme.
  func printJSON() throws {
    print("{\"channels\":\(counts.channels),\"programmes\":\(counts.programmes),\"problems\":[", terminator: "")
    for (index, problem) in problems.enumerated() {
      print(index == 0 ? "" : ",", terminator: "\n")
      print(try JSON.line(Record(problem)), terminator: "")
    }
    print("]}")
  }

  /// A problem as JSON.
  private struct Record: Encodable {
    let line: Int
    let column: Int?
    let code: String
    let message: String

    init(_ problem: GuideProblem) {
      (line, column, code, message) = (problem.line, problem.column, problem.code, problem.anomaly.english)
    }
  }

  /// Returns the heading of a kind of problem: its code in English, `bad-time (2)`, else its name in the language of the command line.
  private static func heading(_ code: String, _ count: Int) -> String {
    guard CommandTexts.current.language != .english, let name = CommandPhrase(problemCode: code) else {
      return "\(code) (\(count))"
    }
    return CommandPhrase.problemHeading(["name": name(), "count": "\(count)"])
  }

  /// Prints one line, and the problems to standard error, grouped by kind.
  func printText(file: String) {
    let groups = Dictionary(grouping: problems, by: \.code).sorted {
      ($0.value[0].line, $0.key) < ($1.value[0].line, $1.key)
    }
    let share = max(1, Self.printedCount / max(1, groups.count))
    for (code, problems) in groups {
      Message.printError(Self.heading(code, problems.count))
      for problem in problems.prefix(share) {
        let column = problem.column.map { "\($0):" } ?? ""
        Message.printError("  \(file):\(problem.line):\(column) \(problem.anomaly.text)")
      }
    }
    let omitted = groups.reduce(0) { $0 + max(0, $1.value.count - share) }
    if omitted > 0 { Message.printError(CommandPhrase.omitted(["count": "\(omitted)"])) }
    if counts.keptChannels > 0 {
      Message.printError(CommandPhrase.keptChannels.count(counts.keptChannels))
    }
    let sums = [
      "channels": CommandPhrase.channels.count(counts.channels),
      "programmes": CommandPhrase.programmes.count(counts.programmes),
      "problems": CommandPhrase.problems.count(problems.count),
    ]
    Message.print(problems.isEmpty ? CommandPhrase.guideImported(sums) : CommandPhrase.guideImportedWith(sums))
  }
}

extension CommandPhrase {
  /// The name of a kind of problem in a guide, by its code in kebab case; nil for an unknown code.
  init?(problemCode code: String) {
    switch code {
    case "no-id": self = .problemNoId
    case "no-name": self = .problemNoName
    case "duplicate-channel": self = .problemDuplicateChannel
    case "unknown-channel": self = .problemUnknownChannel
    case "too-many": self = .problemTooMany
    case "no-start": self = .problemNoStart
    case "bad-time": self = .problemBadTime
    case "odd-time": self = .problemOddTime
    case "no-zone": self = .problemNoZone
    case "ambiguous-zone": self = .problemAmbiguousZone
    case "no-stop": self = .problemNoStop
    case "stop-before-start": self = .problemStopBeforeStart
    case "overlap": self = .problemOverlap
    case "duplicate": self = .problemDuplicate
    case "no-title": self = .problemNoTitle
    case "too-long": self = .problemTooLong
    case "repaired": self = .problemRepaired
    case "escaped-twice": self = .problemEscapedTwice
    case "unknown-entity": self = .problemUnknownEntity
    case "unknown-element": self = .problemUnknownElement
    case "trailing-bytes": self = .problemTrailingBytes
    default: return nil
    }
  }
}
