import AlbumStore
import Calls
import CameraNames
import Device
import DeviceStore
import Engine
import Foundation
import InteractionStore
import MallStore
import Pictures
import Screen
import Television
import Workspaces

/// Everything a television stands among: its stores, its words, its themes and its darkroom.
struct CompositionRoot {
  /// The first server.
  let album: SQLiteAlbumStore
  /// The second server.
  let mall: SQLiteMallStore
  /// The third server.
  let interactions: SQLiteInteractionStore
  /// What the television keeps for itself.
  let store: SQLiteDeviceStore

  private let workspace: Workspace
  private let pictureService: PictureService
  private let wordings: [Language: Wording]
  private let themes: [String: Theme]
  private let fallbackTheme: Theme

  /// A room in a world.
  ///
  /// - Parameters:
  ///   - world: Where everything is kept.
  ///   - pictureCache: Where developed pictures are kept; nil for the data folder's cache.
  ///   - now: The servers' clock.
  init(in workspace: Workspace, pictureCache: String? = nil, now: @escaping @Sendable () -> Instant) throws {
    self.workspace = workspace
    let assets = workspace.assets
    let words = ThreadFuture { (try assets.wordings(), try assets.allThemes()) }
    // Orders are dated to the second.
    let mall = ThreadFuture { try workspace.openMall { Instant(unixMS: now().unixMS / 1_000 * 1_000).rfc3339 } }
    let interactions = ThreadFuture { try workspace.openInteractions(now: now) }
    store = try workspace.openDevice()
    album = try workspace.openAlbum()
    self.mall = try mall.finish()
    self.interactions = try interactions.finish()
    (wordings, themes) = try words.finish()
    guard let fallbackTheme = themes[Settings().theme] else {
      throw Failure("There is no theme “\(Settings().theme)” in \(assets.themes)")
    }
    self.fallbackTheme = fallbackTheme
    pictureService = PictureService(
      pool: WorkerPool(), cacheFolder: pictureCache ?? workspace.folder.cache + "/pictures"
    ) {
      assets.drawing($0)
    }
  }

  /// What a screen is like.
  struct DisplayOptions {
    let size: Size
    var depth = ColourDepth.full
    var glyphs = GlyphSet.blocks
  }

  /// How a television is switched on.
  struct LaunchOptions {
    /// What a person has chosen.
    let settings: Settings
    /// The language while the settings name none.
    let language: Language
    /// Begins every idempotency key; unique for each start in this world.
    let keyPrefix: String
    /// Tells this box from others.
    let device: String
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
    _ how: LaunchOptions, on surface: DisplayOptions, at now: ClockReading,
    develop: TelevisionEngine.ImageRenderer? = nil,
    wake: @escaping @Sendable () -> Void = {}
  ) -> TelevisionEngine {
    let setup = TelevisionConfiguration(
      settings: how.settings, language: how.language, wording: wordings, themes: themes.keys.sorted(),
      keyPrefix: how.keyPrefix, device: how.device, offersDemoAlbum: true, keyboard: how.keyboard)
    let stage = TelevisionEngine.ScreenConfiguration(
      size: surface.size, depth: surface.depth, glyphs: surface.glyphs, themes: themes, fallbackTheme: fallbackTheme)
    let pictureService = pictureService
    return TelevisionEngine(
      TelevisionModel(setup), services: services(how), stage: stage, workerCount: WorkerPool.coreCount, at: now,
      wake: wake,
      develop: develop ?? { try pictureService.develop($0) })
  }

  /// The ID of this box; made at its first start.
  func device() throws(ServiceFailure) -> String {
    try store.device { UUID().uuidString.lowercased() }
  }

  /// Finds the camera a person means. The table of names is read then and there: few evenings need it.
  private func camera(
    brand: String?, model: String?, photoBrand: String?
  ) throws(ServiceFailure) -> CanonicalCamera {
    let names: CameraNameResolver
    do throws(WorkspaceError) {
      names = try workspace.cameraNames()
    } catch {
      throw ServiceFailure(.storage, "\(error)")
    }
    return try NameCanonicalizer(names: names).camera(brand: brand, model: model, onPhotoOf: photoBrand)
  }

  private func services(_ how: LaunchOptions) -> Services {
    let (workspace, album, store) = (workspace, album, store)
    return Services(
      album: album, mall: mall, interactions: interactions, memory: store, camera: camera,
      saveSettings: { try store.save(how.kept($0)) }
    ) { add throws(ServiceFailure) in
      guard add else { return try workspace.removeDemoAlbum(from: album, noting: store) }
      let language = try store.settings().language ?? how.language
      return try workspace.addDemoAlbum(to: album, noting: store, in: language)
    }
  }
}
