import ArgumentParser
import Importing
import Workspaces

/// `tenfoot import`: photos into the album.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring photos into the album.",
    discussion: """
      Folders are searched to their depths. Files stay where they are and are never changed; --copy keeps a copy of \
      each. Importing again reads only what is new, and finds again what has moved. A file that cannot be read costs \
      itself alone. Ctrl-C stops after the file at hand; what came in by then is in.

      Examples:
        tenfoot import ~/Pictures
        tenfoot import --album Holidays --owner Anna ~/Pictures/2014
        tenfoot import --json /media/card
      """)

  @Argument(help: "Folders and files.", completion: .file())
  var paths: [String]
  @Option(
    help: ArgumentHelp("The album they are filed in; else each in one named after its folder.", valueName: "name"))
  var album: String?
  @Option(help: ArgumentHelp("Whose they are.", valueName: "name"))
  var owner: String?
  @Flag(help: "Keep a copy of each among Tenfoot's own data.")
  var copy = false
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Name a folder or a file") }
    for (name, value) in [("--album", album), ("--owner", owner)] where value?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("\(name) is blank; leave it out instead")
    }
  }

  func run() throws {
    let workspace = try data.workspace()
    let options = ImportOptions(album: album, owner: owner ?? "", copyFolder: copy ? workspace.folder.media : nil)
    let run = try ImportRun(of: paths, into: workspace, options: options)
    let report = try run.perform()
    if json.isOn { try JSON.print(object: report) } else { Message.print(ImportRun.summary(report)) }
    if album != nil, report.unchanged > 0 {
      Message.say("Photos that were there already stay in their albums; “tenfoot remove” them first to file them anew.")
    }
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
    if !ImportRun.leadsAnywhere(paths) { throw ExitCode.failure }
  }
}
