import Attributes
import Engine
import Foundation
import Screen
import Tape
import Television
import World

/// Where tapes are played: a fresh demo world for each, or a data folder that was named.
///
/// What is played in goes with the stage.
final class HeadlessStage {
  private let assets: AssetFolder
  private let named: DataFolder?
  private let scratch: String
  private let cache: DemoWorldCache
  private let leavesPicturesBlank: Bool
  private let keyboard: Keyboard
  private var worldCount = 0

  /// A stage.
  ///
  /// - Parameters:
  ///   - dataFolder: Where to play; nil for fresh demo worlds.
  ///   - worlds: A folder that keeps demo worlds ready for later runs; nil to leave nothing behind.
  ///   - leavesPicturesBlank: Whether grey stands for every picture, which costs nothing.
  init(assets: AssetFolder, dataFolder: DataFolder?, worlds: String?, leavesPicturesBlank: Bool = false) throws {
    self.assets = assets
    self.leavesPicturesBlank = leavesPicturesBlank
    named = dataFolder
    scratch = FileManager.default.temporaryDirectory.path + "/tenfoot-replay-\(UUID().uuidString)"
    try DataFolder(path: scratch).create()
    // Nobody's own keymap counts here.
    keyboard = try KeymapFiles(environment: [:]).keymap(named: nil).keyboard
    cache = DemoWorldCache(assets: assets, kept: worlds, scratch: scratch)
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
  func switchOn(_ start: TapePlayer.Start) throws -> Engine {
    let language = start.settings.language ?? .english
    let world = try World(folder: try named ?? freshFolder(in: language), assets: assets)
    let time = start.time
    let room = try Room(in: world, pictureCache: named == nil ? cache.pictures : nil) { time.now }
    // In a world that was played in before, a key must not be one that has bought already.
    let keyPrefix = named == nil ? "tape" : UUID().uuidString.lowercased()
    let box = named == nil ? "tape" : try room.box()
    let how = Room.Switch(
      settings: start.settings, language: language, keyPrefix: keyPrefix, box: box, keyboard: keyboard)
    let surface = Room.Surface(size: start.size, depth: start.depth)
    return room.engine(how, on: surface, at: start.now, develop: leavesPicturesBlank ? Self.blank : nil)
  }

  /// A grey picture of an order's size.
  private static let blank: Engine.Developer = { order in
    let grey = order.depth == .none ? nil : RGB(127, 127, 127)
    let cell = CellPicture.Cell(scalar: " ", foreground: grey, background: grey)
    let cells = Array(repeating: cell, count: order.size.columns * order.size.rows)
    guard let picture = CellPicture(size: order.size, cells: cells) else { throw Failure("There is no such size") }
    return picture
  }

  /// A copy of the demo world in a language.
  private func freshFolder(in language: Language) throws -> DataFolder {
    worldCount += 1
    let copy = DataFolder(path: scratch + "/\(worldCount)")
    try FileManager.default.copyItem(atPath: try cache.world(in: language).path, toPath: copy.path)
    return copy
  }
}
