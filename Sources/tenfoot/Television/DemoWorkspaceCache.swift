import Calls
import Device
import Foundation
import Television
import Threads
import Workspaces

/// A cache of demo workspaces, which are copied for each tape, and of the pictures rendered in the copies.
///
/// Its folder is named by the state of the program and its assets, so that another build never uses its content.
struct DemoWorkspaceCache {
  /// The folder of rendered pictures.
  var pictures: String { folder + "/pictures" }

  private let folder: String
  private let assets: AssetFolder

  /// Creates a cache.
  ///
  /// - Parameters:
  ///   - persistentFolder: A folder that keeps the cache for later runs; nil for none.
  ///   - temporaryFolder: The folder to use if there is no persistent one, or if it cannot be written.
  init(assets: AssetFolder, persistentFolder: String?, temporaryFolder: String) {
    self.assets = assets
    if let path = persistentFolder.map({ "\($0)/\(Self.stamp(of: assets))" }), Self.createFolder(path) {
      folder = path
    } else {
      folder = temporaryFolder + "/cache"
    }
  }

  /// Returns the data folder with the demo album in a language. It must be copied, and not be used itself.
  func workspace(in language: Language) throws -> DataFolder {
    let path = "\(folder)/\(language.rawValue)"
    if !FileManager.default.fileExists(atPath: path) { try createWorkspace(in: language, at: path) }
    return DataFolder(path: path)
  }

  /// Creates a workspace under another name, and renames it when it is complete. If another process was faster, its
  /// workspace is used.
  private func createWorkspace(in language: Language, at path: String) throws {
    let unfinished = "\(folder)/.\(language.rawValue)-\(UUID().uuidString)"
    let workspace = try Workspace(folder: DataFolder(path: unfinished), assets: assets, keepsDemoPictures: false)
    // The album and the mall are independent, so they are filled at the same time.
    let mall = ThreadFuture { _ = try workspace.openMall() }
    _ = try workspace.addDemoAlbum(in: language)
    try mall.wait()
    if rename(unfinished, path) != 0 { try FileManager.default.removeItem(atPath: unfinished) }
  }

  private static func createFolder(_ path: String) -> Bool {
    do {
      try DataFolder(path: path).create()
      return true
    } catch {
      return false
    }
  }

  /// Returns a hash of the paths, sizes and modification times of the program and its assets, in hexadecimal.
  private static func stamp(of assets: AssetFolder) -> String {
    let demo = (assets.demoAlbum as NSString).deletingLastPathComponent
    let pictures = FileManager.default.enumerator(atPath: demo)?.compactMap { $0 as? String }.sorted() ?? []
    let files = [AssetFolder.runningExecutable, assets.catalogue, assets.names] + pictures.map { "\(demo)/\($0)" }
    let states = files.map { file in
      var status = stat()
      guard stat(file, &status) == 0 else { return file }
      return "\(file):\(status.st_size):\(status.st_mtim.tv_sec):\(status.st_mtim.tv_nsec)"
    }
    return FNV1a.hex(of: states.joined(separator: "\n").utf8)
  }
}
