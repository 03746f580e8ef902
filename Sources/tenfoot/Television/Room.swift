import AlbumStore
import Attributes
import Engine
import Foundation
import InteractionStore
import MallStore
import Pictures
import Screen
import Television
import TelevisionStore
import World

/// Everything a television stands among: its stores, its words, its themes and its darkroom.
struct Room {
  /// The first server.
  let album: AlbumStore
  /// The second server.
  let mall: MallStore
  /// The third server.
  let interactions: InteractionStore
  /// What the television keeps for itself.
  let store: TelevisionStore

  private let world: World
  private let darkroom: Darkroom
  private let wordings: [Language: Wording]
  private let themes: [String: Theme]
  private let fallbackTheme: Theme

  /// A room in a world.
  ///
  /// - Parameters:
  ///   - world: Where everything is kept.
  ///   - pictureCache: Where developed pictures are kept; nil for the data folder's cache.
  ///   - now: The servers' clock.
  init(in world: World, pictureCache: String? = nil, now: @escaping @Sendable () -> Instant) throws {
    self.world = world
    let assets = world.assets
    let words = SideWork { (try assets.wordings(), try assets.allThemes()) }
    // Orders are dated to the second.
    let mall = SideWork { try world.openMall { Instant(unixMS: now().unixMS / 1_000 * 1_000).rfc3339 } }
    let interactions = SideWork { try world.openInteractions(now: now) }
    store = try world.openTelevision()
    album = try world.openAlbum()
    self.mall = try mall.finish()
    self.interactions = try interactions.finish()
    (wordings, themes) = try words.finish()
    guard let fallbackTheme = themes[Settings().theme] else {
      throw Failure("There is no theme “\(Settings().theme)” in \(assets.themes)")
    }
    self.fallbackTheme = fallbackTheme
    darkroom = Darkroom(pool: WorkerPool(), cacheFolder: pictureCache ?? world.folder.cache + "/pictures") {
      assets.drawing($0)
    }
  }

  /// What a screen is like.
  struct Surface {
    let size: Size
    var depth = ColourDepth.full
    var glyphs = GlyphSet.blocks
  }

  /// How a television is switched on.
  struct Switch {
    /// What a person has chosen.
    let settings: Settings
    /// The language while the settings name none.
    let language: Language
    /// Begins every idempotency key; unique for each start in this world.
    let keyPrefix: String
    /// Tells this box from others.
    let box: String
    /// Where the keys of the remote are on the keyboard.
    var keyboard = Keyboard()
    /// What is kept when the settings change.
    var kept: @Sendable (Settings) -> Settings = { $0 }
  }

  /// Switches a television on.
  ///
  /// - Parameters:
  ///   - now: The moment.
  ///   - develop: Makes pictures; nil for the darkroom.
  ///   - wake: Called from any thread when there is something to collect.
  func engine(
    _ how: Switch, on surface: Surface, at now: Moment, develop: Engine.Developer? = nil,
    wake: @escaping @Sendable () -> Void = {}
  ) -> Engine {
    let setup = Setup(
      settings: how.settings, language: how.language, wording: wordings, themes: themes.keys.sorted(),
      keyPrefix: how.keyPrefix, box: how.box, offersDemoAlbum: true, keyboard: how.keyboard)
    let stage = Engine.Stage(
      size: surface.size, depth: surface.depth, glyphs: surface.glyphs, themes: themes, fallbackTheme: fallbackTheme)
    let darkroom = darkroom
    return Engine(
      Television(setup), services: services(how), stage: stage, workerCount: WorkerPool.coreCount, at: now, wake: wake,
      develop: develop ?? { try darkroom.develop($0) })
  }

  /// The ID of this box; made at its first start.
  func box() throws(ServiceFailure) -> String {
    try store.box { UUID().uuidString.lowercased() }
  }

  /// Finds the camera a person means. The table of names is read then and there: few evenings need it.
  private func camera(
    brand: String?, model: String?, photoBrand: String?
  ) throws(ServiceFailure) -> CanonicalCamera {
    let names: CameraNames
    do throws(WorldError) {
      names = try world.cameraNames()
    } catch {
      throw ServiceFailure(.storage, "\(error)")
    }
    return try Canonical(names: names).camera(brand: brand, model: model, onPhotoOf: photoBrand)
  }

  private func services(_ how: Switch) -> Services {
    let (world, album, store) = (world, album, store)
    return Services(
      album: album, mall: mall, interactions: interactions, memory: store, camera: camera,
      saveSettings: { try store.save(how.kept($0)) }
    ) { add throws(ServiceFailure) in
      guard add else { return try world.removeDemoAlbum(from: album, noting: store) }
      let language = try store.settings().language ?? how.language
      return try world.addDemoAlbum(to: album, noting: store, in: language)
    }
  }
}
