import Calls
import HTTPTypes
import WireFormat

/// A client of one service, which sends its calls and reads the answers.
public struct ServiceClient: Sendable {
  /// The server's address.
  public var server: ServerAddress { http.server }

  private let http: HTTPClient
  private let token: String?

  /// Creates a client; no connection is made.
  ///
  /// - Parameter token: The token of the server's owner; nil for a server that requires none. It is sent only to this server, and only with
  ///   calls that need it.
  public init(_ http: HTTPClient, token: String? = nil) {
    (self.http, self.token) = (http, token)
  }

  /// Makes a call that changes nothing.
  ///
  /// - Throws: The failure of the service; or what ``HTTPClient/send(_:_:)`` throws, and `unavailable` with reason `unexpectedAnswer` for an
  ///   answer that the service never gives.
  public func read<Call: WireCall>(_ call: Call, _ context: CallContext) throws(ServiceFailure) -> Call.Answer {
    let response = try http.send(request(for: call, fields(for: Call.self, context.caller), isWrite: false), context)
    return try answered { () throws(ServiceFailure) in
      try response.checkSuccess()
      return try Call.decode(response.body)
    }
  }

  /// Makes a call that changes something.
  ///
  /// - Throws: As ``read(_:_:)``; but whenever the service may have received the call and its answer is missing, `outcomeUnknown`.
  public func write<Call: WireWrite>(_ call: Call, _ context: WriteContext) throws(ServiceFailure) -> Call.Answer {
    var fields = fields(for: Call.self, context.call.caller)
    CallFields.write(context.key, to: &fields)
    let response = try http.send(request(for: call, fields, isWrite: true), context.call)
    do throws(ServiceFailure) {
      return try answered { () throws(ServiceFailure) in
        try response.checkSuccess()
        return try Call.decode(response.body)
      }
    } catch {
      throw error.ofWrite
    }
  }

  /// Requests content that the caller may already have.
  ///
  /// - Parameter condition: The tag of the content that the caller has; nil if it has none.
  /// - Returns: The whole answer; its status is 304 if the caller has the current content.
  /// - Throws: As ``read(_:_:)``.
  public func response<Call: WireCall>(
    to call: Call, unless condition: EntityTag?, _ context: CallContext
  ) throws(ServiceFailure) -> ClientResponse {
    var fields = fields(for: Call.self, context.caller)
    fields[.ifNoneMatch] = condition?.header
    let response = try http.send(request(for: call, fields, isWrite: false), context)
    if response.status != 304 { try answered { () throws(ServiceFailure) in try response.checkSuccess() } }
    return response
  }

  /// Downloads content into an empty file.
  ///
  /// - Parameters:
  ///   - target: The path and the query.
  ///   - range: The requested bytes; nil for all.
  /// - Returns: The bytes written, and the size of the whole content.
  /// - Throws: As ``read(_:_:)``, and what ``HTTPClient/download(_:to:_:)`` throws.
  func download(
    _ target: String, access: CallAccess, range: Range<Int64>?, to descriptor: Int32, _ context: CallContext
  ) throws(ServiceFailure) -> (range: Range<Int64>, sizeBytes: Int64) {
    var request = ClientRequest(target, fields: fields(access, context.caller), answerLimit: Self.contentLimit)
    request.fields[.accept] = nil
    request.fields[.range] = range.map(ByteRange.header)
    let response = try http.download(request, to: descriptor, context)
    return try answered { () throws(ServiceFailure) in try response.content(wanted: range) }
  }

  /// The maximum size of a medium, bytes.
  private static let contentLimit = 2 << 30

  // MARK: Requests

  private func request(for call: some WireCall, _ fields: HTTPFields, isWrite: Bool) -> ClientRequest {
    let message = call.message
    var request = ClientRequest(message.method, message.target, fields: fields)
    // A long query is posted, but is not a write.
    request.isWrite = isWrite
    if message.method != .get { request.body = message.body }
    request.fields[.contentType] = message.contentType
    return request
  }

  private func fields<Call: WireCall>(for call: Call.Type, _ caller: Caller) -> HTTPFields {
    fields(Call.access, caller)
  }

  /// Returns the header fields of a request. Public content is requested without an identity, so that shared caches can store it
  /// and learn nothing about the caller.
  private func fields(_ access: CallAccess, _ caller: Caller) -> HTTPFields {
    var fields: HTTPFields = [.accept: "application/json, \(ProblemDetails.contentType)"]
    if access == .owner { CallFields.write(caller, token: token, to: &fields) }
    return fields
  }

  /// Adds the server's address to a failure whose message names the server.
  private func answered<Value>(_ read: () throws(ServiceFailure) -> Value) throws(ServiceFailure) -> Value {
    do throws(ServiceFailure) {
      return try read()
    } catch {
      guard error.reason == .unexpectedAnswer else { throw error }
      throw error.adding(["server": server.text])
    }
  }
}

extension ClientResponse {
  /// Checks the status.
  ///
  /// - Throws: The failure that the answer states, unless its status indicates success.
  func checkSuccess() throws(ServiceFailure) {
    guard !(200...299).contains(status) else { return }
    let details = ProblemDetails(status: HTTPResponse.Status(code: status), fields: fields, body: body)
    guard let id = details.requestID, details.failure.isTransient else { throw details.failure }
    throw details.failure.adding(["request": id])
  }

  /// Reads the fields of a download.
  ///
  /// - Throws: The failure that the answer states; `unavailable` with reason `unexpectedAnswer` for a web page and for bytes that were not
  ///   requested.
  func content(wanted range: Range<Int64>?) throws(ServiceFailure) -> (range: Range<Int64>, sizeBytes: Int64) {
    // The range begins after the end of the content: the part is empty.
    if status == 416, range != nil, let size = fields[.contentRange].flatMap(Self.sizeOfUnsatisfiedRange) {
      return (0..<0, size)
    }
    try checkSuccess()
    let type = fields[.contentType] ?? ""
    guard !type.hasPrefix("text/html"), status == 200 || status == 206 else {
      throw ServiceFailure(.unavailable, .unexpectedAnswer, ["status": String(status)])
    }
    guard status == 206 else { return (0..<fileBytes, fileBytes) }
    let part = fields[.contentRange].flatMap(ByteRange.parse(contentRange:))
    guard let range, let part, part.range.count == fileBytes, part.range.lowerBound == range.lowerBound,
      part.range.upperBound <= range.upperBound
    else { throw ServiceFailure(.unavailable, .unexpectedAnswer, ["status": String(status)]) }
    return part
  }

  /// Reads `bytes */1234` (RFC 9110, section 14.4); nil for another form.
  private static func sizeOfUnsatisfiedRange(_ contentRange: String) -> Int64? {
    guard contentRange.hasPrefix("bytes */"), let size = Int64(contentRange.dropFirst(8)), size >= 0 else { return nil }
    return size
  }
}

extension ServiceFailure {
  /// Returns the failure with further parameters.
  func adding(_ more: [String: String]) -> ServiceFailure {
    ServiceFailure(
      code, reason, parameters.merging(more) { own, _ in own }, retryAfterMS: retryAfterMS)
  }

  /// The failure of a write. If the answer came from an intermediary, the service may have received the write.
  fileprivate var ofWrite: ServiceFailure {
    guard reason == .unexpectedAnswer, code == .unavailable || code == .timedOut else { return self }
    return ServiceFailure(.outcomeUnknown, reason, parameters, retryAfterMS: retryAfterMS)
  }
}
