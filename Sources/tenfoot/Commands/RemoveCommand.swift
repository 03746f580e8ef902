import ArgumentParser

/// `tenfoot remove`: takes photos out of the album.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take photos out of the album; their files stay.",
    discussion: """
      Examples:
        tenfoot remove 42 43
        tenfoot remove --album Holidays
      """)

  @Argument(help: ArgumentHelp("The photos' ids, the last column of “tenfoot photos”.", valueName: "photo"))
  var photos: [String] = []
  @Option(help: ArgumentHelp("A whole album.", valueName: "name"))
  var album: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if photos.isEmpty == (album == nil) { throw ValidationError("Give photos' ids, or else --album") }
  }

  func run() throws {
    let service = try data.workspace().openAlbum()
    let count =
      if let album {
        try service.removeAlbum(id: try service.id(ofAlbumNamed: album))
      } else {
        try service.removePhotos(ids: photos)
      }
    if json.isOn {
      try JSON.print(object: ["removed": count])
    } else {
      Message.print(
        count == 1
          ? "1 photo was taken out; its file is where it was."
          : "\(count) photos were taken out; their files are where they were.")
    }
    let missing = photos.count - count
    guard missing > 0 else { return }
    Message.say(missing == 1 ? "1 of the ids is not in the album." : "\(missing) of the ids are not in the album.")
    if count == 0, album == nil { throw ExitCode.failure }
  }
}
