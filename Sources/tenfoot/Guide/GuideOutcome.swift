import Guides
import InteractionService

/// What became of a guide, as people and programs are told.
struct GuideOutcome {
  /// What came in.
  let tally: GuideTally
  /// What was odd, by line.
  let problems: [GuideProblem]

  /// How many problems are told to a person, about; each kind has its share.
  private static let toldCount = 20

  /// Prints one JSON object. Problem after problem: a guide may have one for each of its programmes.
  func printJSON() throws {
    print("{\"channels\":\(tally.channelCount),\"programmes\":\(tally.programmeCount),\"problems\":[", terminator: "")
    for (index, problem) in problems.enumerated() {
      print(index == 0 ? "" : ",", terminator: "\n")
      print(try JSON.line(problem), terminator: "")
    }
    print("]}")
  }

  /// Prints a sentence, and says on standard error what was odd, the same oddities together.
  func say(file: String) {
    let groups = Dictionary(grouping: problems, by: \.code).sorted {
      ($0.value[0].line, $0.key) < ($1.value[0].line, $1.key)
    }
    let share = max(1, Self.toldCount / max(1, groups.count))
    for (code, problems) in groups {
      Message.say("\(code) (\(problems.count))")
      for problem in problems.prefix(share) { Message.say("  \(file):\(problem.line): \(problem.message)") }
    }
    let untold = groups.reduce(0) { $0 + max(0, $1.value.count - share) }
    if untold > 0 { Message.say("and \(untold) more: --json shows all") }
    if tally.keptChannelCount > 0 {
      Message.say(
        "\(counted(tally.keptChannelCount, "channel")) kept the programmes of an imported schedule; the guide's were left out."
      )
    }
    let came = "\(counted(tally.channelCount, "channel")) and \(counted(tally.programmeCount, "programme")) came in"
    print(problems.isEmpty ? "\(came)." : "\(came); \(counted(problems.count, "problem")).")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
