import Calls
import CameraNames
import Device
import Engine
import Foundation
import Pictures
import QRCodes
import Screen
import Television
import Threads
import Workspaces

/// The composition root of a television: opens services, strings, themes and the picture renderer, and builds an engine.
struct CompositionRoot {
  /// The services of the workspace.
  let opened: WorkspaceServices

  private let workspace: Workspace
  private let renderLimit: Int
  private let pictureService: PictureService
  private let wordings: [Language: Wording]
  private let themes: [String: Theme]
  private let fallbackTheme: Theme

  /// Opens everything a television needs in a workspace.
  ///
  /// - Parameters:
  ///   - servers: Returns the servers to use in place of services in the workspace, given the stored settings.
  ///   - pictureCache: The folder for rendered pictures; nil for the data folder's cache.
  ///   - now: Returns the time by the services' clock.
  /// - Throws: ``ServiceFailure`` or ``WorkspaceError`` for what cannot be opened or read.
  init(
    in workspace: Workspace, servers: (Settings) throws -> ServerAccess = { _ in ServerAccess() },
    pictureCache: String? = nil,
    now: @escaping @Sendable () -> Instant
  ) throws {
    self.workspace = workspace
    let assets = workspace.assets
    let texts = ThreadFuture { (try assets.wordings(), try assets.allThemes()) }
    opened = try workspace.openServices(servers: servers, now: now)
    // Most of a picture's time passes on the way from a server, where further pictures cost nothing.
    let hasServerPictures = opened.servers.album != nil || opened.servers.mall != nil
    renderLimit = hasServerPictures ? Self.serverPictureLimit : WorkerPool.coreCount
    (wordings, themes) = try texts.wait()
    guard let fallbackTheme = themes[Settings().theme] else {
      throw WorkspaceError(.unreadable, .noTheme(theme: Settings().theme, names: themes.keys.sorted()))
    }
    self.fallbackTheme = fallbackTheme
    let opener = MediaOpener(
      album: opened.album, mall: opened.mall, assets: assets, caller: Caller(device: "renderer"))
    pictureService = PictureService(
      pool: WorkerPool(), cacheFolder: pictureCache ?? workspace.cache + "/pictures", open: opener.open)
  }

  /// The number of pictures that are requested from servers at a time: as many as a large page has.
  private static let serverPictureLimit = 24

  /// The size and the capabilities of a screen.
  struct DisplayOptions {
    let size: Size
    var depth = ColourDepth.full
    var glyphs = GlyphSet.blocks
    var letters: LetterSet?
  }

  /// The configuration of one run of a television.
  struct LaunchOptions {
    /// The settings to start with.
    let settings: Settings
    /// The language where the settings do not set one.
    let language: Language
    /// The prefix of every idempotency key; unique among the runs in one workspace.
    let keyPrefix: String
    /// The anonymous ID of this device.
    let device: String
    /// The keyboard keys for each key of the remote.
    var keyboard = Keyboard()
    /// The servers that the command line or the settings file names.
    var givenServers = ServerAddresses()
    /// The folders from which photos are added; nil for a television that does not offer them.
    var photos: (any PhotoAdding)?
    /// Returns what to save when the settings change to those given.
    var settingsToSave: @Sendable (Settings) -> Settings = { $0 }
  }

  /// Builds an engine with a television.
  ///
  /// - Parameters:
  ///   - now: The time of its start.
  ///   - render: Renders pictures; nil for the picture service.
  ///   - wake: Called from any thread when the engine has results to collect.
  func engine(
    _ options: LaunchOptions, on display: DisplayOptions, at now: ClockReading,
    render: TelevisionEngine.ImageRenderer? = nil,
    wake: @escaping @Sendable () -> Void = {}
  ) -> TelevisionEngine {
    let configuration = TelevisionConfiguration(
      settings: options.settings, language: options.language, wording: wordings, themes: themes.keys.sorted(),
      keyPrefix: options.keyPrefix, device: options.device, offersDemoAlbum: opened.hasOwnAlbum,
      offersAddingPhotos: options.photos != nil,
      keyboard: options.keyboard, servers: opened.servers, givenServers: options.givenServers)
    let screen = TelevisionEngine.ScreenConfiguration(
      size: display.size, depth: display.depth, glyphs: display.glyphs, letters: display.letters, themes: themes,
      fallbackTheme: fallbackTheme)
    let pictureService = pictureService
    return TelevisionEngine(
      TelevisionModel(configuration), services: services(options), caller: Caller(device: options.device),
      screen: screen,
      renderLimit: renderLimit, at: now, wake: wake, render: render ?? { try pictureService.render($0) })
  }

  /// Returns the camera for a name that the user typed. The table of names is read at each call, since few runs need it.
  private func camera(
    brand: String?, model: String?, photoBrand: String?
  ) throws(ServiceFailure) -> TelevisionServices.Camera {
    let names: CameraNameResolver
    do throws(WorkspaceError) {
      names = try workspace.cameraNames()
    } catch {
      throw ServiceFailure(.storage, nil, ServiceFailure.details(of: error.fault))
    }
    let camera = try NameCanonicalizer(names: names).camera(brand: brand, model: model, onPhotoOf: photoBrand)
    return (camera.brand, camera.model)
  }

  private func services(_ options: LaunchOptions) -> TelevisionServices {
    let opened = opened
    var services = TelevisionServices(
      album: opened.album, mall: opened.mall, interactions: opened.interactions, device: opened.device, camera: camera,
      saveSettings: { settings in
        do throws(ServiceFailure) {
          try opened.save(options.settingsToSave(settings))
        } catch {
          throw Failure(FailureMessage.text(of: error))
        }
      })
    services.qrCode = { QRCodeEncoder.code(for: $0) }
    services.signIn = opened.signIn
    services.photos = options.photos
    guard opened.hasOwnAlbum else { return services }
    services.demoAlbum = { add throws(ServiceFailure) in
      guard add else { return try opened.removeDemoAlbum() }
      return try opened.addDemoAlbum(in: try opened.settings().language ?? options.language)
    }
    return services
  }
}
