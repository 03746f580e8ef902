import ArgumentParser
import Calls

/// `tenfoot remove`: removes photos from the album.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove photos from the album; the files are kept.",
    discussion: """
      Examples:
        tenfoot remove 3f9c0a7be2d15468c0d7
        tenfoot remove --album Holidays
      """)

  @Argument(help: ArgumentHelp("The photos' ids, the last column of “tenfoot photos”.", valueName: "photo"))
  var photos: [String] = []
  @Option(help: ArgumentHelp("Remove all photos of this album.", valueName: "name"))
  var album: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if photos.isEmpty == (album == nil) { throw ValidationError("Give either ids of photos or --album") }
  }

  func run() throws {
    let service = try data.workspace().openAlbum()
    let count =
      if let album {
        try service.removeAlbum(
          id: try service.id(ofAlbumNamed: album), WriteContext(.local, key: .random()))
      } else {
        try service.removeItems(ids: photos, WriteContext(.local, key: .random()))
      }
    if json.isOn {
      try JSON.print(object: ["removed": count])
    } else if count > 0 || album != nil {
      Message.print(
        count == 1 ? "1 photo removed; its file is kept." : "\(count) photos removed; their files are kept.")
    }
    let missing = Set(photos).count - count
    guard album == nil, missing > 0 else { return }
    let ids = photos.count == 1 ? "the id “\(photos[0])”" : missing == 1 ? "1 of the ids" : "\(missing) of the ids"
    Message.printError("No photo has \(ids).\(count == 0 ? " Nothing was removed." : "")")
    if count == 0 { throw ExitCode.failure }
  }
}
