import ArgumentParser
import Calls
import Device
import Foundation
import Importing
import Workspaces

/// `tenfoot upload`: sends photos to the album of a server.
struct UploadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upload",
    abstract: "Send photos to the album of a server.",
    discussion: """
      First sign in with “tenfoot sign-in”, or enter a token as for the television. Folders are searched as by “tenfoot import”, \
      and the same files are skipped. Photos that you already have on the server are not sent again. After a lost connection the \
      upload continues where it stopped; so does the next run after this one was stopped. Sidecars are not sent.

      Examples:
        tenfoot upload --album-server https://album.example ~/Pictures
        tenfoot upload --album-server https://album.example --album Summer ~/Pictures/2014
      """)

  @Argument(help: "Folders and files.", completion: .file())
  var paths: [String]
  @OptionGroup var server: AlbumServerOption
  @Option(
    help: ArgumentHelp("Album to put them in (default: one per folder, named after it).", valueName: "name"))
  var album: String?
  @Flag(
    name: .customLong("include-system-folders"),
    help: "Send from hidden folders, and from the trash and thumbnail folders of systems and other programs, as well.")
  var includesSystemFolders = false
  @Flag(name: .customLong("follow-links"), help: "Follow links that lead out of the given folders.")
  var followsLinks = false
  @Flag(name: .customLong("cross-file-systems"), help: "Search other file systems mounted below the given folders.")
  var crossesFileSystems = false
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError(CommandPhrase.giveFolder()) }
    if album?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError(CommandPhrase.optionIsBlank(["option": "--album"]))
    }
  }

  func run() throws {
    let workspace = try data.existingWorkspace()
    let options = ImportOptions(
      album: album,
      scope: SearchScope(
        includesSystemFolders: includesSystemFolders, followsLinksOut: followsLinks,
        crossesFileSystems: crossesFileSystems))
    let run = try ImportRun(of: paths, to: try server.access(in: workspace), names: workspace, options: options)
    let report = try run.perform()
    if json.isOn {
      try JSON.print(object: report)
    } else {
      Message.print(ImportSummary.text(report))
    }
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
    if ImportRun.isFutile(report, of: paths) { throw ExitCode.failure }
  }
}
