import Calls
import Device
import Engine
import QRCodes
import Synchronization
import Television
import Workspaces

/// The sessions of a television: one for each person who watches, one without a person, and “Who is watching?”.
final class ProfileSessions: Sendable {
  private let root: CompositionRoot
  private let options: CompositionRoot.LaunchOptions
  private let render: TelevisionEngine.ImageRenderer?
  private let count = Mutex(0)

  /// Creates sessions.
  ///
  /// - Parameter render: Renders pictures; nil for the picture service.
  init(
    root: CompositionRoot, options: CompositionRoot.LaunchOptions, render: TelevisionEngine.ImageRenderer?
  ) {
    (self.root, self.options, self.render) = (root, options, render)
  }

  /// Returns the session at the start: of the profile that the options name, else as ``open(_:)`` does without one. If it cannot be opened,
  /// “Who is watching?” shows the reason.
  func first() -> TelevisionEngine.Session {
    do throws(ServiceFailure) {
      let profiles = try root.profiles.profiles()
      guard let profile = options.profile ?? (profiles.count == 1 ? profiles.first : nil) else { return try open(nil) }
      if profile.hasPIN { return chooser(profiles, asking: profile) }
      do throws(ServiceFailure) {
        return try session(of: profile, among: profiles)
      } catch {
        return chooser(profiles, asking: profile, error)
      }
    } catch {
      // The main database was readable a moment ago; without profiles, the television works as one that has none.
      return session(root.opened, options.settings, profile: nil, among: [])
    }
  }

  /// Opens the session of a profile, by id. Without one: “Who is watching?” if there is a choice or a PIN, the only profile if there is one,
  /// and otherwise the television of no person.
  func open(_ id: String?) throws(ServiceFailure) -> TelevisionEngine.Session {
    let profiles = try root.profiles.profiles()
    if let id {
      guard let profile = profiles.first(where: { $0.id == id }) else { throw ServiceFailure(.notFound, .profile) }
      return try session(of: profile, among: profiles, namesViewer: true)
    }
    guard let only = profiles.first else {
      return session(root.opened, try settings(root.opened), profile: nil, among: [])
    }
    if profiles.count > 1 || only.hasPIN { return chooser(profiles, asking: nil) }
    return try session(of: only, among: profiles)
  }

  private func session(
    of profile: Profile, among all: [Profile], namesViewer: Bool = false
  ) throws(ServiceFailure) -> TelevisionEngine.Session {
    let services = try root.opened.services(of: profile)
    let device = profile.usesMainData ? options.device : try options.deviceOfProfile(profile, services)
    try root.profiles.setLast(id: profile.id)
    return session(
      services, try settings(services), profile: profile, among: all, device: device, namesViewer: namesViewer)
  }

  private func settings(_ services: WorkspaceServices) throws(ServiceFailure) -> Settings {
    guard let settingsOfProfile = options.settingsOfProfile else { return options.settings }
    return settingsOfProfile(try services.settings())
  }

  /// Returns “Who is watching?”, whose television asks no service for anything.
  private func chooser(
    _ profiles: [Profile], asking asked: Profile?, _ failure: ServiceFailure? = nil
  ) -> TelevisionEngine.Session {
    let settings = (try? settings(root.opened)) ?? options.settings
    var session = session(root.opened, settings, profile: nil, among: profiles)
    var configuration = configuration(settings, profile: nil, among: profiles, device: options.device)
    (configuration.asksWho, configuration.profileAsked, configuration.profileFailure) = (true, asked, failure)
    configuration.isPerson = false
    session.television = TelevisionModel(configuration)
    return session
  }

  private func session(
    _ services: WorkspaceServices, _ settings: Settings, profile: Profile?, among all: [Profile], device: String? = nil,
    namesViewer: Bool = false
  ) -> TelevisionEngine.Session {
    let device = device ?? options.device
    var configuration = configuration(settings, profile: profile, among: all, device: device)
    configuration.namesViewer = namesViewer
    let pictures = root.pictureService(services, for: profile?.person)
    var session = TelevisionEngine.Session(
      television: TelevisionModel(configuration),
      services: televisionServices(services, stored: settings, profile),
      caller: Caller(viewer: profile?.person, device: device), render: render ?? { try pictures.render($0) })
    session.renderPixels = { try pictures.renderPixels($0) }
    return session
  }

  private func configuration(
    _ settings: Settings, profile: Profile?, among all: [Profile], device: String
  ) -> TelevisionConfiguration {
    let number = count.withLock { count in
      count += 1
      return count
    }
    var configuration = TelevisionConfiguration(
      settings: settings, language: options.language, wording: root.wordings, themes: root.themes.keys.sorted(),
      // Keys of two sessions never collide, also when the same person comes back.
      keyPrefix: number == 1 ? options.keyPrefix : "\(options.keyPrefix)-\(number)s", device: device,
      offersDemoAlbum: offersDemoAlbum(profile), offersAddingPhotos: options.photos != nil, keyboard: options.keyboard,
      servers: root.opened.servers,
      givenServers: options.givenServers)
    (configuration.profiles, configuration.profile, configuration.offersProfiles) = (all, profile, true)
    configuration.isPerson = profile != nil
    configuration.lastProfile = try? root.profiles.last()
    return configuration
  }

  /// Returns whether the demo album can be added and removed: its pictures belong to the first person of the album.
  private func offersDemoAlbum(_ profile: Profile?) -> Bool {
    guard root.opened.hasOwnAlbum else { return false }
    guard let profile else { return true }
    return (try? root.profiles.isFirstPerson(profile)) ?? false
  }

  private func televisionServices(
    _ opened: WorkspaceServices, stored: Settings, _ profile: Profile?
  ) -> TelevisionServices {
    let options = options
    let saved = (try? opened.settings()) ?? stored
    var services = TelevisionServices(
      album: opened.album, mall: opened.mall, interactions: opened.interactions, device: opened.device,
      camera: { [root] brand, model, photoBrand throws(ServiceFailure) in
        try root.camera(brand: brand, model: model, photoBrand: photoBrand)
      },
      saveSettings: { settings in
        do throws(ServiceFailure) {
          try opened.save(options.settingsToSave(settings, saved))
        } catch {
          throw Failure(FailureMessage.text(of: error))
        }
      })
    services.profiles = root.profiles
    services.qrCode = { QRCodeEncoder.code(for: $0) }
    (services.signIn, services.signInOfNewPerson) = (opened.signIn, root.profiles.signIn)
    services.photos = options.photos?(profile, opened)
    if profile != nil { services.people = opened.album }
    guard offersDemoAlbum(profile) else { return services }
    services.demoAlbum = { add throws(ServiceFailure) in
      guard add else { return try opened.removeDemoAlbum() }
      return try opened.addDemoAlbum(in: try opened.settings().language ?? options.language)
    }
    return services
  }
}
