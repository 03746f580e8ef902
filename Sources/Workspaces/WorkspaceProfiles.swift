import AlbumService
import AlbumStore
import Calls
import Device
import DeviceStore
import Foundation
import MallService
import Synchronization
import Television

/// The profiles of a television, in the main database of its data folder.
///
/// Every profile but the first has a folder of its own, `profiles/ID`, with its database and its tokens of servers.
public final class WorkspaceProfiles: ProfileDirectory {
  private let services: WorkspaceServices
  /// The wrong guesses of this run, which count also where they cannot be stored.
  private let guesses = Mutex<[String: PINGuesses]>([:])

  /// Creates the profiles of a television.
  ///
  /// - Parameter services: The television's services, of no profile.
  public init(of services: WorkspaceServices) {
    self.services = services
  }

  private var store: SQLiteDeviceStore { services.mainStore }
  private var folder: DataFolder { services.workspace.folder }

  /// Returns the profiles for the album in use, in the order in which they were added.
  public func profiles() throws(ServiceFailure) -> [Profile] {
    try store.profiles().filter { $0.server == services.servers.album }
  }

  /// Returns a profile of the album in use.
  ///
  /// - Throws: `notFound` with reason `profile`.
  public func profile(id: String) throws(ServiceFailure) -> Profile {
    guard let profile = try profiles().first(where: { $0.id == id }) else { throw ServiceFailure(.notFound, .profile) }
    return profile
  }

  /// Returns the id of the profile that was chosen last; nil for none.
  public func last() throws(ServiceFailure) -> String? { try store.lastProfile() }

  /// Remembers which profile was chosen last. In a read-only data folder, it is not remembered.
  public func setLast(id: String) throws(ServiceFailure) {
    if services.workspace.access == .readWrite { try store.setLastProfile(id: id) }
  }

  /// Returns whether a profile is that of the person who owns what is imported without an owner, and the demo album.
  public func isFirstPerson(_ profile: Profile) throws(ServiceFailure) -> Bool {
    try services.albumStore?.firstPerson()?.id == profile.person
  }

  /// Returns the people of the album who have no profile here; empty for the album of a server, whose people sign in.
  public func candidates() throws(ServiceFailure) -> [Person] {
    guard let album = services.albumStore else { return [] }
    let known = Set(try profiles().map(\.person))
    return try album.accounts().map(\.person).filter { !known.contains($0.id) }
  }

  /// Adds a profile for a person of the album on this machine.
  public func addProfile(ofPerson id: String) throws(ServiceFailure) -> Profile {
    try services.workspace.checkWritable()
    guard let person = try services.albumStore?.accounts().first(where: { $0.person.id == id })?.person else {
      throw ServiceFailure(.notFound, .person)
    }
    return try add(person, of: nil)
  }

  /// Adds a person to the album on this machine, and a profile for that person.
  public func addProfile(named name: String) throws(ServiceFailure) -> Profile {
    try services.workspace.checkWritable()
    guard let album = services.albumStore else { throw ServiceFailure(.notFound, .person) }
    return try add(try album.addPerson(named: name).person, of: nil)
  }

  /// Adds a profile for a person of the album's server, who has signed in.
  ///
  /// - Parameter token: The person's token, which is stored in the profile's folder; that of the first profile, in the data folder.
  /// - Throws: `conflict` with reason `profileExists`, and `storage`.
  public func addProfile(of person: Person, token: String) throws(ServiceFailure) -> Profile {
    try services.workspace.checkWritable()
    guard let server = services.servers.album else { throw ServiceFailure(.notFound, .person) }
    let profile = try add(person, of: server)
    if !profile.usesMainData { try DataFolder(path: folder.profile(profile.id)).create() }
    let path = profile.usesMainData ? folder.issuedTokens : folder.issuedTokens(ofProfile: profile.id)
    try IssuedTokenFile(path: path).save(token, of: server)
    return profile
  }

  /// The sign-in of a person for whom a profile is added; nil if the album is on this machine.
  public var signIn: (any DeviceSignIn)? {
    services.access.signIn { _, token, person throws(ServiceFailure) in
      guard let person else { throw ServiceFailure(.unavailable, .connection) }
      _ = try self.addProfile(of: person, token: token)
    }
  }

  private func add(_ person: Person, of server: ServerAddress?) throws(ServiceFailure) -> Profile {
    let profile = Profile(
      id: RandomID.make(), name: person.name, person: person.id, server: server,
      usesMainData: try store.profiles().isEmpty)
    try store.addProfile(profile)
    // What was bought on this television so far belongs to its first person.
    if profile.usesMainData { try (services.mall as? any OrderAdoption)?.adoptOrders(intoAccount: person.id) }
    return profile
  }

  /// Removes a profile with its data on this television.
  public func removeProfile(id: String) throws(ServiceFailure) {
    try services.workspace.checkWritable()
    let profile = try profile(id: id)
    try store.removeProfile(id: id)
    guesses.withLock { $0[id] = nil }
    let caches = services.workspace.cache
    let folders =
      profile.usesMainData
      ? [caches + "/servers", caches + "/pictures"] : [folder.profile(id), "\(caches)/profiles/\(id)"]
    for path in folders where FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw ServiceFailure(.storage, .profileFolder, ["path": path])
      }
    }
  }

  /// Sets or removes the PIN of a profile.
  public func setPIN(_ pin: PIN?, ofProfile id: String) throws(ServiceFailure) {
    try services.workspace.checkWritable()
    _ = try profile(id: id)
    guard let pin else { return try store.setPIN(nil, ofProfile: id) }
    try store.setPIN(try PINHash.make(of: pin), ofProfile: id)
    guesses.withLock { $0[id] = nil }
  }

  /// Checks a PIN.
  public func check(_ pin: PIN, ofProfile id: String, at now: Instant) throws(ServiceFailure) {
    guard let hash = try store.pinHash(ofProfile: id) else { return }
    let before = try guessesSoFar(id)
    try Self.checkWait(before, at: now)
    if try PINHash.matches(pin, hash) { return try note(PINGuesses(), before, id) }
    let after = before.afterWrong(at: now)
    try note(after, before, id)
    try Self.checkWait(after, at: now)
    throw ServiceFailure(.refused, .pin)
  }

  private func guessesSoFar(_ id: String) throws(ServiceFailure) -> PINGuesses {
    let stored = try store.pinGuesses(ofProfile: id)
    let ofRun = guesses.withLock { $0[id] ?? PINGuesses() }
    return stored.wrongCount >= ofRun.wrongCount ? stored : ofRun
  }

  private func note(_ after: PINGuesses, _ before: PINGuesses, _ id: String) throws(ServiceFailure) {
    guesses.withLock { $0[id] = after }
    if after != before, services.workspace.access == .readWrite { try store.setPINGuesses(after, ofProfile: id) }
  }

  private static func checkWait(_ guesses: PINGuesses, at now: Instant) throws(ServiceFailure) {
    let wait = guesses.waitMS(at: now)
    if wait > 0 { throw ServiceFailure(.tooManyRequests, .pin, [:], retryAfterMS: wait) }
  }
}

extension ServiceFailure.Reason {
  /// Data of a profile that cannot be written or deleted; parameter `path`.
  static let profileFolder = ServiceFailure.Reason(rawValue: "profileFolder")
}
