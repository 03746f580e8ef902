import Device
import Engine
import Foundation
import Screen
import Tapes
import Television
import Workspaces

/// Where tapes are played: a fresh demo world for each, or a data folder that was named.
///
/// What is played in goes with the stage.
final class ReplayHost {
  private let assets: AssetFolder
  private let named: DataFolder?
  private let scratch: String
  private let cache: DemoWorkspaceCache
  private let leavesPicturesBlank: Bool
  private let keyboard: Keyboard
  private var worldCount = 0

  /// A stage.
  ///
  /// - Parameters:
  ///   - dataFolder: Where to play; nil for fresh demo worlds.
  ///   - worlds: A folder that keeps demo worlds ready for later runs; nil to leave nothing behind.
  ///   - leavesPicturesBlank: Whether grey stands for every picture, which costs nothing.
  init(assets: AssetFolder, dataFolder: DataFolder?, workspaces: String?, leavesPicturesBlank: Bool = false) throws {
    self.assets = assets
    self.leavesPicturesBlank = leavesPicturesBlank
    named = dataFolder
    scratch = FileManager.default.temporaryDirectory.path + "/tenfoot-replay-\(UUID().uuidString)"
    try DataFolder(path: scratch).create()
    // Nobody's own keymap counts here.
    keyboard = try KeymapFiles(environment: [:]).keymap(named: nil).keyboard
    cache = DemoWorkspaceCache(assets: assets, kept: workspaces, scratch: scratch)
  }

  private static let removalsAtMost = 50

  deinit {
    // A database that is only just being closed takes its own files away meanwhile.
    // A picture that is only just being developed may still be written, too.
    for turn in 1...Self.removalsAtMost where FileManager.default.fileExists(atPath: scratch) {
      do {
        try FileManager.default.removeItem(atPath: scratch)
      } catch CocoaError.fileNoSuchFile {
        continue
      } catch {
        usleep(10_000)
        if turn == Self.removalsAtMost {
          Message.say("\(scratch) could not be removed: \(error.localizedDescription)")
        }
      }
    }
  }

  /// Switches a television on for a tape.
  func switchOn(_ start: TapePlayer.Start) throws -> TelevisionEngine {
    let language = start.settings.language ?? .english
    let workspace = try Workspace(folder: try named ?? freshFolder(in: language), assets: assets)
    let time = start.time
    let root = try CompositionRoot(in: workspace, pictureCache: named == nil ? cache.pictures : nil) { time.now }
    // In a world that was played in before, a key must not be one that has bought already.
    let keyPrefix = named == nil ? "tape" : UUID().uuidString.lowercased()
    let device = named == nil ? "tape" : try root.opened.deviceID()
    let options = CompositionRoot.LaunchOptions(
      settings: start.settings, language: language, keyPrefix: keyPrefix, device: device, keyboard: keyboard)
    let display = CompositionRoot.DisplayOptions(size: start.size, depth: start.depth)
    return root.engine(options, on: display, at: start.now, render: leavesPicturesBlank ? Self.blank : nil)
  }

  /// A grey picture of an order's size.
  private static let blank: TelevisionEngine.ImageRenderer = { order in
    let grey = order.depth == .none ? nil : RGB(127, 127, 127)
    let cell = CellImage.Cell(scalar: " ", foreground: grey, background: grey)
    let cells = Array(repeating: cell, count: order.size.columns * order.size.rows)
    guard let picture = CellImage(size: order.size, cells: cells) else { throw Failure("There is no such size") }
    return picture
  }

  /// A copy of the demo world in a language.
  private func freshFolder(in language: Language) throws -> DataFolder {
    worldCount += 1
    let copy = DataFolder(path: scratch + "/\(worldCount)")
    try FileManager.default.copyItem(atPath: try cache.workspace(in: language).path, toPath: copy.path)
    return copy
  }
}
