import Calls

/// A person of an album as one television sees that person, with data of the person's own on the television.
public struct Profile: Hashable, Sendable, Identifiable {
  /// The identifier on this television, which is also the name of the profile's folder.
  public var id: String
  /// The name that is shown.
  public var name: String
  /// The person's id in the album.
  public var person: String
  /// The server of the album; nil for the album on the television's machine.
  public var server: ServerAddress?
  /// Whether the profile's data is that which the television had before it had profiles. This is so for the first one.
  public var usesMainData: Bool
  /// Whether a PIN is needed to choose it.
  public var hasPIN: Bool

  /// Creates a profile.
  public init(
    id: String, name: String, person: String, server: ServerAddress? = nil, usesMainData: Bool = false,
    hasPIN: Bool = false
  ) {
    (self.id, self.name, self.person, self.server) = (id, name, person, server)
    (self.usesMainData, self.hasPIN) = (usesMainData, hasPIN)
  }
}

/// The storage of a television's profiles, and of the facts about them that outlast a session.
///
/// Every call may block and may be made from any thread. A change is on disk when the call returns. All throw
/// ``Calls/ServiceFailure``.
public protocol ProfileStorage: Sendable {
  /// Returns the profiles in the order in which they were added.
  func profiles() throws(ServiceFailure) -> [Profile]
  /// Stores a new profile.
  ///
  /// - Throws: `conflict` with reason `profileExists` if the person has one.
  func addProfile(_ profile: Profile) throws(ServiceFailure)
  /// Removes a profile with its PIN; an unknown one changes nothing. Of a profile with the television's main data, the stored responses,
  /// the reminders, the channel and the device's identifier are removed as well.
  func removeProfile(id: String) throws(ServiceFailure)
  /// Returns the id of the profile that was chosen last; nil for none.
  func lastProfile() throws(ServiceFailure) -> String?
  /// Stores which profile was chosen last.
  func setLastProfile(id: String) throws(ServiceFailure)
  /// Stores the hash of a profile's PIN, and deletes the count of wrong guesses; nil removes the PIN.
  func setPIN(_ hash: String?, ofProfile id: String) throws(ServiceFailure)
  /// Returns the hash of a profile's PIN; nil for none.
  func pinHash(ofProfile id: String) throws(ServiceFailure) -> String?
  /// Returns the wrong guesses at a profile's PIN since the last right one.
  func pinGuesses(ofProfile id: String) throws(ServiceFailure) -> PINGuesses
  /// Stores the wrong guesses at a profile's PIN.
  func setPINGuesses(_ guesses: PINGuesses, ofProfile id: String) throws(ServiceFailure)
}

extension ServiceFailure.Reason {
  /// A person who has a profile on this television already; no parameters.
  public static let profileExists = ServiceFailure.Reason(rawValue: "profileExists")
  /// A profile that this television does not have; no parameters.
  public static let profile = ServiceFailure.Reason(rawValue: "profile")
  /// A wrong PIN; no parameters.
  public static let pin = ServiceFailure.Reason(rawValue: "pin")
  /// A PIN that is not 4 to 8 digits; no parameters.
  public static let pinForm = ServiceFailure.Reason(rawValue: "pinForm")
}
