import Calls
import HTTPTypes
import WireFormat

/// A client of one service, which sends its calls and reads the answers.
public struct ServiceClient: Sendable {
  /// The server's address.
  public var server: ServerAddress { http.server }

  let http: HTTPClient
  let token: TokenSource
  /// The service; nil if it is not checked.
  let name: ServedService?
  private let answers = AnswerCache()
  private let enrolment = DeviceEnrolment()

  /// Creates a client; no connection is made.
  ///
  /// - Parameter token: The token of the server's owner; nil for a server that requires none. It is sent only to this server, and only with
  ///   calls that need it.
  public init(_ http: HTTPClient, token: String? = nil, name: ServedService? = nil) {
    self.init(http, token: TokenSource(token), name: name)
  }

  /// Creates a client whose token may change while it is used.
  ///
  /// - Parameter name: The service, to recognise an address of another service's server; nil to skip this check.
  public init(_ http: HTTPClient, token: TokenSource, name: ServedService? = nil) {
    (self.http, self.token, self.name) = (http, token, name)
  }

  /// Makes a call that changes nothing.
  ///
  /// An answer with an entity tag is kept in memory: the next time, the server sends it only if it has changed.
  ///
  /// - Throws: The failure of the service; or what ``HTTPClient/send(_:_:)`` throws, and `unavailable` with reason `unexpectedAnswer` for
  ///   an answer that the service never gives.
  public func read<Call: WireCall>(_ call: Call, _ context: CallContext) throws(ServiceFailure) -> Call.Answer {
    guard let answer = try answer(to: call, unless: nil, context).answer else {
      // Only a condition of the caller has no answer.
      throw ServiceFailure(.unavailable, .unexpectedAnswer, ["server": server.text])
    }
    return answer
  }

  /// Makes a call that changes something.
  ///
  /// - Throws: As ``read(_:_:)``; but whenever the service may have received the call and its answer is missing, `outcomeUnknown`.
  public func write<Kind: WriteKind>(
    _ call: WriteCall<Kind>, _ context: WriteContext
  ) throws(ServiceFailure) -> Kind.Answer {
    typealias Call = WriteCall<Kind>
    var fields = fields(for: Call.self, context.call.caller)
    CallFields.write(context.key, to: &fields)
    let request = request(for: call, fields, isWrite: true)
    let response = try send(request, Call.Kind.access, context.call)
    do throws(ServiceFailure) {
      return try answered(context.call) { () throws(ServiceFailure) in
        try response.checkSuccess()
        return try Call.decode(response.body)
      }
    } catch {
      throw error.ofWrite
    }
  }

  /// Makes a call that changes nothing for a caller who may have its answer.
  ///
  /// - Parameters:
  ///   - condition: The tag of what the caller has; nil for nothing.
  ///   - usesKept: Whether the answer may be one that was kept, if the server says that it has not changed.
  /// - Returns: The answer; without one for what the caller has.
  /// - Throws: As ``read(_:_:)``.
  public func answer<Call: WireCall>(
    to call: Call, unless condition: EntityTag?, usesKept: Bool = true, _ context: CallContext
  ) throws(ServiceFailure) -> TaggedAnswer<Call.Answer> {
    var request = request(for: call, fields(for: Call.self, context.caller), isWrite: false)
    let key = AnswerCache.Key(request, access: Call.Kind.access, context.caller)
    let kept = usesKept ? key.flatMap(answers.entry) : nil
    request.fields[.ifNoneMatch] = (condition ?? kept?.tag)?.header
    let response = try send(request, Call.Kind.access, context)
    if response.status == 304, let condition {
      return TaggedAnswer(answer: nil, tag: condition, fields: response.fields)
    }
    if response.status == 304, let kept, let answer = kept.answer as? Call.Answer {
      return TaggedAnswer(answer: answer, tag: kept.tag, fields: response.fields)
    }
    let answer = try answered(context) { () throws(ServiceFailure) in
      try response.checkSuccess()
      return try Call.decode(response.body)
    }
    let tag = response.fields[.eTag].flatMap(EntityTag.init(anyHeader:))
    if let key { answers.keep(answer, tag: tag, for: key, sizeBytes: response.body.count) }
    return TaggedAnswer(answer: answer, tag: tag, fields: response.fields)
  }

  /// Sends a request of another form than a call, as the caller.
  ///
  /// - Returns: An answer whose status indicates success.
  /// - Throws: As ``read(_:_:)``.
  public func send(_ request: ClientRequest, _ context: CallContext) throws(ServiceFailure) -> ClientResponse {
    var request = request
    for field in fields(.owner, context.caller) { request.fields[field.name] = field.value }
    let response = try http.send(request, context)
    return try answered(context) { () throws(ServiceFailure) in
      try response.checkSuccess()
      return response
    }
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
    return try answered(context) { () throws(ServiceFailure) in try response.content(wanted: range) }
  }

  /// The maximum size of a medium, bytes.
  private static let contentLimit = 2 << 30

  // MARK: Requests

  /// Sends a request. If the server requires an account that this device can get by itself, the request is sent again with it: it was
  /// refused before anything was done.
  private func send(
    _ request: ClientRequest, _ access: CallAccess, _ context: CallContext
  ) throws(ServiceFailure) -> ClientResponse {
    let response = try http.send(request, context)
    guard response.status == 401, access == .owner,
      let token = try enrolment.token(instead: request.fields, token, by: http, context)
    else { return response }
    var request = request
    CallFields.write(context.caller, token: token, to: &request.fields)
    return try http.send(request, context)
  }

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
    fields(Call.Kind.access, caller)
  }

  /// Returns the header fields of a request. Public content is requested without an identity, so that shared caches can store it
  /// and learn nothing about the caller.
  private func fields(_ access: CallAccess, _ caller: Caller) -> HTTPFields {
    var fields: HTTPFields = [.accept: "application/json, \(ProblemDetails.contentType)"]
    if access == .owner { CallFields.write(caller, token: token.token, to: &fields) }
    return fields
  }

  /// Reads an answer; adds details to its failures, see ``explained(_:_:)``.
  private func answered<Value>(
    _ context: CallContext, _ read: () throws(ServiceFailure) -> Value
  ) throws(ServiceFailure) -> Value {
    do throws(ServiceFailure) {
      return try read()
    } catch {
      throw explained(error, context)
    }
  }
}

/// An answer with what its header fields say.
public struct TaggedAnswer<Answer: Sendable>: Sendable {
  /// The answer; nil for what the caller has.
  public var answer: Answer?
  /// Its entity tag; nil if it has none.
  public var tag: EntityTag?
  /// The header fields with which it was sent, or was said to be current.
  public var fields: HTTPFields
}

extension ClientResponse {
  /// Checks the status.
  ///
  /// - Throws: The failure that the answer states, unless its status indicates success.
  public func checkSuccess() throws(ServiceFailure) {
    guard !(200...299).contains(status) else { return }
    let details = ProblemDetails(status: HTTPResponse.Status(code: status), fields: fields, body: body)
    let failure = details.failure
    guard let id = details.requestID, failure.isTransient, !failure.needsAction else { throw failure }
    throw failure.adding(["request": id])
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
