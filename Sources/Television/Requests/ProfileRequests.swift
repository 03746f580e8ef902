// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import AlbumService
import Calls
import Device

/// The profiles of a television, and the people of its album who have none yet.
///
/// Every call may block and may be made from any thread. A change is on disk when the call returns. All throw
/// ``Calls/ServiceFailure``.
public protocol ProfileDirectory: Sendable {
  /// Returns the profiles for the album in use, in the order in which they were added.
  func profiles() throws(ServiceFailure) -> [Profile]
  /// Returns the people of the album who have no profile here; empty for the album of a server, whose people sign in.
  func candidates() throws(ServiceFailure) -> [Person]
  /// Adds a profile for a person of the album on this machine.
  ///
  /// - Throws: `notFound` with reason `person`, and `conflict` with reason `profileExists`.
  func addProfile(ofPerson id: String) throws(ServiceFailure) -> Profile
  /// Adds a person to the album on this machine, and a profile for that person.
  ///
  /// - Throws: As ``AlbumService/PeopleAdministration/addPerson(named:)``.
  func addProfile(named name: String) throws(ServiceFailure) -> Profile
  /// Removes a profile with its data on this television. The person and the person's photos stay in the album.
  ///
  /// - Throws: `notFound` with reason `profile`.
  func removeProfile(id: String) throws(ServiceFailure)
  /// Sets or removes the PIN of a profile.
  ///
  /// - Throws: `notFound` with reason `profile`.
  func setPIN(_ pin: PIN?, ofProfile id: String) throws(ServiceFailure)
  /// Checks a PIN.
  ///
  /// - Parameter now: The time by the television's clock, by which guesses are limited.
  /// - Throws: `refused` with reason `pin` for a wrong one, and `tooManyRequests` with reason `pin` while no guess is accepted.
  func check(_ pin: PIN, ofProfile id: String, at now: Instant) throws(ServiceFailure)
}

/// A request about profiles, which are on the television itself.
public protocol ProfileRequest: ServiceRequest {
  /// Makes the call.
  func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> Answer
}

extension ProfileRequest {
  public static var service: ServiceName { .device }

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Answer {
    guard let profiles = services.profiles else { throw ServiceFailure(.notFound, .profile) }
    return try answer(from: profiles)
  }
}

/// A request for the profiles.
public struct ProfilesRequest: ProfileRequest {
  public typealias Answer = [Profile]
  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> [Profile] {
    try profiles.profiles()
  }
}

/// A request for the people who have no profile.
public struct CandidatesRequest: ProfileRequest {
  public typealias Answer = [Person]
  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> [Person] {
    try profiles.candidates()
  }
}

/// A request that adds a profile.
public struct AddProfileRequest: ProfileRequest {
  public typealias Answer = AddedProfile
  /// Whose profile is added.
  public enum Owner: Hashable, Sendable {
    /// A person of the album, by id.
    case person(String)
    /// A new person with a name.
    case new(String)
  }

  public static let isWrite = true
  /// Whose profile it is.
  public let owner: Owner

  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> AddedProfile {
    let profile =
      switch owner {
      case .person(let id): try profiles.addProfile(ofPerson: id)
      case .new(let name): try profiles.addProfile(named: name)
      }
    return AddedProfile(profile: profile, all: try profiles.profiles())
  }
}

/// A profile that was added, and all profiles after that.
public struct AddedProfile: Hashable, Sendable {
  /// The new profile.
  public var profile: Profile
  /// All profiles.
  public var all: [Profile]
}

/// A request that removes a profile, and returns the others.
public struct RemoveProfileRequest: ProfileRequest {
  public typealias Answer = [Profile]
  public static let isWrite = true
  /// The profile's id.
  public let id: String

  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> [Profile] {
    try profiles.removeProfile(id: id)
    return try profiles.profiles()
  }
}

/// A request that sets or removes the PIN of a profile, and returns all profiles.
public struct SetPINRequest: ProfileRequest {
  public typealias Answer = [Profile]
  public static let isWrite = true
  /// The profile's id.
  public let id: String
  /// The PIN; nil to remove it.
  public let pin: PIN?

  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) -> [Profile] {
    try profiles.setPIN(pin, ofProfile: id)
    return try profiles.profiles()
  }
}

/// A request that checks a PIN. It is a write because a wrong guess is counted.
public struct CheckPINRequest: ProfileRequest {
  public typealias Answer = Void
  public static let isWrite = true
  /// The profile's id.
  public let id: String
  /// The PIN.
  public let pin: PIN
  /// The time by the television's clock.
  public let at: Instant

  public func answer(from profiles: any ProfileDirectory) throws(ServiceFailure) {
    try profiles.check(pin, ofProfile: id, at: at)
  }
}
