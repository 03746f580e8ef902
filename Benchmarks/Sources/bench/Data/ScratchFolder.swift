import Foundation

/// A folder for what is made while measuring; it goes with its last user.
final class ScratchFolder {
  /// Its absolute path.
  let path: String

  /// Makes one below the folder for temporary files.
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

  /// Makes a folder in it, empty.
  func folder(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
