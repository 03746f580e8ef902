import AlbumService
import CameraNames
import Pictures

extension Photo {
  /// A photo on its way into the album, made of what its file says.
  ///
  /// - Parameters:
  ///   - facts: What the file says.
  ///   - names: The canonical names of what took it.
  ///   - path: Where the file was found, which gives it its title where it has none, and its album where none is named.
  ///   - file: Where it will be shown from: `path`, or its copy.
  init(_ facts: MediaMetadata, named names: CanonicalNames, foundAt path: String, file: String, options: ImportOptions)
  {
    self.init(
      id: "", title: facts.title ?? Self.title(ofFile: path), file: file,
      album: options.album ?? Self.album(ofFile: path),
      owner: options.owner, contentHash: facts.contentHash)
    (brand, model, lens) = (names.brand, names.model, names.lens)
    (exifMake, exifModel) = (facts.make, facts.model)
    exposureProgram = facts.exposureProgram
    (exposureTime, fNumber, iso, exposureBias) = (facts.exposureTime, facts.fNumber, facts.iso, facts.exposureBias)
    (focalLength, focalLength35) = (facts.focalLength, facts.focalLength35)
    takenAt = facts.takenAt
    (width, height, orientation) = (facts.width, facts.height, facts.orientation)
    problem = facts.problem
  }

  /// A file's name without its ending, free of control characters.
  static func title(ofFile path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return ExifText.clean(String(stem)) ?? ExifText.clean(String(name)) ?? "?"
  }

  /// The name of a file's folder, free of control characters; `/` at the top.
  static func album(ofFile path: String) -> String {
    path.split(separator: "/").dropLast().last.flatMap { ExifText.clean(String($0)) } ?? "/"
  }
}
