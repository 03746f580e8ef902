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
    let service = try data.world().openAlbum()
    let count =
      if let album {
        try service.removeAlbum(id: try service.id(ofAlbumNamed: album))
      } else {
        try service.removePhotos(ids: photos)
      }
    if json.isOn { return try JSON.print(object: ["removed": count]) }
    Message.print("\(count) photos were taken out; their files are where they were.")
    if count < photos.count { Message.say("\(photos.count - count) of the ids are not in the album.") }
  }
}
