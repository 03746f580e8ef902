import ArgumentParser
import Calls
import Device
import Foundation
import Workspaces

/// The album server of a command that needs one: that of the command line, else that of the settings.
struct AlbumServerOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The album server, such as https://tv.example (default: that of the settings).", valueName: "url"))
  var albumServer: ServerArgument?

  /// Returns the access to the server, with the tokens.
  ///
  /// - Throws: `ValidationError` if no server is given or set, and ``Failure`` if the tokens cannot be used.
  func access(in workspace: Workspace) throws -> ServerAccess {
    let config = ConfigFolder(environment: ProcessInfo.processInfo.environment)
    let given = ServerAddresses(album: albumServer?.address)
    let file = try config.overrides { try workspace.assets.themeNames() }.servers
    // The command may run where there is no data folder yet.
    let hasSettings = FileManager.default.fileExists(atPath: workspace.folder.television)
    let stored = hasSettings ? try workspace.settings().servers : ServerAddresses()
    guard let address = given.completed(by: file.completed(by: stored)).album else {
      throw ValidationError(CommandPhrase.giveAlbumServer())
    }
    return try config.access(to: ServerAddresses(album: address))
  }
}
