import Calls
import Foundation
import Pictures
import QRCodes
import Terminal
import Workspaces

/// The doctor's findings about the program itself.
struct ProgramFindings {
  let environment: [String: String]

  var section: FindingsSection {
    FindingsSection(
      heading: "Tenfoot \(TenfootCommand.version)",
      lines: [
        .init(CommandPhrase.doctorProgram(), AssetFolder.runningExecutable),
        .init(CommandPhrase.doctorAssets(), assets), .init(CommandPhrase.doctorLibraries(), libraries),
        .init(
          CommandPhrase.doctorProcessors(), CommandPhrase.doctorReaders(["count": "\(WorkerPool.coreCount)"])),
        .init(CommandPhrase.doctorConfinement(), ConfinementFindings.text),
      ])
  }

  private var assets: String {
    do throws(WorkspaceError) {
      let assets = try AssetFolder(environment: environment)
      let origin =
        switch assets.origin {
        case .environment: "$TENFOOT_ASSETS"
        case .installed: CommandPhrase.assetsInstalled()
        case .sources: CommandPhrase.assetsOfSources()
        }
      return CommandPhrase.doctorAssetsPlace(["path": assets.path, "origin": origin])
    } catch {
      return error.text
    }
  }

  private var libraries: String {
    let media = MediaLibraries.findings.map(\.text)
    let qrCodes = QRCodeEncoder.isAvailable ? "libqrencode" : CommandPhrase.doctorNoQRCodes()
    let passwords = Workspace.hasPasswords ? "libargon2" : CommandPhrase.doctorNoPasswords()
    return (["SQLite \(Workspace.databaseVersion)", TerminalLibrary.name] + media + [qrCodes, passwords])
      .joined(separator: CommandPhrase.listSeparator())
  }
}
