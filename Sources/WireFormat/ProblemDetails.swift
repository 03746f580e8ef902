import Calls
import HTTPTypes

/// A failure as problem details (RFC 9457): a JSON object with the members `title`, `status`, `detail`, `code`, `reason`, `parameters`,
/// `retryAfterMS` and `request`. The type is `about:blank`; `code` and `reason` state the failure.
public struct ProblemDetails: Hashable, Sendable {
  /// The type of the body.
  public static let contentType = "application/problem+json"

  /// The failure.
  public var failure: ServiceFailure
  /// The status of the answer.
  public var status: HTTPResponse.Status
  /// The identifier of the request in the server's log; nil if it is not known.
  public var requestID: String?

  /// Creates the details of a failure.
  ///
  /// - Parameter status: The status; nil for that of the failure's code.
  public init(_ failure: ServiceFailure, status: HTTPResponse.Status? = nil, requestID: String? = nil) {
    self.failure = failure
    self.status = status ?? failure.httpStatus
    self.requestID = requestID
  }

  /// The details as JSON.
  public var body: [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("type", "about:blank")
      json.member("title", status.reasonPhrase)
      json.member("status", status.code)
      json.member("detail", ifPresent: failure.detail)
      json.member("code", failure.code.rawValue)
      json.member("reason", ifPresent: failure.reason?.rawValue)
      if !failure.parameters.isEmpty { Self.write(failure.parameters, to: &json) }
      json.member("retryAfterMS", ifPresent: failure.retryAfterMS)
      json.member("request", ifPresent: requestID)
    }
    return json.bytes
  }

  private static func write(_ parameters: [String: String], to json: inout JSONWriter) {
    json.name("parameters")
    json.object { json in
      for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
        json.name(name)
        json.string(value)
      }
    }
  }

  /// The value of the field `Retry-After`, in whole seconds (RFC 9110, section 10.2.3); nil if the failure does not say.
  public var retryAfter: String? {
    failure.retryAfterMS.map { String($0 / 1_000 + ($0 % 1_000 == 0 ? 0 : 1)) }
  }
}

extension ProblemDetails {
  private struct Members: Decodable {
    var code: String
    var reason: String?
    var parameters: [String: String]?
    var retryAfterMS: Int64?
    var request: String?
  }

  /// Reads the failure of an answer that is not a success.
  ///
  /// An answer without problem details comes from an intermediary, such as a proxy; its failure follows from the status, with
  /// the parameter `status`.
  public init(status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]) {
    let type = fields[.contentType]?.split(separator: ";").first.map { String($0).trimmingBlanks().lowercased() }
    guard type == Self.contentType, let members = Self.members(body) else {
      let code = ServiceFailure.Code(statusOfUnknownServer: status)
      let failure = ServiceFailure(
        code, .unexpectedAnswer, ["status": String(status.code)], retryAfterMS: Self.retryAfterMS(fields))
      self.init(failure, status: status, requestID: fields[.requestID])
      return
    }
    let failure = ServiceFailure(
      ServiceFailure.Code(rawValue: members.code), members.reason.map(ServiceFailure.Reason.init(rawValue:)),
      members.parameters ?? [:], retryAfterMS: members.retryAfterMS ?? Self.retryAfterMS(fields))
    self.init(failure, status: status, requestID: members.request ?? fields[.requestID])
  }

  private static func members(_ body: [UInt8]) -> Members? {
    do throws(ServiceFailure) { return try JSONBody.answer(Members.self, body) } catch { return nil }
  }

  /// Returns the wait that an answer requests, in milliseconds; nil if it states none in seconds.
  private static func retryAfterMS(_ fields: HTTPFields) -> Int64? {
    fields[.retryAfter].flatMap { Int64($0) }.map { min(max($0, 0), 1 << 31) * 1_000 }
  }
}

extension ServiceFailure {
  /// The status of an answer with this failure.
  public var httpStatus: HTTPResponse.Status {
    if let reason, let status = Self.statuses[reason] { return status }
    return switch code {
    case .notFound: .notFound
    case .refused: .badRequest
    case .conflict: reason == .keyUsed ? .unprocessableContent : .conflict
    case .unauthorised: .unauthorized
    case .forbidden: .forbidden
    case .tooManyRequests: .tooManyRequests
    case .tooLarge: .contentTooLarge
    case .unavailable, .cancelled: .serviceUnavailable
    case .timedOut: .gatewayTimeout
    case .storage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    default: .internalServerError
    }
  }

  /// The statuses of reasons that are more precise than those of their codes.
  private static let statuses: [Reason: HTTPResponse.Status] = [
    .undevelopable: .unprocessableContent, .uploadDigest: .unprocessableContent, .uploadContent: .unprocessableContent,
    .uploadFormat: .unsupportedMediaType, .uploadLength: .lengthRequired, .uploadVersion: .preconditionFailed,
  ]

  /// A sentence for developers who use the interface directly; nil for an unknown code.
  fileprivate var detail: String? {
    switch code {
    case .notFound: "The resource does not exist, or is not available yet."
    case .refused: "The request is not valid; see reason and parameters."
    case .conflict: "The request conflicts with an earlier one."
    case .unauthorised: "The request needs the server's token: Authorization: Bearer TOKEN."
    case .forbidden: "The caller does not have permission for this request."
    case .tooManyRequests: "Too many requests; try again after the time in Retry-After."
    case .tooLarge: "The request or its answer exceeds a limit."
    case .unavailable: "The server cannot carry out the request now; nothing was changed."
    case .timedOut: "The request took too long."
    case .outcomeUnknown: "The change may or may not have been made; repeat it under the same key."
    case .storage: "The server's storage failed; nothing was changed."
    default: nil
    }
  }
}

extension ServiceFailure.Code {
  /// Returns the code for an answer that does not come from a server of Tenfoot.
  ///
  /// 404 does not mean that an item is missing, because the answer does not come from a service.
  fileprivate init(statusOfUnknownServer status: HTTPResponse.Status) {
    switch status.code {
    case 401: self = .unauthorised
    case 403: self = .forbidden
    case 413: self = .tooLarge
    case 429: self = .tooManyRequests
    case 504: self = .timedOut
    default: self = .unavailable
    }
  }
}

extension ServiceFailure.Reason {
  /// The resource does not support this method.
  public static let method = ServiceFailure.Reason(rawValue: "method")
  /// No resource has this path: the server has another version, or another service.
  public static let path = ServiceFailure.Reason(rawValue: "path")
}
