import Calls

/// The album service's operations for signing in: passwords, sessions of the web pages, and requests of devices.
///
/// Secrets are stored as hashes only. Operations that verify or set a password take tens of milliseconds of processor time.
public protocol SignInAPI: Sendable {
  /// Returns the person with a name and a password; nil if the name is unknown or the password wrong, or if the person has no
  /// password. The time does not depend on which of these it is.
  func person(named name: String, password: String) throws(ServiceFailure) -> Person?
  /// Changes the password of the person who calls, and ends all the person's sessions.
  ///
  /// - Throws: `refused` with reason `wrongPassword` if the present password is wrong, and with reason `password` for an invalid new one.
  func changePassword(from old: String, to new: String, _ call: CallContext) throws(ServiceFailure)

  /// Starts a session, and returns its secret.
  ///
  /// - Parameters:
  ///   - person: The person's id.
  ///   - name: The browser's name.
  /// - Throws: `notFound` with reason `person` for an unknown id.
  func startSession(of person: String, named name: String) throws(ServiceFailure) -> String
  /// Returns the session with a secret; nil if there is none, or if it has ended.
  func session(secret: String) throws(ServiceFailure) -> WebSession?
  /// Returns the sessions of the person who calls, the newest first.
  func sessions(_ call: CallContext) throws(ServiceFailure) -> [WebSession]
  /// Ends a session of the person who calls.
  ///
  /// - Throws: `notFound` with reason `session` for an unknown id.
  func endSession(id: String, _ call: CallContext) throws(ServiceFailure)

  /// Returns the person whom an invitation is for; nil for an invitation that is unknown, was used or has expired.
  func invitee(secret: String) throws(ServiceFailure) -> Person?
  /// Sets the password of the person whom an invitation is for, ends all the person's sessions, and uses the invitation up.
  ///
  /// - Throws: `notFound` with reason `invitation`, and `refused` with reason `password`.
  func acceptInvitation(secret: String, password: String) throws(ServiceFailure) -> Person

  /// Opens the request of a device.
  ///
  /// - Throws: `tooManyRequests` with reason `deviceAuthorizations`.
  func authorizeDevice(_ device: RequestingDevice) throws(ServiceFailure) -> NewDeviceAuthorization
  /// Returns the device that shows a code; nil if the code is unknown or has expired, or if a person has decided already.
  func requestingDevice(_ code: UserCode) throws(ServiceFailure) -> RequestingDevice?
  /// Approves or refuses the request of a device as the person who calls.
  ///
  /// - Throws: `notFound` with reason `userCode` where ``requestingDevice(_:)`` returns nil, and `refused` with reason `tokenLimit` for
  ///   an approval by a person who has ``AccessToken/limit`` tokens.
  func decide(_ code: UserCode, isApproved: Bool, _ call: CallContext) throws(ServiceFailure)
  /// Answers the poll of a device; the token of a request that was approved is created now, and named after the device.
  func poll(deviceCode: String) throws(ServiceFailure) -> DeviceGrant
  /// Revokes a person's token by its secret. An unknown token counts as revoked.
  func revokeToken(secret: String) throws(ServiceFailure)
}

/// The administration of passwords, on the machine that stores the album.
public protocol SignInAdministration: Sendable {
  /// Sets or removes a person's password, and ends all the person's sessions. Tokens of devices stay valid.
  ///
  /// - Parameter password: The password; nil for none: the person then cannot sign in.
  /// - Throws: `notFound` with reason `person` for an unknown id, and `refused` with reason `password`.
  func setPassword(_ password: String?, of person: String) throws(ServiceFailure)
  /// Creates an invitation for a person in place of an earlier one, and returns its secret.
  ///
  /// - Throws: `notFound` with reason `person` for an unknown id.
  func createInvitation(for person: String) throws(ServiceFailure) -> String
}
