import Calls
import HTTPTypes

/// The properties that all calls of one route have in common: the route, the permitted callers and the answer.
///
/// The calls themselves are ``PageCall``, ``ResourceCall``, ``QueryCall`` and ``WriteCall``; a service states its kinds only.
public protocol CallKind: Sendable {
  /// The type of the answer.
  associatedtype Answer: JSONValue

  /// Where the calls go.
  static var route: Route { get }
  /// How long an answer may be kept, and by whom.
  static var caching: CachePolicy { get }
  /// The permitted callers.
  static var access: CallAccess { get }
  /// The status of an answer.
  static var status: HTTPResponse.Status { get }
  /// The name of the only member of the object that is sent; nil if the answer is sent as it is.
  static var member: String? { get }
}

extension CallKind {
  /// 200.
  public static var status: HTTPResponse.Status { .ok }
  /// nil.
  public static var member: String? { nil }
}

/// The permitted callers of a route.
public enum CallAccess: Hashable, Sendable {
  /// All callers that reach the server.
  case anyone
  /// The owner of the server, and people with tokens of their own.
  case owner
}

/// A list that is read in pages: `GET /v1/photos?brand=Canon&limit=60`.
public protocol ListKind: CallKind where Answer == Page<Item> {
  /// The type of the items.
  associatedtype Item: JSONValue
  /// The query that selects and sorts the items.
  associatedtype Query: QueryForm = NoParameters
}

/// Resources with an identifier each: `GET /v1/photos/{id}`.
public protocol ResourceKind: CallKind {}

/// Something that is read with parameters: `GET /v1/months?brand=Canon`.
public protocol QueryKind: CallKind {
  /// The parameters.
  associatedtype Query: QueryForm = NoParameters
}

/// Something that is read with so many parameters that they may not fit into a URL.
///
/// Up to ``LongQuery/urlLimit`` bytes they are the query of a GET, whose answer can be cached; otherwise the form that is posted to the
/// same path. `POST` needs no idempotency key there.
public protocol LongQueryKind: QueryKind {}

/// Queries that may not fit into a URL.
public enum LongQuery {
  /// The most bytes of a query that is sent as part of a URL.
  public static let urlLimit = 4_000
  /// The most bytes of a query that is posted.
  public static let formLimit = 1 << 20
  /// The type of a posted query.
  public static let formType = "application/x-www-form-urlencoded"
}

/// A change, which is applied once per idempotency key: `POST /v1/orders`.
public protocol WriteKind: CallKind {
  /// The content of a request.
  associatedtype Body: BodyForm = NoBody

  /// Returns the path of the resource that the change has created (RFC 9110, section 10.2.2); nil if it has created none.
  static func location(of answer: Answer) -> String?
}

extension WriteKind {
  /// Answers of writes are never kept.
  public static var caching: CachePolicy { .never }
  /// Only the owner may change something.
  public static var access: CallAccess { .owner }
  /// nil.
  public static func location(of answer: Answer) -> String? { nil }
}

/// The content of media: `GET /v1/media/{reference}`; see ``MediaRequest``.
public protocol MediaKind: Sendable {
  /// Where the content is.
  static var route: Route { get }
  /// How long the content may be kept, and by whom.
  static var caching: CachePolicy { get }
  /// The permitted callers.
  static var access: CallAccess { get }
}
