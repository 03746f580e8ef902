import ArgumentParser
import Foundation
import Workspaces

/// `tenfoot doctor`: prints diagnostics.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Show the terminal's capabilities, the data folder and the libraries in use.",
    discussion: """
      Read-only. Please include its output in bug reports. The terminal is examined even if the output goes to a file. \
      --check reads the databases completely and ends with status 1 if one of them is damaged or has lost data.

      Examples:
        tenfoot doctor
        tenfoot doctor > report.txt
        tenfoot doctor --check
      """)

  @Flag(help: "Check the databases for damage.")
  var check = false
  @OptionGroup var data: DataOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try data.folder
    let sections = [
      ProgramFindings(environment: environment).section,
      TerminalFindings(environment: environment, cacheFolder: folder.cache + "/terminfo").section,
      DataFindings(folder: folder).section, ServerFindings(folder: folder, environment: environment).section,
    ]
    let findings = check ? CheckFindings(folder) : nil
    Message.print((sections + [findings?.section]).compactMap(\.self).map(\.text).joined(separator: "\n\n"))
    if findings?.areSound == false { throw ExitCode.failure }
  }
}
