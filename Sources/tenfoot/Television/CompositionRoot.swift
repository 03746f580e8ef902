import Calls
import CameraNames
import Device
import Engine
import Foundation
import Pictures
import Screen
import Television
import Threads
import Workspaces

/// The composition root of a television: opens services, strings, themes and the picture renderer, and builds an engine.
struct CompositionRoot {
  /// The services of the workspace, of no profile.
  let opened: WorkspaceServices
  /// The profiles of the television.
  let profiles: WorkspaceProfiles

  let workspace: Workspace
  private let renderLimit: Int
  private let workers = WorkerPool()
  private let pictureCache: String?
  let wordings: [Language: Wording]
  let themes: [String: Theme]
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
    profiles = WorkspaceProfiles(of: opened)
    self.pictureCache = pictureCache
    // Most of a picture's time passes on the way from a server, where further pictures cost nothing.
    let hasServerPictures = opened.servers.album != nil || opened.servers.mall != nil
    renderLimit = hasServerPictures ? Self.serverPictureLimit : WorkerPool.coreCount
    (wordings, themes) = try texts.wait()
    guard let fallbackTheme = themes[Settings().theme] else {
      throw WorkspaceError(.unreadable, .noTheme(theme: Settings().theme, names: themes.keys.sorted()))
    }
    self.fallbackTheme = fallbackTheme
  }

  /// Returns a renderer of pictures with the services of a profile, for a person; nil for no person.
  func pictureService(_ services: WorkspaceServices, for person: String?) -> PictureService {
    let opener = MediaOpener(
      album: services.album, mall: services.mall, assets: workspace.assets,
      caller: Caller(viewer: person, device: "renderer"))
    return PictureService(
      pool: workers, cacheFolder: pictureCache ?? services.cache + "/pictures", open: opener.open)
  }

  /// The number of pictures that are requested from servers at a time: as many as a large page has.
  private static let serverPictureLimit = 24

  /// The size and the capabilities of a screen.
  struct DisplayOptions {
    let size: Size
    var depth = ColourDepth.full
    var glyphs = GlyphSet.blocks
    var letters: LetterSet?
    var cellPixels: PixelSize?
  }

  /// The configuration of one run of a television.
  struct LaunchOptions: Sendable {
    /// The settings to start with, where the profile has none of its own.
    let settings: Settings
    /// Returns the settings of a profile, given its stored ones; nil for ``settings``.
    var settingsOfProfile: (@Sendable (Settings) -> Settings)?
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
    /// Returns the folders from which photos are added for a profile; nil for a television that does not offer them.
    var photos: (@Sendable (Profile?, WorkspaceServices) -> any PhotoAdding)?
    /// Returns what to save when the settings change to those given, in place of those stored before the run.
    var settingsToSave: @Sendable (_ chosen: Settings, _ stored: Settings) -> Settings = { chosen, _ in chosen }
    /// Returns the anonymous ID of the device for a profile with data of its own.
    var deviceOfProfile: @Sendable (Profile, WorkspaceServices) throws(ServiceFailure) -> String = {
      _, services throws(ServiceFailure) in try services.deviceID()
    }
    /// The profile to begin with; nil to ask who is watching, unless there is at most one.
    var profile: Profile?
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
    var screen = TelevisionEngine.ScreenConfiguration(
      size: display.size, depth: display.depth, glyphs: display.glyphs, letters: display.letters, themes: themes,
      fallbackTheme: fallbackTheme)
    screen.cellPixels = display.cellPixels
    let sessions = ProfileSessions(root: self, options: options, render: render)
    return TelevisionEngine(
      sessions.first(), screen: screen, renderLimit: renderLimit, at: now, wake: wake,
      enter: { profile throws(ServiceFailure) in try sessions.open(profile) })
  }

  /// Returns the camera for a name that the user typed. The table of names is read at each call, since few runs need it.
  func camera(
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
}
