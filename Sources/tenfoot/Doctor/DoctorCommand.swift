import ArgumentParser
import Foundation
import Workspaces

/// `tenfoot doctor`: what there is to know when something is not as it should be.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this terminal can do, where data lies, and what is at work.",
    discussion: """
      It changes nothing. Send what it prints along when something does not look right.
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try data.folder
    let findings = [
      ProgramFindings(environment: environment).section,
      TerminalFindings(environment: environment, cacheFolder: folder.cache + "/terminfo").section,
      DataFindings(folder: folder).section,
    ]
    Message.print(findings.map(\.text).joined(separator: "\n\n"))
  }
}

/// One part of what was found: a heading, and lines with a label each.
struct FindingsSection {
  /// One line.
  struct Finding {
    let label: String
    let text: String

    init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  let heading: String
  let lines: [Finding]

  /// The part as it is printed; a line without a label goes on with the one above.
  var text: String {
    let body = lines.map { line in "  \(line.label.padding(toLength: 12, withPad: " ", startingAt: 0))\(line.text)" }
    return ([heading] + body).joined(separator: "\n")
  }
}
