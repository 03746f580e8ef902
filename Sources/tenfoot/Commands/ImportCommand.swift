import ArgumentParser
import Importing
import Workspaces

/// `tenfoot import`: imports photos into the album.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import photos into the album.",
    discussion: """
      Folders are searched recursively. Files stay where they are and are never changed; --copy keeps a copy of each. \
      A second import reads only new files and recognises moved ones. Unreadable files are skipped and listed. Ctrl-C \
      stops after the current file; everything imported so far is kept. The trash, thumbnails and snapshots of systems \
      and other programs are skipped and counted, and so are sidecars and other files that are not media.

      Examples:
        tenfoot import ~/Pictures
        tenfoot import --album Holidays --owner Anna ~/Pictures/2014
        tenfoot import --dry-run ~/Pictures
        tenfoot import --json --copy ~/Pictures
      """)

  @Argument(help: "Folders and files.", completion: .file())
  var paths: [String]
  @Option(
    help: ArgumentHelp("Album to put them in (default: one per folder, named after it).", valueName: "name"))
  var album: String?
  @Option(help: ArgumentHelp("Owner of the photos.", valueName: "name"))
  var owner: String?
  @Flag(help: "Copy each file into Tenfoot's data folder.")
  var copy = false
  @Flag(
    name: .customLong("include-system-folders"),
    help: "Import from hidden folders, and from the trash and thumbnail folders of systems and other programs, as well."
  )
  var includesSystemFolders = false
  @Flag(name: .customLong("follow-links"), help: "Follow links that lead out of the given folders.")
  var followsLinks = false
  @Flag(name: .customLong("cross-file-systems"), help: "Search other file systems mounted below the given folders.")
  var crossesFileSystems = false
  @Flag(name: .customLong("dry-run"), help: "Report what would be imported, and write nothing.")
  var isDryRun = false
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError(CommandPhrase.giveFolder()) }
    for (name, value) in [("--album", album), ("--owner", owner)] where value?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError(CommandPhrase.optionIsBlank(["option": name]))
    }
  }

  func run() throws {
    let workspace = isDryRun ? try data.existingWorkspace() : try data.writableWorkspace()
    let options = ImportOptions(
      album: album, owner: owner ?? "", copyFolder: copy ? workspace.folder.media : nil,
      scope: SearchScope(
        includesSystemFolders: includesSystemFolders, followsLinksOut: followsLinks,
        crossesFileSystems: crossesFileSystems))
    let run = try ImportRun(of: paths, into: workspace, options: options, isDryRun: isDryRun)
    let report = try run.perform()
    if json.isOn {
      try JSON.print(object: report)
    } else {
      Message.print(ImportSummary.text(report, isDryRun: isDryRun))
    }
    if album != nil, report.unchanged > 0 {
      Message.printError(CommandPhrase.keepTheirAlbums())
    }
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
    if ImportRun.isFutile(report, of: paths) { throw ExitCode.failure }
  }
}
