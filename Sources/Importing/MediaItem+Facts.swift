import AlbumService
import Attributes
import Calls
import CameraNames
import Pictures

extension MediaItem {
  /// Creates a photo from the metadata of its file.
  ///
  /// - Parameters:
  ///   - facts: The metadata.
  ///   - names: The canonical names of what took it.
  ///   - path: The path it was found at, which gives it a title where the metadata has none, and an album where none is named.
  ///   - file: The path it will be shown from: `path`, or that of a copy.
  ///   - options: The options of the import.
  init(_ facts: MediaMetadata, named names: CanonicalNames, foundAt path: String, file: String, options: ImportOptions)
  {
    self.init(
      id: "", title: facts.title ?? Self.title(ofFile: path), file: file,
      album: options.album ?? AlbumFolder(ofFile: path).name,
      owner: options.owner, contentHash: facts.contentHash)
    (brand, model, lens) = (names.brand, names.model, names.lens)
    (exifMake, exifModel) = (facts.make, facts.model)
    photo.exposureProgram = facts.exposureProgram
    (photo.exposureTime, photo.fNumber) = (facts.exposureTime, facts.fNumber)
    (photo.iso, photo.exposureBias) = (facts.iso, facts.exposureBias)
    (photo.focalLength, photo.focalLength35) = (facts.focalLength, facts.focalLength35)
    (takenAt, takenAtIsModification, place) = (facts.takenAt, facts.takenAtIsModification, facts.place)
    photo.pixelSize = PixelSize(width: facts.width, height: facts.height)
    photo.orientation = facts.orientation
    (rating, keywords) = (facts.rating, facts.keywords)
    problem = facts.problem
  }

  /// Returns a file's name without its extension and without control characters; `?` where nothing is left.
  static func title(ofFile path: String) -> String {
    let name = PathText.display(path).split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return (ExifText.clean(String(stem)) ?? ExifText.clean(String(name)))?.composed() ?? "?"
  }
}
