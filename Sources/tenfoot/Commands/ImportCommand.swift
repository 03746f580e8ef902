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
      stops after the current file; everything imported so far is kept.

      Examples:
        tenfoot import ~/Pictures
        tenfoot import --album Holidays --owner Anna ~/Pictures/2014
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
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Give a folder or a file") }
    for (name, value) in [("--album", album), ("--owner", owner)] where value?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("\(name) is blank; give a name or omit it")
    }
  }

  func run() throws {
    let workspace = try data.workspace()
    let options = ImportOptions(album: album, owner: owner ?? "", copyFolder: copy ? workspace.folder.media : nil)
    let run = try ImportRun(of: paths, into: workspace, options: options)
    let report = try run.perform()
    if json.isOn { try JSON.print(object: report) } else { Message.print(ImportRun.summary(report)) }
    if album != nil, report.unchanged > 0 {
      Message.printError(
        "Photos already in the album stay in their albums. To move them, remove them with “tenfoot remove” and import again."
      )
    }
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
    if !ImportRun.anyExists(paths) { throw ExitCode.failure }
  }
}
