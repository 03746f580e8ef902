import Calls
import HTTPTypes

/// A call of a service over HTTP: its request, and its answer in JSON.
///
/// A client creates the call, sends its ``request`` and reads the answer with ``decode(_:)``. A server reads the call with
/// ``init(_:)``, carries it out, and writes the answer with ``encode(_:to:)``.
public protocol WireCall: Hashable, Sendable {
  /// The type of the answer.
  associatedtype Answer: Sendable

  /// The route of the call.
  static var route: Route { get }
  /// How the answer may be cached.
  static var caching: CachePolicy { get }
  /// The permission that the call needs.
  static var access: CallAccess { get }
  /// The status of an answer.
  static var status: HTTPResponse.Status { get }

  /// Reads the call from a request.
  ///
  /// - Throws: `refused` for a parameter or a body that the call does not have.
  init(_ request: WireRequest) throws(ServiceFailure)
  /// The call as a request.
  var request: WireRequest { get }
  /// Writes the answer.
  static func encode(_ answer: Answer, to json: inout JSONWriter)
  /// Reads the answer.
  ///
  /// - Throws: `unavailable` with reason `unexpectedAnswer` for text that is not such an answer.
  static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Answer
}

extension WireCall {
  /// 200.
  public static var status: HTTPResponse.Status { .ok }
}

/// A call that changes something, and therefore has an idempotency key.
public protocol WireWrite: WireCall {
  /// Whether a request has a body.
  static var hasBody: Bool { get }
}

extension WireWrite {
  /// True.
  public static var hasBody: Bool { true }
  /// Answers to writes are never cached.
  public static var caching: CachePolicy { .never }
  /// Only the owner may change something.
  public static var access: CallAccess { .owner }
}

/// The permission that a call needs.
public enum CallAccess: Hashable, Sendable {
  /// None: every client that reaches the server may make it.
  case anyone
  /// That of the owner of the server's data, who has its token.
  case owner
}

/// The parts of a request that differ between calls of one kind.
public struct WireRequest: Hashable, Sendable {
  /// The values of the parameters in the route's template.
  public var path: [String]
  /// The parameters of the query.
  public var query: QueryParameters
  /// The body, JSON; empty if there is none.
  public var body: [UInt8]

  /// Creates the parts of a request.
  public init(path: [String] = [], query: QueryParameters = QueryParameters(), body: [UInt8] = []) {
    self.path = path
    self.query = query
    self.body = body
  }
}

extension WireRequest {
  /// Creates a request with the parameters that a function adds.
  public init(path: [String] = [], query addParameters: (inout QueryParameters) -> Void) {
    var query = QueryParameters()
    addParameters(&query)
    self.init(path: path, query: query)
  }

  /// Creates a request with a JSON object as its body.
  public init(path: [String] = [], object members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object(members)
    self.init(path: path, body: json.bytes)
  }

  /// The first value of the path's parameters; empty if it has none.
  public var id: String { path.first ?? "" }

  /// Checks that there is no query, for calls without parameters.
  ///
  /// - Throws: `refused` for any parameter.
  public func checkNoQuery() throws(ServiceFailure) {
    try ParameterReader(query).end()
  }
}

/// A read with so many parameters that they may not fit into a URL.
///
/// Up to ``LongQuery/urlLimit`` bytes, they are sent as the query of a GET, whose answer can be cached; longer ones are posted as a form to
/// the same path. `POST` needs no idempotency key there.
public protocol LongQueryCall: WireCall {}

/// Queries that may not fit into a URL.
public enum LongQuery {
  /// The maximum size of a query in a URL, bytes.
  public static let urlLimit = 4_000
  /// The maximum size of a query that is posted, bytes.
  public static let formLimit = 1 << 20
  /// The media type of a posted query.
  public static let formType = "application/x-www-form-urlencoded"
}
