import Foundation

/// The package these tests belong to, as files.
enum Repository {
  /// The package's root.
  static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  /// The real photos beside the repository, which not everybody has.
  static let sharedPhotos = root.deletingLastPathComponent().appendingPathComponent("shared/photos").path
  /// Broken and hostile files beside the package, which not everybody has.
  static let sharedMalformed = root.deletingLastPathComponent().appendingPathComponent("shared/malformed").path
  /// Whether those are there.
  static let hasSharedPhotos = FileManager.default.fileExists(atPath: sharedPhotos)

  /// The absolute path of a file.
  static func path(_ path: String) -> String {
    root.appendingPathComponent(path).path
  }

  /// A file's text.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The files below a folder whose names end in one of these, by path from the root, ordered.
  static func files(in folder: String, endings: [String]) -> [String] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in endings.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }.sorted()
  }

  /// The names of the folders in a folder, ordered.
  static func folders(in folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: base.path)
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = base.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }
}
