import Foundation

/// A temporary folder that is removed with everything in it when the last reference to it is gone.
final class ScratchFolder {
  /// Its absolute path.
  let path: String

  /// Creates a folder below the system's folder for temporary files.
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

  /// Creates an empty folder in it, in place of an earlier one of that name.
  func folder(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
