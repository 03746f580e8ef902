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
  ///
  /// - Parameter content: What the answers are made from alone; they are given again as long as it is unchanged. nil makes each anew.
  public mutating func read<Call: WireCall>(
    _ type: Call.Type, unchangedWith content: (any VersionedContent)? = nil,
    _ answer: @escaping @Sendable (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) {
    let answers = UnchangedAnswers()
    add(
      Call.Kind.route,
      Endpoint(access: Call.Kind.access) { request throws(ServiceFailure) in
        guard let version = try content?.contentVersion() else { return try Self.response(to: request, answer) }
        let known = try answers.answer(
          to: request.wire, of: request.context.caller, version: version
        ) { () throws(ServiceFailure) in
          try Self.json(for: request, answer)
        }
        return ServerResponse(
          json: known.json, status: Call.Kind.status, caching: Call.Kind.caching, tag: known.tag, for: request)
      })
  }

  /// Adds a read whose query may be posted as a form; see ``WireFormat/LongQueryKind``.
  public mutating func longRead<Kind: LongQueryKind>(
    _ type: QueryCall<Kind>.Type,
    _ answer: @escaping @Sendable (QueryCall<Kind>, CallContext) throws(ServiceFailure) -> Kind.Answer
  ) {
    read(type, answer)
    add(
      Route(.post, Kind.route.template),
      Endpoint(access: Kind.access, body: .form) { request throws(ServiceFailure) in
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
  public mutating func write<Kind: WriteKind>(
    _ type: WriteCall<Kind>.Type, rate: Endpoint.Rate = .usual,
    _ answer: @escaping @Sendable (WriteCall<Kind>, WriteContext) throws(ServiceFailure) -> Kind.Answer
  ) {
    typealias Call = WriteCall<Kind>
    add(
      Kind.route,
      Endpoint(
        access: Kind.access, rate: rate, lane: .write, body: Call.hasBody ? .json : nil
      ) { request throws(ServiceFailure) in
        let write = try request.writeContext()
        let call = try Call(request.wire)
        var json = JSONWriter()
        let outcome = try answer(call, write)
        Call.encode(outcome, to: &json)
        var response = ServerResponse(json: json.bytes, status: Kind.status, caching: .never, for: request)
        response.fields[.location] = Kind.location(of: outcome)
        return response
      })
  }

  private static func response<Call: WireCall>(
    to request: ServerRequest, caching: CachePolicy = Call.Kind.caching,
    _ answer: (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) throws(ServiceFailure) -> ServerResponse {
    ServerResponse(json: try json(for: request, answer), status: Call.Kind.status, caching: caching, for: request)
  }

  private static func json<Call: WireCall>(
    for request: ServerRequest, _ answer: (Call, CallContext) throws(ServiceFailure) -> Call.Answer
  ) throws(ServiceFailure) -> [UInt8] {
    let call = try Call(request.wire)
    var json = JSONWriter(capacity: 4_096)
    Call.encode(try answer(call, request.context), to: &json)
    return json.bytes
  }
}
