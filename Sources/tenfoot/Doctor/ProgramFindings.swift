import Device
import Foundation
import Pictures
import Terminal
import Workspaces

/// The doctor's findings about the program itself.
struct ProgramFindings {
  let environment: [String: String]

  var section: FindingsSection {
    FindingsSection(
      heading: "Tenfoot \(TenfootCommand.version)",
      lines: [
        .init("program", AssetFolder.runningExecutable), .init("assets", assets), .init("libraries", libraries),
        .init("processors", "\(WorkerPool.coreCount), with one media reader each"),
        .init("confinement", ConfinementFindings(language: Language(environment: environment)).text),
      ])
  }

  private var assets: String {
    do {
      let assets = try AssetFolder(environment: environment)
      return "\(assets.path) (\(assets.origin.rawValue))"
    } catch {
      return error.description
    }
  }

  private var libraries: String {
    let media = MediaLibraries.versions.map { "\($0.name) \($0.version)" }
    return (["SQLite \(Workspace.databaseVersion)", TerminalLibrary.name] + media).joined(separator: ", ")
  }
}
