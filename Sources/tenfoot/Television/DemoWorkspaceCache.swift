import Calls
import Device
import Foundation
import Television
import Threads
import Workspaces

/// Demo worlds that are ready to be copied, and the pictures that were developed in their copies.
///
/// Everything in it can be made again, from nothing but the program and its data: its folder is named by their state, so
/// that another build never plays in an older one's world.
struct DemoWorkspaceCache {
  /// Where developed pictures are kept.
  var pictures: String { folder + "/pictures" }

  private let folder: String
  private let assets: AssetFolder

  /// A cache.
  ///
  /// - Parameters:
  ///   - kept: A folder in which worlds outlive this run; nil for none, since a tape leaves nothing behind.
  ///   - scratch: Where worlds are made otherwise, or where `kept` cannot be written.
  init(assets: AssetFolder, kept: String?, scratch: String) {
    self.assets = assets
    if let kept = kept.map({ "\($0)/\(Self.stamp(of: assets))" }), Self.make(kept) {
      folder = kept
    } else {
      folder = scratch + "/cache"
    }
  }

  /// The demo world in a language, to be copied and never to be played in.
  func workspace(in language: Language) throws -> DataFolder {
    let path = "\(folder)/\(language.rawValue)"
    if !FileManager.default.fileExists(atPath: path) { try makeWorld(in: language, at: path) }
    return DataFolder(path: path)
  }

  /// Makes a world aside and puts it in its place whole; where another process was faster, its world is as good.
  private func makeWorld(in language: Language, at path: String) throws {
    let unfinished = "\(folder)/.\(language.rawValue)-\(UUID().uuidString)"
    let workspace = try Workspace(folder: DataFolder(path: unfinished), assets: assets, keepsDemoPictures: false)
    // The two servers know nothing of each other, so neither has to wait for the other's data.
    let mall = ThreadFuture { _ = try workspace.openMall() }
    _ = try workspace.addDemoAlbum(in: language)
    try mall.wait()
    if rename(unfinished, path) != 0 { try FileManager.default.removeItem(atPath: unfinished) }
  }

  private static func make(_ path: String) -> Bool {
    do {
      try DataFolder(path: path).create()
      return true
    } catch {
      return false
    }
  }

  /// Tells one state of program and data from another by paths, sizes and times: an FNV-1a hash in hexadecimal.
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
