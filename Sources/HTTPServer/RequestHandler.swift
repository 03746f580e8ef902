import Calls
import HTTPTypes
import HummingbirdCore
import NIOCore
import WireFormat

/// The handler of the requests of one server.
struct RequestHandler: Sendable {
  let service: HTTPService
  let log: ServerLog
  /// Whether requests must name this machine as their host, because every caller is the owner; see ``HostCheck``.
  let checksHost: Bool

  /// A request that is being answered.
  struct Exchange: Sendable {
    let id = RandomID.make()
    let start = ContinuousClock.now
    let head: HTTPRequest
    /// The path and the query, as they were sent.
    let target: String
    /// The other end of the connection; nil if it has no address.
    let peer: NetworkAddress?
    var route = "none"
    /// Whether the route is for everyone.
    var isPublic = false
    /// Makes the answers to failures; nil for problem details.
    var problem: Endpoint.ProblemAnswer?
    /// Whether the request has a body that is stored while it arrives, and that has not been read to its end. The connection is then closed,
    /// because otherwise the rest would have to be read.
    var hasUnreadBody = false
    /// The bytes of a file that were received.
    var receivedBytes: Int64 = 0

    init(_ head: HTTPRequest, from peer: NetworkAddress?) {
      self.head = head
      self.peer = peer
      target = head.path ?? ""
    }

    var path: Substring { target.prefix { $0 != "?" } }
    var query: Substring { target.drop { $0 != "?" }.dropFirst() }
  }

  /// The answer to a failure.
  struct Refusal: Error {
    var failure: ServiceFailure
    var status: HTTPResponse.Status?
    var fields = HTTPFields()
  }

  /// Answers a request, and writes the answer.
  ///
  /// - Parameters:
  ///   - peer: The other end of the connection; nil if it has no address.
  ///   - disconnection: Cancelled when the client disconnects.
  func respond(
    _ request: Request, from peer: NetworkAddress?, _ disconnection: Cancellation, _ writer: consuming ResponseWriter
  ) async throws {
    var exchange = Exchange(request.head, from: peer)
    var response: ServerResponse
    do throws(Refusal) {
      response = try await answer(request, &exchange, disconnection, writer)
    } catch {
      response = exchange.problem.map { Self.page($0, error, exchange) } ?? Self.problem(error, exchange)
    }
    if exchange.hasUnreadBody { response.fields[.connection] = "close" }
    if response.status != .notModified { response.fields[.contentLength] = String(response.sizeBytes) }
    finish(&response, exchange)
    share(response, exchange)
    defer { record(exchange, status: response.status, sizeBytes: response.sizeBytes) }
    try await write(response, exchange, writer)
  }

  private func answer(
    _ request: Request, _ exchange: inout Exchange, _ disconnection: Cancellation, _ writer: borrowing ResponseWriter
  ) async throws(Refusal) -> ServerResponse {
    let found = Result { () throws(Refusal) in try find(&exchange) }
    try check(service.state.rates, exchange)
    let (endpoint, values) = try found.get()
    if endpoint.rate == .newAccounts { try check(service.state.accountRates, exchange) }
    let viewer = try await viewer(of: exchange, endpoint)
    switch endpoint.handling {
    case .stream(let begin):
      let serverRequest = try self.request(exchange, values, viewer, body: [], Cancellation())
      return try await receive(request, serverRequest, begin, &exchange, writer)
    case .call(let answer):
      let body = try await body(of: request, endpoint)
      // A write that has arrived is carried out: a television may be switched off right after it has sent one.
      let isWrite = endpoint.lane == .write || endpoint.lane == .hashing
      let cancellation = isWrite ? Cancellation() : disconnection
      let serverRequest = try self.request(exchange, values, viewer, body: body, cancellation)
      do throws(ServiceFailure) {
        return try await service.state.threads.run(endpoint.lane) { () throws(ServiceFailure) in
          try serverRequest.context.check()
          return try answer(serverRequest)
        }
      } catch {
        throw Refusal(failure: error, status: error.code == .cancelled ? .clientClosedRequest : nil)
      }
    }
  }

  private func request(
    _ exchange: Exchange, _ path: [String], _ viewer: String?, body: [UInt8], _ cancellation: Cancellation
  ) throws(Refusal) -> ServerRequest {
    let fields = exchange.head.headerFields
    do throws(ServiceFailure) {
      let query = try QueryParameters(encoded: exchange.query)
      let context = CallContext(
        caller: Caller(viewer: viewer, device: CallFields.device(fields)), deadline: .afterMS(service.limits.callMS),
        cancellation: cancellation)
      return ServerRequest(
        wire: WireRequest(path: path, query: query, body: body), fields: fields, context: context,
        address: caller(of: exchange), origin: origin(of: exchange))
    } catch {
      throw Refusal(failure: error)
    }
  }

  private func find(_ exchange: inout Exchange) throws(Refusal) -> (Endpoint, [String]) {
    switch service.routes.match(exchange.head.method, path: exchange.path) {
    case .found(let endpoint, let route, let values):
      exchange.route = route.template
      exchange.isPublic = endpoint.access == .anyone
      exchange.problem = endpoint.problem
      exchange.hasUnreadBody = endpoint.isStream && Self.announcesBody(exchange.head.headerFields)
      return (endpoint, values)
    case .methodNotAllowed(let methods):
      let allowed = methods.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        failure: ServiceFailure(.refused, .method), status: .methodNotAllowed, fields: [.allow: allowed])
    case .notFound: throw Refusal(failure: ServiceFailure(.notFound, .path))
    }
  }

  private func check(_ rates: RateLimiter?, _ exchange: Exchange) throws(Refusal) {
    guard let waitMS = waitMS(exchange, rates) else { return }
    throw Refusal(failure: ServiceFailure(.tooManyRequests, nil, [:], retryAfterMS: waitMS))
  }

  /// Counts a request, and returns the time after which its caller may make one, in milliseconds; nil if it may make this one.
  func waitMS(_ exchange: Exchange, _ rates: RateLimiter?) -> Int64? {
    guard let rates, let caller = caller(of: exchange) else { return nil }
    return rates.waitMS(for: caller)
  }

  /// Returns the address that a request comes from; nil if it has none.
  private func caller(of exchange: Exchange) -> NetworkAddress? {
    exchange.peer.map { peer in
      NetworkAddress.caller(
        peer: peer, forwardedFor: exchange.head.headerFields[.forwardedFor], trusting: service.limits.proxies)
    }
  }

  /// Returns the origin of this server as the caller sees it.
  private func origin(of exchange: Exchange) -> WebOrigin? {
    WebOrigin(
      ofServer: exchange.head.authority, exchange.head.headerFields,
      isFromProxy: exchange.peer.map(service.limits.proxies.contains) ?? false)
  }

  /// Whether a request names a host that this server may answer for.
  func namesKnownHost(_ exchange: Exchange) -> Bool {
    !checksHost || HostCheck.isThisMachine(exchange.head.authority)
  }

  /// Returns the account of the person who calls; nil for the owner of the server, and on public routes.
  ///
  /// The token is looked up for each request, so that a revoked one is refused at once.
  private func viewer(of exchange: Exchange, _ endpoint: Endpoint) async throws(Refusal) -> String? {
    guard namesKnownHost(exchange) else {
      throw Refusal(failure: ServiceFailure(.refused, .host), status: .misdirectedRequest)
    }
    guard endpoint.access == .owner else { return nil }
    let token = CallFields.token(exchange.head.headerFields)
    if let token, service.tokens.contains(token) { return nil }
    if let token, let find = service.viewer {
      do throws(ServiceFailure) {
        let viewer = try await service.state.threads.run(.read) { () throws(ServiceFailure) in try find(token) }
        if let viewer { return viewer }
      } catch {
        throw Refusal(failure: error)
      }
      throw unauthorised(#", error="invalid_token""#)
    }
    if endpoint.acceptsSession, token == nil, let viewer = try await viewer(ofSession: exchange) { return viewer }
    guard try await requiresToken() else { return nil }
    throw unauthorised()
  }

  /// Returns whether a request without a token is refused.
  private func requiresToken() async throws(Refusal) -> Bool {
    if service.tokens.areRequired { return true }
    guard let needsViewer = service.tokens.needsViewer else { return false }
    do throws(ServiceFailure) {
      return try await service.state.threads.run(.read) { () throws(ServiceFailure) in try needsViewer() }
    } catch {
      throw Refusal(failure: error)
    }
  }

  /// Returns the account of the person whose session a request belongs to; nil for none.
  private func viewer(ofSession exchange: Exchange) async throws(Refusal) -> String? {
    guard let sessions = service.sessions, exchange.head.headerFields[.cookie] != nil else { return nil }
    let request = WebSessions.Request(
      method: exchange.head.method, fields: exchange.head.headerFields, origin: origin(of: exchange))
    do throws(ServiceFailure) {
      return try await service.state.threads.run(.read) { () throws(ServiceFailure) in try sessions.viewer(request) }
    } catch {
      throw Refusal(failure: error)
    }
  }

  /// Returns the refusal of a request without a valid token (RFC 6750, section 3).
  ///
  /// - Parameter error: The parameter of the field `WWW-Authenticate` for a token that is invalid; empty if none was sent.
  private func unauthorised(_ error: String = "") -> Refusal {
    Refusal(
      failure: ServiceFailure(.unauthorised),
      fields: [.wwwAuthenticate: "Bearer realm=\"tenfoot \(service.name)\"\(error)"])
  }
}

// MARK: - Bodies

extension RequestHandler {
  /// Reads the body of a request; if it should have none, its body is read and ignored.
  private func body(of request: Request, _ endpoint: Endpoint) async throws(Refusal) -> [UInt8] {
    let fields = request.headers
    guard Self.announcesBody(fields) else { return [] }
    let limit = endpoint.body == nil ? 4_096 : service.limits.bodyBytes
    // The connection is closed, because otherwise the rest of the body would have to be read.
    let tooLarge = Refusal(
      failure: ServiceFailure(.tooLarge, nil, ["limit": String(limit)]), fields: [.connection: "close"])
    if let length = fields[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
    var bytes: [UInt8] = []
    do {
      for try await part in request.body {
        guard bytes.count + part.readableBytes <= limit else { throw tooLarge }
        bytes.append(contentsOf: part.readableBytesView)
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(failure: ServiceFailure(.refused, .body), fields: [.connection: "close"])
    }
    try Self.checkType(fields, endpoint, hasBody: !bytes.isEmpty)
    return endpoint.body == nil ? [] : bytes
  }

  private static func announcesBody(_ fields: HTTPFields) -> Bool {
    fields[.contentLength].map { $0 != "0" } ?? (fields[.transferEncoding] != nil)
  }

  /// Checks the type of the body. This also prevents pages of other origins from writing, because browsers ask for permission
  /// before they send JSON to another origin.
  private static func checkType(_ fields: HTTPFields, _ endpoint: Endpoint, hasBody: Bool) throws(Refusal) {
    guard let wanted = endpoint.body, hasBody else { return }
    let type = fields[.contentType]?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
    guard type == wanted.rawValue else {
      throw Refusal(
        failure: ServiceFailure(.refused, .contentType, ["contentType": wanted.rawValue]), status: .unsupportedMediaType
      )
    }
  }
}

// MARK: - Answers

extension RequestHandler {
  /// Returns the answer to a failure for people.
  private static func page(
    _ answer: Endpoint.ProblemAnswer, _ refusal: Refusal, _ exchange: Exchange
  ) -> ServerResponse {
    let problem = ProblemDetails(refusal.failure, status: refusal.status)
    var response = answer(refusal.failure, exchange.head.headerFields)
    response.status = problem.status
    for field in refusal.fields { response.fields.append(field) }
    response.fields[.retryAfter] = problem.retryAfter
    return response
  }

  private static func problem(_ refusal: Refusal, _ exchange: Exchange) -> ServerResponse {
    let problem = ProblemDetails(refusal.failure, status: refusal.status, requestID: exchange.id)
    var fields = refusal.fields
    fields[.contentType] = ProblemDetails.contentType
    fields[.retryAfter] = problem.retryAfter
    return ServerResponse(problem.status, fields: fields, body: .bytes(problem.body))
  }

  /// Adds the header fields that all answers have.
  func finish(_ response: inout ServerResponse, _ exchange: Exchange) {
    if response.fields[.date] == nil { response.fields[.date] = HTTPDate.text(.now) }
    if response.fields[.cacheControl] == nil { response.fields[.cacheControl] = CachePolicy.never.header }
    response.fields[.requestID] = exchange.id
    response.fields[.xContentTypeOptions] = "nosniff"
  }

  private func write(
    _ response: ServerResponse, _ exchange: Exchange, _ writer: consuming ResponseWriter
  ) async throws {
    let head = HTTPResponse(status: response.status, headerFields: response.fields)
    if exchange.head.method == .head { return try await writer.writeResponse(head) }
    switch response.body {
    case .none: try await writer.writeResponse(head)
    case .bytes(let bytes):
      try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .file(let content):
      var body = try await writer.writeHead(head)
      let reader = FileReader(content: content, threads: service.state.threads)
      try await reader.forEachPart { try await body.write($0) }
      try await body.finish(nil)
    }
  }

  func record(_ exchange: Exchange, status: HTTPResponse.Status, sizeBytes: Int64) {
    let seconds = (ContinuousClock.now - exchange.start) / .seconds(1)
    let method = exchange.head.method
    let key = ServerMetrics.Key(
      method: Self.knownMethods.contains(method) ? method.rawValue : "other", route: exchange.route,
      status: status.code)
    service.state.metrics.count(key, seconds: seconds, bytes: sizeBytes, receivedBytes: exchange.receivedBytes)
    log.log(status.code >= 500 ? .error : .info) { json in
      json.member("server", service.name)
      json.member("request", exchange.id)
      json.member("method", method.rawValue)
      json.member("path", String((exchange.problem == nil ? exchange.target[...] : exchange.path).prefix(1_024)))
      json.member("status", status.code)
      json.member("bytes", sizeBytes)
      if exchange.receivedBytes > 0 { json.member("received", exchange.receivedBytes) }
      json.name("ms")
      json.number((seconds * 1_000_000).rounded() / 1_000)
    }
  }

  private static let knownMethods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .options, .patch]
}

extension ServiceFailure.Reason {
  /// The request names another host.
  static let host = ServiceFailure.Reason(rawValue: "host")
  /// The body has a wrong type; parameter `contentType`, the required type.
  static let contentType = ServiceFailure.Reason(rawValue: "contentType")
  /// The request is not HTTP.
  static let malformed = ServiceFailure.Reason(rawValue: "malformed")
}
