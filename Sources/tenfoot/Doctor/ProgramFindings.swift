import Foundation
import Pictures
import Terminal
import Workspaces

/// What is found out about the program itself.
struct ProgramFindings {
  let environment: [String: String]

  var section: FindingsSection {
    FindingsSection(
      heading: "Tenfoot \(TenfootCommand.version)",
      lines: [
        .init("program", AssetFolder.runningExecutable), .init("its data", assets), .init("libraries", libraries),
        .init("processors", "\(WorkerPool.coreCount), a reader of media files for each"),
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
