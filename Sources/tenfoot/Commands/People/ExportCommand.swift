import ArgumentParser
import Workspaces

/// `tenfoot export`: exports a person's photos and data into a folder.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export a person's photos and data into a new folder.",
    discussion: """
      The folder will contain the files of all photos, and tenfoot.json with everything else that the album has stored: the \
      attributes, look-ups and corrections of the photos, the friends and album readers, the names of the tokens, and what was \
      shared with whom.

      Examples:
        tenfoot export --as Anna anna
      """)

  @Argument(help: "The folder, which must be empty or not exist.", completion: .directory)
  var folder: String
  @OptionGroup var person: PersonOption
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let album = try data.workspace().openAlbum()
    let export = PersonExport(album: album, person: try album.existing(person.name), folder: folder)
    let report = try export.run()
    if json.isOn {
      try JSON.print(object: report)
    } else {
      Message.print(CommandPhrase.exported.count(report.exported, ["folder": folder]))
    }
    for failure in report.failures {
      Message.printError(CommandPhrase.fileNotExported(["file": failure.file, "reason": failure.reason]))
    }
    if !report.failures.isEmpty { throw ExitCode.failure }
  }
}
