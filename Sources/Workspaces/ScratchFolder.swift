import Foundation

/// A temporary folder for a workspace whose data folder may only be read; removed with its last user.
///
/// It takes the caches, and the databases that the data folder does not have yet.
final class ScratchFolder: Sendable {
  /// The folder; exists from the first use of ``folder()``.
  private let path = FileManager.default.temporaryDirectory.path + "/tenfoot-\(UUID().uuidString)"

  /// Returns the folder, which is created if it does not exist.
  func folder() -> DataFolder {
    mkdir(path, 0o700)
    return DataFolder(path: path)
  }

  deinit {
    guard FileManager.default.fileExists(atPath: path) else { return }
    // What a worker still writes stays in the system's temporary folder.
    try? FileManager.default.removeItem(atPath: path)
  }
}
