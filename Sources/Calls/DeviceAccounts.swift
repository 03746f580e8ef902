/// The accounts of devices at a service. An account has no name and belongs to no person; it only separates the orders or responses of one device
/// from those of others.
public protocol DeviceAccounts: Sendable {
  /// Creates an account.
  ///
  /// Each call creates one, even if its key was used before, because the secret of an earlier account is not stored. An account that is
  /// never used is removed after ``DeviceAccount/unusedDays`` days.
  func createAccount(_ write: WriteContext) throws(ServiceFailure) -> DeviceAccount
  /// Returns the identifier of the account that has a token; nil for an unknown token.
  func account(ofToken secret: String) throws(ServiceFailure) -> String?
}

/// An account that was just created.
public struct DeviceAccount: Hashable, Codable, Sendable {
  /// The secret that the device's requests send; see ``TokenSecret``. The service stores only a hash of it.
  public var token: String

  /// Creates an account with its token.
  public init(token: String) {
    self.token = token
  }

  /// The number of days after which an account that was never used is removed.
  public static let unusedDays = 7
}
