import Calls
import HTTPTypes
import Threads
import WireFormat

/// Services over HTTP on this machine, for tests of clients: calls, problem details and tags, without the limits of HTTPServer.
public final class WireServer: Sendable {
  /// Carries out a request.
  public typealias Handler = @Sendable (WireRequest, HTTPFields) throws(ServiceFailure) -> Reply

  /// An answer.
  public struct Reply: Sendable {
    /// The status.
    public var status: Int
    /// The fields, without the length.
    public var fields: HTTPFields
    /// The content.
    public var body: [UInt8]

    /// Creates an answer.
    public init(_ status: Int, _ fields: HTTPFields, _ body: [UInt8] = []) {
      (self.status, self.fields, self.body) = (status, fields, body)
    }
  }

  /// The calls of a server.
  public struct Calls: Sendable {
    fileprivate var table = RouteTable<Handler>()

    /// Creates an empty list of calls.
    public init() {}

    /// Adds a route.
    public mutating func add(_ route: Route, _ handler: @escaping Handler) {
      table.add(route, handler)
    }

    /// Adds a read.
    public mutating func read<Call: WireCall>(
      _: Call.Type, _ perform: @escaping @Sendable (Call, CallContext) throws(ServiceFailure) -> Call.Answer
    ) {
      let handler: Handler = { request, fields throws(ServiceFailure) in
        try Self.reply(Call.self, perform(Call(request), CallContext(caller: Self.caller(fields))))
      }
      add(Call.Kind.route, handler)
      if Call.Kind.self is any LongQueryKind.Type { add(Route(.post, Call.Kind.route.template), handler) }
    }

    /// Adds a write.
    public mutating func write<Kind: WriteKind>(
      _: WriteCall<Kind>.Type,
      _ perform: @escaping @Sendable (WriteCall<Kind>, WriteContext) throws(ServiceFailure) -> Kind.Answer
    ) {
      typealias Call = WriteCall<Kind>
      add(Kind.route) { request, fields throws(ServiceFailure) in
        let key = try CallFields.key(fields)
        let call = CallContext(caller: Self.caller(fields))
        return try Self.reply(Call.self, perform(Call(request), WriteContext(call, key: key)))
      }
    }

    /// Returns the caller; a token that is an id is the viewer's account.
    static func caller(_ fields: HTTPFields) -> Caller {
      let viewer = CallFields.token(fields).flatMap { RandomID.isWellFormed($0) ? $0 : nil }
      return Caller(viewer: viewer, device: CallFields.device(fields))
    }

    private static func reply<Call: WireCall>(_: Call.Type, _ answer: Call.Answer) -> Reply {
      var json = JSONWriter()
      Call.encode(answer, to: &json)
      return Reply(Call.Kind.status.code, [.contentType: "application/json"], json.bytes)
    }
  }

  /// The listening server.
  public let loopback: LoopbackServer

  /// Starts to serve.
  ///
  /// - Parameter losesAnswers: The number of first writes that are carried out but not answered: the connection is reset.
  public init(_ calls: Calls, losesAnswers: Int = 0) throws {
    let lossesLeft = Monitor(losesAnswers)
    loopback = try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        let reply = Self.reply(calls, request)
        let isLost = request.contains("\r\nIdempotency-Key: ") && lossesLeft.withLock { Self.takeOne(of: &$0) }
        if isLost { return connection.reset() }
        connection.send(Self.bytes(reply))
      }
    }
  }

  private static func takeOne(of count: inout Int) -> Bool {
    count -= 1
    return count >= 0
  }

  private static func reply(_ calls: Calls, _ text: String) -> Reply {
    do throws(ServiceFailure) {
      return try answer(calls, text)
    } catch {
      let details = ProblemDetails(error)
      var fields: HTTPFields = [.contentType: ProblemDetails.contentType]
      fields[.retryAfter] = details.retryAfter
      return Reply(details.status.code, fields, details.body)
    }
  }

  private static func answer(_ calls: Calls, _ text: String) throws(ServiceFailure) -> Reply {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    let target = words[1].split(separator: "?", maxSplits: 1)
    guard let method = HTTPRequest.Method(String(words[0])),
      case .found(let handler, let route, let path) = calls.table.match(method, path: target[0])
    else { throw ServiceFailure(.notFound) }
    let body = parts.count == 2 ? parts[1] : ""
    let isForm = route.method == .post && Self.fields(lines)[.contentType] == LongQuery.formType
    let query = isForm ? body : target.count == 2 ? target[1] : ""
    let request = WireRequest(
      path: path, query: try QueryParameters(encoded: query), body: isForm ? [] : Array(body.utf8))
    return try handler(request, Self.fields(lines))
  }

  private static func fields(_ lines: [Substring]) -> HTTPFields {
    var fields = HTTPFields()
    for line in lines.dropFirst() {
      let parts = line.split(separator: ": ", maxSplits: 1)
      if parts.count == 2, let name = HTTPField.Name(String(parts[0])) {
        fields.append(HTTPField(name: name, value: String(parts[1])))
      }
    }
    return fields
  }

  private static func bytes(_ reply: Reply) -> [UInt8] {
    let lines = reply.fields.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
    let length = reply.status == 304 ? "" : "Content-Length: \(reply.body.count)\r\n"
    return Array("HTTP/1.1 \(reply.status) Status\r\n\(length)\(lines)\r\n".utf8) + reply.body
  }
}
