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
  @OptionGroup var viewer: ViewerOption
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if photos.isEmpty == (album == nil) { throw ValidationError(CommandPhrase.givePhotosOrAlbum()) }
  }

  func run() throws {
    let service = try data.writableWorkspace().openAlbum()
    let write = try viewer.write(service)
    let count: Int? =
      if let album = try album.map({ try service.album(meantBy: $0, write.call) }) {
        try confirmed(album).map { try service.removeAlbum(id: $0.id, write) }
      } else {
        try service.removeItems(ids: photos, write)
      }
    guard let count else {
      Message.printError(CommandPhrase.nothingRemoved())
      throw ExitCode.failure
    }
    if json.isOn {
      try JSON.print(object: ["removed": count])
    } else if count > 0 || album != nil {
      Message.print(CommandPhrase.photosRemoved.count(count))
    }
    let missing = Set(photos).count - count
    guard album == nil, missing > 0 else { return }
    Message.printError(
      photos.count == 1
        ? CommandPhrase.noPhotoWithID(["id": photos[0]]) : CommandPhrase.noPhotosWithIDs.count(missing))
    guard count == 0 else { return }
    Message.printError(CommandPhrase.nothingRemoved())
    throw ExitCode.failure
  }

  /// Asks for confirmation before an album is removed, unless `--yes` is given.
  ///
  /// - Returns: The album; nil if the answer is no.
  /// - Throws: ``Failure`` if there is no answer, as in a script.
  private func confirmed(_ album: Album) throws -> Album? {
    if yes { return album }
    Message.ask(CommandPhrase.askToRemove.count(album.itemCount, ["name": album.name]))
    guard let answer = readLine() else {
      // The question ended without a new line.
      Message.printError("")
      throw Failure(CommandPhrase.albumNotRemoved(["name": album.name]))
    }
    return ["y", "yes"].contains(answer.lowercased()) ? album : nil
  }
}
