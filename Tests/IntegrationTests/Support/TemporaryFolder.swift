import Foundation

/// A folder that goes when its test has ended.
final class TemporaryFolder: Sendable {
  /// Absolute path, without a slash at its end.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tenfoot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path) is left behind: \(error)")
    }
  }
}
