import Device
import Engine
import Foundation
import Screen
import Tapes
import Television
import Workspaces

/// Starts televisions for tapes: each with its own copy of the demo data, or all in one given data folder.
///
/// The copies are removed with the host; those of a killed process by the next one.
final class ReplayHost {
  private let assets: AssetFolder
  private let dataFolder: DataFolder?
  private let scratch = ScratchFolder()
  private let temporaryFolder: String
  private let cache: DemoWorkspaceCache
  private let hasBlankPictures: Bool
  private let servers: ServerAccess
  private let keyboard: Keyboard
  private var copyCount = 0

  /// Creates a host.
  ///
  /// - Parameters:
  ///   - dataFolder: The data folder for all tapes; nil for a copy of the demo data for each.
  ///   - workspaces: A folder that keeps demo data for later runs; nil to remove it at the end.
  ///   - servers: The servers to use instead of services in the data folder.
  ///   - hasBlankPictures: Whether every picture is grey, which saves rendering.
  init(
    assets: AssetFolder, dataFolder: DataFolder?, workspaces: String?, servers: ServerAccess = ServerAccess(),
    hasBlankPictures: Bool = false
  ) throws {
    self.assets = assets
    self.servers = servers
    self.hasBlankPictures = hasBlankPictures
    self.dataFolder = dataFolder
    temporaryFolder = scratch.folder().path
    try DataFolder(path: temporaryFolder).create()
    // Tapes must not depend on the user's keymap.
    keyboard = try KeymapFiles(environment: [:]).keymap(named: nil).keyboard
    cache = DemoWorkspaceCache(
      assets: assets, persistentFolder: workspaces, temporaryFolder: temporaryFolder)
  }

  /// Starts a television for a tape.
  func startTelevision(_ start: TapePlayer.Start) throws -> TelevisionEngine {
    let language = start.settings.language ?? .english
    let workspace = try Workspace(folder: try dataFolder ?? copyDemoData(in: language), assets: assets)
    let time = start.time
    let root = try CompositionRoot(
      in: workspace, servers: { [servers] _ in servers }, pictureCache: dataFolder == nil ? cache.pictures : nil
    ) { time.now }
    // In a given data folder or on a server, earlier runs may have used the keys that begin with "tape".
    let isNew = dataFolder == nil && servers.addresses.isEmpty
    let keyPrefix = isNew ? "tape" : UUID().uuidString.lowercased()
    let device = isNew ? "tape" : try root.opened.deviceID()
    var options = CompositionRoot.LaunchOptions(
      settings: start.settings, language: language, keyPrefix: keyPrefix, device: device, keyboard: keyboard,
      givenServers: servers.addresses)
    // The same device each time, so that a tape plays the same.
    if isNew { options.deviceOfProfile = { profile, _ in "tape-\(profile.name)" } }
    let display = CompositionRoot.DisplayOptions(size: start.size, depth: start.depth)
    return root.engine(options, on: display, at: start.now, render: hasBlankPictures ? Self.blank : nil)
  }

  /// Renders a grey picture of the requested size.
  private static let blank: TelevisionEngine.ImageRenderer = { request in
    let grey = request.depth == .none ? nil : RGB(127, 127, 127)
    let cell = CellImage.Cell(scalar: " ", foreground: grey, background: grey)
    let cells = Array(repeating: cell, count: request.size.columns * request.size.rows)
    guard let picture = CellImage(size: request.size, cells: cells) else {
      throw Failure("The requested size is invalid")
    }
    return picture
  }

  /// Copies the demo data in a language, and returns the copy.
  private func copyDemoData(in language: Language) throws -> DataFolder {
    copyCount += 1
    let copy = DataFolder(path: temporaryFolder + "/\(copyCount)")
    try FileManager.default.copyItem(atPath: try cache.workspace(in: language).path, toPath: copy.path)
    return copy
  }
}
