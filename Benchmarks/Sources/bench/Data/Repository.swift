import Foundation

/// The repository that contains this package.
enum Repository {
  /// The demo album's pictures, absolute paths.
  static func demoPictures() throws -> [String] {
    try pictures(below: root + "/assets/demo")
  }

  /// Real photos beside the repository, `../shared/photos`; empty if there are none.
  static func realPhotos() throws -> [String] {
    let folder = URL(fileURLWithPath: root).deletingLastPathComponent().path + "/shared/photos"
    return FileManager.default.fileExists(atPath: folder) ? try pictures(below: folder) : []
  }

  /// Returns the size of a file, bytes.
  static func sizeBytes(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  /// The repository's folder, three above this package's sources.
  private static let root = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.path

  private static func pictures(below folder: String) throws -> [String] {
    let endings: Set = ["jpg", "jpeg", "mpo", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "dng", "gif"]
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { endings.contains(URL(fileURLWithPath: $0).pathExtension.lowercased()) }
      .map { "\(folder)/\($0)" }.sorted()
  }
}
