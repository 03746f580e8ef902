import Calls
import NIOCore
import WireFormat

/// A server of a process: its routes and the tokens that it accepts.
public struct HTTPService: Sendable {
  /// The server's name in logs and metrics, such as `album`.
  public let name: String
  /// The routes, including those that all servers have.
  public let routes: RouteTable<Endpoint>

  let tokens: AccessTokens
  /// The function that finds the person who owns a token; nil for a service without people.
  let viewer: AccessTokens.Viewer?
  /// The sessions of its web pages; nil for a server without pages.
  let sessions: WebSessions?
  let limits: ServerLimits
  let state: State

  /// The state of a running server.
  struct State: Sendable {
    let threads: StoreThreads
    let metrics: ServerMetrics
    let connections = ConnectionCount()
    let shared: SharedAnswers
    /// nil without a limit.
    let rates: RateLimiter?
    /// The addresses that created accounts; nil without a limit.
    let accountRates: RateLimiter?
  }

  /// Creates a server.
  ///
  /// - Parameters:
  ///   - routes: The routes of its service.
  ///   - description: The OpenAPI document, JSON; empty for none.
  ///   - tokens: The tokens of its owner; if there are none, every caller without a token is the owner.
  ///   - viewer: The function that finds the person who owns a token; nil for a service without people.
  ///   - sessions: The sessions of its web pages; nil for a server without pages.
  ///   - check: A function that makes a small request to the service, and throws if it fails.
  public init(
    name: String, routes: ServerRoutes, description: [UInt8], tokens: AccessTokens = AccessTokens([]),
    viewer: AccessTokens.Viewer? = nil, sessions: WebSessions? = nil, limits: ServerLimits = ServerLimits(),
    check: @escaping @Sendable (CallContext) throws(ServiceFailure) -> Void
  ) {
    self.name = name
    self.tokens = tokens
    self.viewer = viewer
    self.sessions = sessions
    self.limits = limits
    self.routes = Self.withCommonRoutes(routes, name, description, check)
    state = State(
      threads: StoreThreads(limits), metrics: ServerMetrics(server: name),
      shared: SharedAnswers(lifetime: .milliseconds(limits.sharedMS)), rates: limits.rate.map { RateLimiter($0) },
      accountRates: limits.accountRate.map { RateLimiter($0) })
  }

  /// Adds the routes that all servers have: whether the server is running, and which service it has; whether the service responds; and the
  /// description of its interface.
  private static func withCommonRoutes(
    _ routes: ServerRoutes, _ name: String, _ description: [UInt8],
    _ check: @escaping @Sendable (CallContext) throws(ServiceFailure) -> Void
  ) -> RouteTable<Endpoint> {
    var routes = routes
    let health = ServerHealth(server: ServedService(rawValue: name)).body
    let ready = Array(#"{"status":"ok"}"#.utf8)
    routes.add(
      Route(.get, "/health"),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        try request.wire.checkNoQuery()
        return ServerResponse(json: health, caching: .never, for: request)
      })
    routes.add(
      Route(.get, "/ready"),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        try request.wire.checkNoQuery()
        try check(request.context)
        return ServerResponse(json: ready, caching: .never, for: request)
      })
    if description.isEmpty { return routes.table }
    routes.add(
      Route(.get, "/openapi.json"),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        try request.wire.checkNoQuery()
        return ServerResponse(json: description, caching: .shared(seconds: 3_600), for: request)
      })
    return routes.table
  }
}
