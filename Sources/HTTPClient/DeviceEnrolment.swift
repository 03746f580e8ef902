import Calls
import HTTPTypes
import Synchronization
import WireFormat

/// The creation of a device's account at a server, when a call needs one; see ``Calls/DeviceAccounts``.
final class DeviceEnrolment: Sendable {
  /// Held while an account is created, so that calls that need one at the same time share it.
  private let turn = Mutex<Void>(())

  /// Returns the token for repeating a request that was refused with status 401.
  ///
  /// - Parameter fields: The header fields of the request.
  /// - Returns: The token of a new account, or the one that another call has received in the meantime; nil if the tokens of this server
  ///   are only entered, or if the server issues none.
  /// - Throws: `tooManyRequests` if too many accounts were created at this address; the failure to reach the server or to save the token.
  func token(
    instead fields: HTTPFields, _ source: TokenSource, by http: HTTPClient, _ context: CallContext
  ) throws(ServiceFailure) -> String? {
    guard source.isReplaceable else { return nil }
    let refused = CallFields.token(fields)
    return try turn.withLock { _ throws(ServiceFailure) in
      if let current = source.token, current != refused { return current }
      guard let token = try Self.create(by: http, context) else { return nil }
      try source.save?(token)
      return token
    }
  }

  private static func create(by http: HTTPClient, _ context: CallContext) throws(ServiceFailure) -> String? {
    let call = DeviceAccountCall(id: "")
    var request = ClientRequest(call.message.method, call.message.target, body: [], answerLimit: 65_536)
    request.fields[.accept] = "application/json, \(ProblemDetails.contentType)"
    CallFields.write(IdempotencyKey.random(), to: &request.fields)
    // An account whose answer is lost is never used, so nothing is unknown about the call that needs it.
    request.isWrite = false
    let response = try http.send(request, context)
    // Without accounts of devices, the failure of the first request says what is missing.
    if [401, 403, 404, 405].contains(response.status) { return nil }
    try response.checkSuccess()
    return try DeviceAccountCall.decode(response.body).token
  }
}
