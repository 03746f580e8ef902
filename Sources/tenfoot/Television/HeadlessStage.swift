import Engine
import Foundation
import Tape
import Television
import World

/// Where tapes are played: a fresh demo world for each, or a data folder that was named.
///
/// The demo world is made once for each language, since its titles are in one, and copied for every tape; all of it goes
/// with the stage.
final class HeadlessStage {
  private let assets: AssetFolder
  private let named: DataFolder?
  private let scratch: String
  private var templates: Set<Language> = []
  private var worldCount = 0

  /// A stage.
  ///
  /// - Parameter dataFolder: Where to play; nil for fresh demo worlds.
  init(assets: AssetFolder, dataFolder: DataFolder?) throws {
    self.assets = assets
    named = dataFolder
    scratch = FileManager.default.temporaryDirectory.path + "/tenfoot-replay-\(UUID().uuidString)"
  }

  deinit {
    guard FileManager.default.fileExists(atPath: scratch) else { return }
    do {
      try FileManager.default.removeItem(atPath: scratch)
    } catch {
      Message.say("\(scratch) could not be removed: \(error.localizedDescription)")
    }
  }

  /// Switches a television on for a tape.
  func switchOn(_ start: TapePlayer.Start) throws -> Engine {
    let language = start.settings.language ?? .english
    let world = try World(folder: try named ?? freshFolder(in: language), assets: assets)
    // Orders are made at the tape's beginning, as far as their time is told: only the television knows its clock.
    let orderTime = Timestamp.text(unixMS: start.now.unixMS)
    let room = try Room(in: world) { orderTime }
    // In a world that was played in before, a key must not be one that has bought already.
    let keyPrefix = named == nil ? "tape" : UUID().uuidString.lowercased()
    let how = Room.Switch(settings: start.settings, language: language, keyPrefix: keyPrefix)
    return room.engine(how, on: Room.Surface(size: start.size), at: start.now)
  }

  /// A copy of the demo world in a language.
  private func freshFolder(in language: Language) throws -> DataFolder {
    let template = DataFolder(path: scratch + "/template-" + language.rawValue)
    if !templates.contains(language) {
      let world = try World(folder: template, assets: assets)
      _ = try world.openMall()
      _ = try world.addDemoAlbum(in: language)
      templates.insert(language)
    }
    worldCount += 1
    let copy = DataFolder(path: scratch + "/\(worldCount)")
    try FileManager.default.copyItem(atPath: template.path, toPath: copy.path)
    return copy
  }
}
