import Calls
import HTTPTypes
import WireFormat

/// The routes of one server with their endpoints.
public struct ServerRoutes: Sendable {
  /// The table of routes.
  public private(set) var table = RouteTable<Endpoint>()

  /// Creates a table without routes.
  public init() {}

  /// Adds a route.
  public mutating func add(_ route: Route, _ endpoint: Endpoint) {
    table.add(route, endpoint)
  }

  /// Adds a read.
  public mutating func read<Call: WireCall>(
    _ type: Call.Type, _ answer: @escaping @Sendable (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) {
    add(
      Call.route,
      Endpoint(access: Call.access) { request throws(ServiceFailure) in
        try Self.response(to: request, answer)
      })
  }

  /// Adds a read whose query may be posted as a form; see ``WireFormat/LongQueryCall``.
  public mutating func longRead<Call: LongQueryCall>(
    _ type: Call.Type, _ answer: @escaping @Sendable (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) {
    read(type, answer)
    add(
      Route(.post, Call.route.template),
      Endpoint(access: Call.access, body: .form) { request throws(ServiceFailure) in
        var request = request
        guard request.wire.query.parameters.isEmpty,
          let form = String(validating: request.wire.body, as: UTF8.self)
        else { throw ServiceFailure(.refused, .body) }
        request.wire.query = try QueryParameters(encoded: form)
        request.wire.body = []
        return try Self.response(to: request, caching: .never, answer)
      })
  }

  /// Adds a write.
  public mutating func write<Call: WireWrite>(
    _ type: Call.Type, _ answer: @escaping @Sendable (Call, WriteContext) throws(ServiceFailure) -> Call.Answer
  ) {
    add(
      Call.route,
      Endpoint(access: Call.access, lane: .write, body: Call.hasBody ? .json : nil) { request throws(ServiceFailure) in
        let write = try request.writeContext()
        let call = try Call(request.wire)
        var json = JSONWriter()
        Call.encode(try answer(call, write), to: &json)
        return ServerResponse(json: json.bytes, status: Call.status, caching: .never, for: request)
      })
  }

  private static func response<Call: WireCall>(
    to request: ServerRequest, caching: CachePolicy = Call.caching,
    _ answer: (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) throws(ServiceFailure) -> ServerResponse {
    let call = try Call(request.wire)
    var json = JSONWriter(capacity: 4_096)
    Call.encode(try answer(call, request.context), to: &json)
    return ServerResponse(json: json.bytes, status: Call.status, caching: caching, for: request)
  }
}
