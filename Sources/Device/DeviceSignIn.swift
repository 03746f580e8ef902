import Calls

/// The sign-in of a device at the album server by a code that a person approves on another device (RFC 8628).
///
/// Every call may block and may come from any thread.
public protocol DeviceSignIn: Sendable {
  /// Requests the codes for a sign-in.
  ///
  /// - Throws: The failure of the server; `notFound` if it has no people who could sign in.
  func requestCodes(_ call: CallContext) throws(ServiceFailure) -> SignInCodes
  /// Asks whether a person has decided. After an approval, the device's token is saved before this returns.
  ///
  /// - Throws: The failure of the server, or of saving the token.
  func poll(_ codes: SignInCodes, _ call: CallContext) throws(ServiceFailure) -> SignInDecision
}

/// The codes of a sign-in.
public struct SignInCodes: Hashable, Sendable {
  /// The secret with which the device polls.
  public var deviceCode: String
  /// The code that the person compares or enters, such as `BCDF-GHJK`.
  public var userCode: String
  /// The address of the page on which it is entered.
  public var page: String
  /// The address of the page with the code filled in.
  public var pageWithCode: String
  /// The time for which the codes are valid, milliseconds.
  public var lifetimeMS: Int64
  /// The time to wait between two polls, milliseconds.
  public var intervalMS: Int64

  /// Creates codes.
  public init(
    deviceCode: String, userCode: String, page: String, pageWithCode: String, lifetimeMS: Int64, intervalMS: Int64
  ) {
    (self.deviceCode, self.userCode, self.page) = (deviceCode, userCode, page)
    (self.pageWithCode, self.lifetimeMS, self.intervalMS) = (pageWithCode, lifetimeMS, intervalMS)
  }

  /// The time that is added to ``intervalMS`` after ``SignInDecision/slowDown``, milliseconds (RFC 8628, section 3.5).
  public static let slowDownMS: Int64 = 5_000
}

/// What a person has decided about a sign-in.
public enum SignInDecision: Hashable, Sendable {
  /// Nothing yet.
  case pending
  /// Nothing yet, and the device must wait longer between polls.
  case slowDown
  /// Approved; the person's name, or nil if it could not be read.
  case approved(person: String?)
  /// Refused.
  case refused
  /// The codes are no longer valid.
  case expired
}
