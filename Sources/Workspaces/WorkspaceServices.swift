import AlbumService
import AlbumStore
import Calls
import Device
import DeviceStore
import Foundation
import InteractionService
import MallService
import Storage
import Threads

/// The services of one workspace, opened together for a television.
public struct WorkspaceServices: Sendable {
  /// The album service.
  public private(set) var album: any AlbumAPI & PeopleAPI
  /// The mall service.
  public private(set) var mall: any MallAPI
  /// The interaction service.
  public private(set) var interactions: any InteractionAPI
  /// The sign-in at the album's server; nil if the album is on this machine.
  public private(set) var signIn: (any DeviceSignIn)?
  /// The servers in use.
  public let servers: ServerAddresses
  /// The responses and reminders of this device.
  public var device: any DeviceStorage { deviceStore }

  /// The folder for copies of pictures and other caches of the profile.
  public private(set) var cache: String

  let workspace: Workspace
  /// nil if the album is on a server.
  let albumStore: SQLiteAlbumStore?
  /// The television's main database, which also holds the profiles and the servers.
  let mainStore: SQLiteDeviceStore
  private var deviceStore: SQLiteDeviceStore
  private(set) var access: ServerAccess
  /// The tokens that servers have issued to the profile.
  private(set) var issuedTokens: IssuedTokenFile

  /// Opens the services; the mall and the interactions on threads of their own.
  fileprivate init(
    _ workspace: Workspace, servers: (Settings) throws -> ServerAccess, now: @escaping @Sendable () -> Instant
  ) throws {
    // Its settings say which of the others are at servers.
    let deviceStore = try workspace.deviceStore()
    let access = try servers(try deviceStore.settings())
    issuedTokens = IssuedTokenFile(path: workspace.folder.issuedTokens)
    let clients = ServiceClients(access, mediaFolder: workspace.cache + "/servers", issuedTokens: issuedTokens)
    (self.deviceStore, mainStore, self.access) = (deviceStore, deviceStore, access)
    (self.servers, cache) = (access.addresses, workspace.cache)
    signIn = access.signIn(savingIn: issuedTokens)
    let mall = ThreadFuture { try clients.mall ?? workspace.openMall(now: now) as any MallAPI }
    let interactions = ThreadFuture {
      try clients.interactions ?? workspace.openInteractions(now: now) as any InteractionAPI
    }
    self.workspace = workspace
    if let client = clients.album {
      (album, albumStore) = (client, nil)
    } else {
      let store = try workspace.albumStore(now: now)
      (album, albumStore) = (store, store)
    }
    self.mall = try mall.wait()
    self.interactions = try interactions.wait()
  }

  /// Returns these services as a profile uses them: with the device's data, the tokens and the copies of pictures of the profile.
  ///
  /// - Throws: `storage` for the profile's database, and `notFound` with reason `profilePerson` for a person who is no longer in the album
  ///   on this machine.
  public func services(of profile: Profile) throws(ServiceFailure) -> WorkspaceServices {
    try checkPerson(of: profile)
    var services = self
    guard !profile.usesMainData else {
      services.signIn = access.signIn(of: profile.person, savingIn: issuedTokens)
      return services
    }
    services.deviceStore = try workspace.deviceStore(ofProfile: profile.id)
    services.cache = "\(workspace.cache)/profiles/\(profile.id)"
    services.issuedTokens = IssuedTokenFile(path: workspace.folder.issuedTokens(ofProfile: profile.id))
    // The tokens that were entered are those of the television's first person.
    services.access.tokens = ServerTokenFile()
    let clients = ServiceClients(
      services.access, mediaFolder: services.cache + "/servers", issuedTokens: services.issuedTokens)
    services.signIn = services.access.signIn(of: profile.person, savingIn: services.issuedTokens)
    services.album = clients.album ?? album
    services.mall = clients.mall ?? mall
    services.interactions = clients.interactions ?? interactions
    return services
  }

  private func checkPerson(of profile: Profile) throws(ServiceFailure) {
    guard let albumStore else { return }
    do throws(ServiceFailure) {
      _ = try albumStore.account(CallContext(caller: Caller(viewer: profile.person, device: "television")))
    } catch {
      throw error.code == .unauthorised
        ? ServiceFailure(.notFound, .profilePerson, ["name": profile.name]) : error
    }
  }

  /// Whether the album is on this machine, so that the demo album can be added to it.
  public var hasOwnAlbum: Bool { albumStore != nil }

  /// Returns the saved settings; those never saved have their defaults.
  ///
  /// Each profile has its own, except that the servers are those of the television.
  public func settings() throws(ServiceFailure) -> Settings {
    var settings = try deviceStore.settings()
    if deviceStore !== mainStore { settings.servers = try mainStore.settings().servers }
    return settings
  }

  /// Saves the settings; they are on disk when it returns. In a read-only data folder, they apply to this run alone.
  public func save(_ settings: Settings) throws(ServiceFailure) {
    guard workspace.access == .readWrite else { return }
    if deviceStore !== mainStore {
      var main = try mainStore.settings()
      if main.servers != settings.servers {
        main.servers = settings.servers
        try mainStore.save(main)
      }
    }
    try deviceStore.save(settings)
  }

  /// Returns the anonymous ID of this device; generated by the first call and stored. In a read-only data folder
  /// without one, each call returns another ID.
  public func deviceID() throws(ServiceFailure) -> String {
    do throws(ServiceFailure) {
      return try deviceStore.deviceID()
    } catch {
      guard workspace.access == .readOnly, error.reason == .readOnly else { throw error }
      return RandomID.make()
    }
  }

  /// Adds the demo album; see ``Workspace/addDemoAlbum(in:)``.
  public func addDemoAlbum(in language: Language) throws(ServiceFailure) -> Int {
    guard let albumStore else { throw ServiceFailure(.refused, .demoAlbum) }
    return try workspace.addDemoAlbum(to: albumStore, recordingIn: mainStore, in: language)
  }

  /// Removes the demo album; see ``Workspace/removeDemoAlbum()``.
  public func removeDemoAlbum() throws(ServiceFailure) -> Int {
    guard let albumStore else { throw ServiceFailure(.refused, .demoAlbum) }
    return try workspace.removeDemoAlbum(from: albumStore, recordingIn: mainStore)
  }

  /// Adds the demo album to an album that has no photos of the user's own, unless it was loaded or removed before.
  ///
  /// An interrupted first load is repeated. Does nothing in a read-only data folder, and with the album of a server.
  public func addDemoAlbumAtFirstStart(in language: Language) throws(ServiceFailure) {
    guard let albumStore, workspace.access == .readWrite, try mainStore.demoAlbum() == .neverLoaded,
      try !albumStore.hasOwnItems()
    else { return }
    _ = try addDemoAlbum(in: language)
  }
}

extension Workspace {
  /// Opens all services.
  ///
  /// - Parameters:
  ///   - servers: Returns the servers to use in place of services in the data folder, given the stored settings; none of them is asked
  ///     for anything.
  ///   - now: Returns the time by which orders are dated and schedules begin.
  /// - Throws: ``ServiceFailure`` for a database, ``WorkspaceError`` for the program's own catalogue or channels; what `servers` throws.
  public func openServices(
    servers: (Settings) throws -> ServerAccess = { _ in ServerAccess() }, now: @escaping @Sendable () -> Instant
  ) throws -> WorkspaceServices {
    try WorkspaceServices(self, servers: servers, now: now)
  }

  /// Returns the stored settings without opening anything else.
  public func settings() throws(ServiceFailure) -> Settings {
    try deviceStore().settings()
  }
}

extension ServiceFailure.Reason {
  /// The person of a profile is no longer in the album; parameter `name`.
  static let profilePerson = ServiceFailure.Reason(rawValue: "profilePerson")
}
