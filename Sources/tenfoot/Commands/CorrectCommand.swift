import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// `tenfoot correct`: sets the camera of a photo.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Set the camera of a photo.",
    discussion: """
      For photos whose file names no camera or a wrong one. The file is not changed, and the correction survives a new \
      import. --clear removes a correction.

      Examples:
        tenfoot correct 3f9c0a7be2d15468c0d7 --model "Nikon D90"
        tenfoot correct 3f9c0a7be2d15468c0d7 --clear
      """)

  @Argument(help: "The photo's id, the last column of “tenfoot photos”.")
  var photo: String
  @Option(help: ArgumentHelp("The camera's brand (default: that of the model).", valueName: "name"))
  var brand: String?
  @Option(help: ArgumentHelp("The camera.", valueName: "name"))
  var model: String?
  @Flag(help: "Use the camera named in the file again.")
  var clear = false
  @OptionGroup var viewer: ViewerOption
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if clear == (brand != nil || model != nil) {
      throw ValidationError(CommandPhrase.giveCorrection())
    }
  }

  private func existing(in album: any AlbumAPI, _ call: CallContext) throws -> MediaItem {
    do {
      return try album.item(id: photo, call)
    } catch {
      guard error.code == .notFound else { throw error }
      throw Failure(CommandPhrase.noPhotoWithID(["id": photo]))
    }
  }

  func run() throws {
    let workspace = try data.writableWorkspace()
    let album = try workspace.openAlbum()
    let write = try viewer.write(album)
    let known = try existing(in: album, write.call)
    let camera =
      clear
      ? nil
      : try NameCanonicalizer(names: workspace.cameraNames()).camera(
        brand: brand, model: model, onPhotoOf: known.brand, photoModel: known.model)
    let photo = try album.correctCamera(
      item: photo, brand: camera?.brand, model: camera?.model, write)
    if json.isOn { return try JSON.print(object: photo.withoutPicture) }
    Message.print(
      CommandPhrase.correctedCamera([
        "title": photo.title, "camera": photo.model ?? photo.brand ?? CommandPhrase.noCamera(),
      ]))
  }
}
