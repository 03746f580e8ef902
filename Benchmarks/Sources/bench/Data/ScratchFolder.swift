import Foundation

/// A folder for temporary files; it is removed with the last reference.
final class ScratchFolder {
  /// Its absolute path.
  let path: String

  /// Creates a folder below the one for temporary files.
  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/tenfoot-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path) could not be removed: \(error.localizedDescription)")
    }
  }

  /// Creates an empty folder in it.
  func folder(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
