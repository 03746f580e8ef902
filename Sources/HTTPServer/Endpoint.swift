import Calls
import HTTPTypes
import WireFormat

/// The handling of the requests of one route.
public struct Endpoint: Sendable {
  /// The kind of threads on which a request is carried out.
  public enum Lane: Sendable {
    /// Threads for reads.
    case read
    /// Threads for writes.
    case write
    /// Those that open media, which may have to be developed first.
    case media
    /// Those that hash passwords, which takes time and memory.
    case hashing
    /// Those that store files that are uploaded.
    case upload
  }

  /// Makes the answer to a failure of a request with these header fields.
  public typealias ProblemAnswer = @Sendable (ServiceFailure, HTTPFields) -> ServerResponse

  /// The type of body that an endpoint reads.
  public enum BodyType: String, Sendable {
    /// JSON.
    case json = "application/json"
    /// A form with the parameters of a long query.
    case form = "application/x-www-form-urlencoded"
  }

  /// The limits for the number of requests that an address may make.
  public enum Rate: Sendable {
    /// The limit of the server.
    case usual
    /// Also the limit for new accounts.
    case newAccounts
  }

  /// The permission that a request needs.
  let access: CallAccess
  /// The limit for the number of requests of an address.
  let rate: Rate
  /// The threads on which requests are carried out.
  let lane: Lane
  /// The type of the body; nil if there is none.
  let body: BodyType?
  /// Makes the answers to failures, in place of problem details, for people who see them in a browser; nil for routes of programs.
  /// The query of such a route is not logged, because links in messages may contain secrets.
  let problem: ProblemAnswer?
  /// Whether a request without a token may belong to a session of the server's web pages instead; see ``WebSessions``.
  let acceptsSession: Bool
  /// The way in which requests are carried out.
  let handling: Handling

  enum Handling: Sendable {
    /// By a function, after the body has arrived. It may block.
    case call(@Sendable (ServerRequest) throws(ServiceFailure) -> ServerResponse)
    /// By a receiver of the body; see ``BodyReceiver``.
    case stream(@Sendable (ServerRequest) throws(ServiceFailure) -> BodyStart)
  }

  /// Creates an endpoint.
  public init(
    access: CallAccess, rate: Rate = .usual, lane: Lane = .read, body: BodyType? = nil, problem: ProblemAnswer? = nil,
    acceptsSession: Bool = false,
    _ answer: @escaping @Sendable (ServerRequest) throws(ServiceFailure) -> ServerResponse
  ) {
    (self.access, self.rate, self.lane, self.body) = (access, rate, lane, body)
    (self.problem, self.acceptsSession, handling) = (problem, acceptsSession, .call(answer))
  }

  /// Creates an endpoint whose requests have bodies of any length, which are stored while they arrive.
  ///
  /// - Parameter begin: A function that reads the header fields of a request before its body arrives. It may block.
  public init(
    access: CallAccess, problem: ProblemAnswer? = nil, acceptsSession: Bool = false,
    receiving begin: @escaping @Sendable (ServerRequest) throws(ServiceFailure) -> BodyStart
  ) {
    (self.access, rate, lane, body, self.problem) = (access, .usual, .upload, nil, problem)
    (self.acceptsSession, handling) = (acceptsSession, .stream(begin))
  }

  /// Whether bodies are stored while they arrive.
  var isStream: Bool {
    if case .stream = handling { true } else { false }
  }
}

/// The decision about a request by its header fields.
public enum BodyStart: Sendable {
  /// The body is not wanted, because the answer does not depend on it.
  case answer(ServerResponse)
  /// The body is received.
  case receive(any BodyReceiver)
}

/// A receiver of a body that is too long for memory. Its functions may block, and are called one after another.
public protocol BodyReceiver: Sendable {
  /// Receives the next bytes.
  func receive(_ bytes: [UInt8]) throws(ServiceFailure)
  /// Ends the body, and returns the answer.
  func finish() throws(ServiceFailure) -> ServerResponse
  /// Ends the body early, because the connection was lost; there is no answer.
  func abandon()
}

/// A request to an endpoint.
public struct ServerRequest: Sendable {
  /// The parts of the request that the call reads.
  public var wire: WireRequest
  /// The header fields.
  public var fields: HTTPFields
  /// The caller, and the deadline of the answer.
  public var context: CallContext
  /// The address that the request comes from; nil if it has none.
  public var address: NetworkAddress?
  /// The origin of the server as its caller sees it; nil if the request names no valid host.
  public var origin: WebOrigin?

  /// Returns the context of a write.
  ///
  /// - Throws: `refused` with reason `key` if there is no valid idempotency key.
  public func writeContext() throws(ServiceFailure) -> WriteContext {
    WriteContext(context, key: try CallFields.key(fields))
  }
}

/// An answer, without the header fields that all answers have.
public struct ServerResponse: Sendable {
  /// The content of an answer.
  public enum Body: Sendable {
    /// Nothing.
    case none
    /// Some bytes.
    case bytes([UInt8])
    /// A part of an open file.
    case file(MediaContent)
  }

  /// The status.
  public var status: HTTPResponse.Status
  /// The header fields.
  public var fields: HTTPFields
  /// The content.
  public var body: Body
  /// The content that shared caches may keep, also where ``status`` says that the caller has it; nil if they may not.
  private(set) var sharedContent: (bytes: [UInt8], tag: EntityTag)?

  /// Creates an answer.
  public init(_ status: HTTPResponse.Status, fields: HTTPFields = HTTPFields(), body: Body = .none) {
    (self.status, self.fields, self.body) = (status, fields, body)
  }

  /// The size of the content, bytes.
  var sizeBytes: Int64 {
    switch body {
    case .none: 0
    case .bytes(let bytes): Int64(bytes.count)
    case .file(let content): Int64(content.range.count)
    }
  }
}

extension ServerResponse {
  /// Creates an answer in JSON with an entity tag; its status is 304 without content if the caller has the current content.
  ///
  /// - Parameter tag: The entity tag; nil to compute it from the bytes.
  public init(
    json bytes: [UInt8], status: HTTPResponse.Status = .ok, caching: CachePolicy, tag: EntityTag? = nil,
    for request: ServerRequest
  ) {
    self.init(status, fields: [.cacheControl: caching.header], body: .bytes(bytes))
    fields[.contentType] = "application/json"
    guard caching.isStored else { return }
    let tag = tag ?? EntityTag(of: bytes)
    fields[.eTag] = tag.header
    if caching.isShared { sharedContent = (bytes, tag) }
    guard let condition = request.fields[.ifNoneMatch], TagCondition(header: condition).matches(tag) else { return }
    (self.status, body, fields[.contentType]) = (.notModified, .none, nil)
  }
}
