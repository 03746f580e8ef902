import AlbumService
import Calls
import HTTPTypes
import WireFormat

/// The routes on which a device gets a token of a person (RFC 8628). Their bodies are forms, and their failures have the form of RFC
/// 6749, section 5.2.
public enum DeviceGrantRoutes {
  /// Opens a request: `client_id` and `client_name`; the answer is a ``DeviceAuthorizationAnswer``.
  public static let authorization = Route(.post, "/v1/device_authorization")
  /// Polls: `grant_type`, `device_code` and `client_id`; the answer is a ``DeviceTokenAnswer`` or an ``OAuthProblem``.
  public static let token = Route(.post, "/v1/token")
  /// Revokes a token (RFC 7009): `token`. The answer is empty, also for an unknown token.
  public static let revocation = Route(.post, "/v1/revoke")
  /// The grant type of a poll.
  public static let grantType = "urn:ietf:params:oauth:grant-type:device_code"
  /// The client identifier of all devices.
  public static let clientID = "tenfoot"
}

/// The codes that a device shows and polls with (RFC 8628, section 3.2).
public struct DeviceAuthorizationAnswer: JSONValue, Hashable {
  /// The code with which the device polls.
  public var deviceCode: String
  /// The code that the device shows, such as `BCDF-GHJK`.
  public var userCode: String
  /// The address of the page on which a person enters the code.
  public var verificationURI: String
  /// The address of the page with the code filled in, for a QR code.
  public var verificationURIComplete: String
  /// The time for which the codes are valid, in seconds.
  public var expiresIn: Int
  /// The time to wait between two polls, in seconds.
  public var interval: Int

  private enum CodingKeys: String, CodingKey {
    case deviceCode = "device_code"
    case userCode = "user_code"
    case verificationURI = "verification_uri"
    case verificationURIComplete = "verification_uri_complete"
    case expiresIn = "expires_in"
    case interval
  }

  /// Creates the answer to a request.
  ///
  /// - Parameter page: The address of the page, without a query.
  public init(_ new: NewDeviceAuthorization, page: String) {
    (deviceCode, userCode) = (new.deviceCode, "\(new.userCode)")
    (verificationURI, verificationURIComplete) = (page, "\(page)?user_code=\(new.userCode)")
    expiresIn = Int(DeviceAuthorization.lifetimeMS / 1_000)
    interval = Int(DeviceAuthorization.intervalMS / 1_000)
  }

  /// Writes the members.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("device_code", deviceCode)
      json.member("user_code", userCode)
      json.member("verification_uri", verificationURI)
      json.member("verification_uri_complete", verificationURIComplete)
      json.member("expires_in", expiresIn)
      json.member("interval", interval)
    }
  }
}

/// The token that a device gets (RFC 6749, section 5.1).
public struct DeviceTokenAnswer: JSONValue, Hashable {
  /// The token's secret.
  public var accessToken: String
  /// How the token is sent: `Bearer`.
  public var tokenType: String

  private enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case tokenType = "token_type"
  }

  /// Creates the answer to a poll.
  public init(_ token: NewAccessToken) {
    (accessToken, tokenType) = (token.secret, "Bearer")
  }

  /// Writes the members.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("access_token", accessToken)
      json.member("token_type", tokenType)
    }
  }
}

/// A failure of these routes, with status 400 (RFC 6749, section 5.2, and RFC 8628, section 3.5): `{"error": "authorization_pending"}`.
public struct OAuthProblem: Error, JSONValue, Hashable {
  /// The kinds of failures.
  public enum Code: String, Codable, Sendable {
    /// A parameter is missing, repeated or invalid.
    case invalidRequest = "invalid_request"
    /// Another client than ``DeviceGrantRoutes/clientID``.
    case invalidClient = "invalid_client"
    /// The device code is unknown, or was used already.
    case invalidGrant = "invalid_grant"
    /// Another grant type than ``DeviceGrantRoutes/grantType``.
    case unsupportedGrantType = "unsupported_grant_type"
    /// No person has decided yet.
    case authorizationPending = "authorization_pending"
    /// No person has decided yet, and the device must wait five seconds longer between polls.
    case slowDown = "slow_down"
    /// A person has refused.
    case accessDenied = "access_denied"
    /// The codes have expired.
    case expiredToken = "expired_token"
  }

  /// The kind of failure.
  public var error: Code

  /// Creates a failure.
  public init(_ error: Code) {
    self.error = error
  }

  /// Writes the member.
  public func write(to json: inout JSONWriter) {
    json.object { $0.member("error", error.rawValue) }
  }
}

/// An answer without content: an empty object.
public struct EmptyAnswer: JSONValue, Hashable {
  /// Creates an answer.
  public init() {}
  /// Writes the object.
  public func write(to json: inout JSONWriter) { json.object { _ in } }
}

/// The parameters of a form (RFC 6749, section 3.2): unknown ones are ignored, empty ones count as missing.
public struct OAuthForm: Sendable {
  private let parameters: QueryParameters

  /// Reads a form; nil for a body that is none.
  public init?(_ body: [UInt8]) {
    guard let text = String(validating: body, as: UTF8.self) else { return nil }
    do throws(ServiceFailure) { parameters = try QueryParameters(encoded: text) } catch { return nil }
  }

  /// Returns the value of a parameter; nil for a missing or empty one.
  ///
  /// - Throws: `invalid_request` for a parameter that is repeated.
  public func value(_ name: String) throws(OAuthProblem) -> String? {
    let values = parameters.parameters.filter { $0.name == name }.map(\.value)
    guard values.count <= 1 else { throw OAuthProblem(.invalidRequest) }
    return values.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Returns the value of a required parameter.
  ///
  /// - Throws: `invalid_request` for a parameter that is missing, empty or repeated.
  public func required(_ name: String) throws(OAuthProblem) -> String {
    guard let value = try value(name) else { throw OAuthProblem(.invalidRequest) }
    return value
  }
}
