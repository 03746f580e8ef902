import AlbumWire
import Calls
import HTTPClient
import HTTPTypes
import WireFormat

/// The client of the sign-in of devices at an album server (RFC 8628).
public struct SignInClient: Sendable {
  /// The answer to a poll.
  public enum Poll: Hashable, Sendable {
    /// No person has decided yet.
    case pending
    /// No person has decided yet, and polls must be rarer.
    case slowDown
    /// A person has approved; the secret of the device's token.
    case approved(token: String)
    /// A person has refused.
    case refused
    /// The codes are unknown, have expired, or were used.
    case expired
  }

  private let http: HTTPClient

  /// Creates a client; no connection is made.
  public init(_ http: HTTPClient) {
    self.http = http
  }

  /// Requests codes.
  ///
  /// - Parameter name: The name that the device gives itself.
  /// - Throws: The failure of the server; `notFound` with reason `path` if it has no sign-in for devices.
  public func codes(
    named name: String, _ call: CallContext
  ) throws(ServiceFailure) -> DeviceAuthorizationAnswer {
    var form = QueryParameters()
    form.add("client_id", DeviceGrantRoutes.clientID)
    form.add("client_name", name)
    let response = try send(form, to: DeviceGrantRoutes.authorization, call)
    try response.checkSuccess()
    return try JSONBody.answer(DeviceAuthorizationAnswer.self, response.body)
  }

  /// Asks whether a person has decided.
  public func poll(deviceCode: String, _ call: CallContext) throws(ServiceFailure) -> Poll {
    var form = QueryParameters()
    form.add("grant_type", DeviceGrantRoutes.grantType)
    form.add("device_code", deviceCode)
    form.add("client_id", DeviceGrantRoutes.clientID)
    let response = try send(form, to: DeviceGrantRoutes.token, call)
    guard response.status == 400 else {
      try response.checkSuccess()
      return .approved(token: try JSONBody.answer(DeviceTokenAnswer.self, response.body).accessToken)
    }
    switch try JSONBody.answer(OAuthProblem.self, response.body).error {
    case .authorizationPending: return .pending
    case .slowDown: return .slowDown
    case .accessDenied: return .refused
    case .expiredToken, .invalidGrant: return .expired
    case .invalidRequest, .invalidClient, .unsupportedGrantType:
      throw ServiceFailure(.unavailable, .unexpectedAnswer, ["server": http.server.text])
    }
  }

  /// Revokes a token (RFC 7009). One that is unknown counts as revoked.
  public func revoke(token: String, _ call: CallContext) throws(ServiceFailure) {
    var form = QueryParameters()
    form.add("token", token)
    try send(form, to: DeviceGrantRoutes.revocation, call).checkSuccess()
  }

  private func send(
    _ form: QueryParameters, to route: Route, _ call: CallContext
  ) throws(ServiceFailure) -> ClientResponse {
    var request = ClientRequest(route.method, route.path([]), body: Array(form.encoded.utf8), answerLimit: 65_536)
    request.fields[.contentType] = LongQuery.formType
    request.fields[.accept] = "application/json, \(ProblemDetails.contentType)"
    // Codes or a token whose answer is lost are never used; new codes are requested instead.
    request.isWrite = false
    return try http.send(request, call)
  }
}
