import Foundation

/// A folder that is gone when the test that made it has ended.
final class TemporaryFolder {
  /// Its absolute path.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tenfoot-stores-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path) (\(error))")
    }
  }

  /// The path of a file in it.
  func file(_ name: String) -> String {
    "\(path)/\(name)"
  }
}
