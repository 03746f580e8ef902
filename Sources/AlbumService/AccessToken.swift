import Calls

/// A person's token as it is listed, without its secret, which is returned only when the token is created.
public struct AccessToken: Hashable, Codable, Sendable, Identifiable {
  /// The most tokens that a person can have.
  public static let limit = 100

  /// The identifier, which is not secret.
  public var id: String
  /// The name, such as that of a device.
  public var name: String
  /// When it was created, RFC 3339 in UTC.
  public var created: String
  /// The day on which it was last used, `2026-11-30` in UTC; nil if it never was.
  public var lastUsed: String?

  /// Creates a description of a token.
  public init(id: String, name: String, created: String, lastUsed: String? = nil) {
    (self.id, self.name, self.created, self.lastUsed) = (id, name, created, lastUsed)
  }
}

extension AccessToken {
  /// Checks that a person may have another token.
  ///
  /// - Parameter count: The number of tokens that the person has.
  /// - Throws: `refused` with reason `tokenLimit`.
  public static func check(count: Int) throws(ServiceFailure) {
    if count >= limit { throw ServiceFailure(.refused, .tokenLimit, ["limit": String(limit)]) }
  }
}

extension ServiceFailure.Reason {
  /// A token above the limit; parameter `limit`, the most tokens that a person can have.
  public static let tokenLimit = ServiceFailure.Reason(rawValue: "tokenLimit")
}

/// A token that was just created, with its secret.
public struct NewAccessToken: Hashable, Codable, Sendable {
  /// The token as it is listed.
  public var token: AccessToken
  /// The text that requests send: `tfa_` and 256 random bits as 64 hexadecimal digits. The album stores only a hash of it.
  public var secret: String

  /// Creates a token with its secret.
  public init(token: AccessToken, secret: String) {
    (self.token, self.secret) = (token, secret)
  }

  /// The prefix of all secrets of albums.
  public static let prefix = "tfa_"

  /// Returns a new secret.
  public static func makeSecret() -> String { TokenSecret.make(prefix: prefix) }
}
