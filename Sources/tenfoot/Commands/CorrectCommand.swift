import ArgumentParser
import Workspaces

/// `tenfoot correct`: says what camera took a photo.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Say what camera took a photo.",
    discussion: """
      For photos whose file says nothing or something wrong. The file is not changed, and the correction outlives its \
      being read again. --clear takes a correction back.

      Examples:
        tenfoot correct 42 --model "Nikon D90"
        tenfoot correct 42 --clear
      """)

  @Argument(help: "The photo's id, the last column of “tenfoot photos”.")
  var photo: String
  @Option(help: ArgumentHelp("The camera's brand; found out from the model where it is left out.", valueName: "name"))
  var brand: String?
  @Option(help: ArgumentHelp("The camera.", valueName: "name"))
  var model: String?
  @Flag(help: "Go by the file again.")
  var clear = false
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if clear == (brand != nil || model != nil) {
      throw ValidationError("Give --brand, --model or both, or else --clear")
    }
  }

  func run() throws {
    let workspace = try data.workspace()
    let album = try workspace.openAlbum()
    let known = try album.photo(id: photo)
    let camera =
      clear
      ? nil
      : try NameCanonicalizer(names: workspace.cameraNames()).camera(
        brand: brand, model: model, onPhotoOf: known.brand, photoModel: known.model)
    let photo = try album.correctCamera(photo: photo, brand: camera?.brand, model: camera?.model)
    if json.isOn { return try JSON.print(object: photo) }
    Message.print("\(photo.title): \(photo.model ?? photo.brand ?? "no camera is known")")
  }
}
