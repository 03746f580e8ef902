import AlbumService
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
        tenfoot remove --album Holidays --yes
      """)

  @Argument(help: ArgumentHelp("The photos' ids, the last column of “tenfoot photos”.", valueName: "photo"))
  var photos: [String] = []
  @Option(help: ArgumentHelp("Remove all photos of this album.", valueName: "name"))
  var album: String?
  @Flag(help: "Remove the album without asking.")
  var yes = false
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if photos.isEmpty == (album == nil) { throw ValidationError("Give either ids of photos or --album") }
  }

  func run() throws {
    let service = try data.writableWorkspace().openAlbum()
    let count: Int? =
      if let album = try album.map(service.album(meantBy:)) {
        try confirmed(album).map { try service.removeAlbum(id: $0.id, WriteContext(.local, key: .random())) }
      } else {
        try service.removeItems(ids: photos, WriteContext(.local, key: .random()))
      }
    guard let count else {
      Message.printError("Nothing was removed.")
      throw ExitCode.failure
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

  /// Asks whether an album is to be removed, unless `--yes` says so.
  ///
  /// - Returns: The album; nil where the answer is no.
  /// - Throws: ``Failure`` where there is no answer, as in a script.
  private func confirmed(_ album: Album) throws -> Album? {
    if yes { return album }
    let photos = album.itemCount == 1 ? "its photo" : "its \(album.itemCount) photos"
    Message.ask("Remove the album “\(album.name)” with \(photos)? The files are kept. [y/N] ")
    guard let answer = readLine() else {
      // The question ended without a new line.
      Message.printError("")
      throw Failure("The album “\(album.name)” was not removed. To remove it without being asked, add --yes")
    }
    return ["y", "yes"].contains(answer.lowercased()) ? album : nil
  }
}
