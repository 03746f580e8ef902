import Foundation

/// The files around this package.
enum Repository {
  /// The absolute paths of the demo album's pictures.
  static func demoPictures() throws -> [String] {
    try pictures(below: root + "/assets/demo")
  }

  /// The absolute paths of the real photos beside the repository, in `../shared/photos`; empty where there are none.
  static func realPhotos() throws -> [String] {
    let folder = URL(fileURLWithPath: root).deletingLastPathComponent().path + "/shared/photos"
    return FileManager.default.fileExists(atPath: folder) ? try pictures(below: folder) : []
  }

  /// The size of a file, bytes.
  static func sizeBytes(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  /// The repository's folder, five levels above this file.
  private static let root = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.path

  private static func pictures(below folder: String) throws -> [String] {
    let extensions: Set = ["jpg", "jpeg", "mpo", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "dng", "gif"]
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { extensions.contains(URL(fileURLWithPath: $0).pathExtension.lowercased()) }
      .map { "\(folder)/\($0)" }.sorted()
  }
}
