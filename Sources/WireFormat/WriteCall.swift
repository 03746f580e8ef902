import Calls

/// A call that changes something, and therefore has an idempotency key.
public struct WriteCall<Kind: WriteKind>: WireCall {
  /// The identifier in the path; empty for a route without one.
  public var id: String
  /// The second identifier in the path; empty for a route without one.
  public var secondID: String
  /// The content.
  public var body: Kind.Body

  /// Creates the call.
  public init(id: String = "", secondID: String = "", _ body: Kind.Body) {
    (self.id, self.secondID, self.body) = (id, secondID, body)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
    secondID = request.path.dropFirst().first ?? ""
    body = try Kind.Body(json: request.body)
  }

  /// The call as a request.
  public var request: WireRequest {
    var request = WireRequest(path: [id, secondID].filter { !$0.isEmpty })
    if Self.hasBody {
      var json = JSONWriter()
      body.write(to: &json)
      request.body = json.bytes
    }
    return request
  }

  /// Whether a request has a body.
  public static var hasBody: Bool { Kind.Body.self != NoBody.self }
}

extension WriteCall where Kind.Body == NoBody {
  /// Creates the call.
  public init(id: String, secondID: String = "") {
    self.init(id: id, secondID: secondID, NoBody())
  }
}

/// The content of a request that changes something.
public protocol BodyForm: Hashable, Sendable {
  /// Reads the content.
  ///
  /// - Throws: `refused`, with reason `body` for text that is no such JSON.
  init(json bytes: [UInt8]) throws(ServiceFailure)
  /// Writes the content: one JSON object.
  func write(to json: inout JSONWriter)
}

extension BodyForm where Self: Decodable {
  /// Reads the content.
  ///
  /// - Throws: `refused` with reason `body` for text that is no such JSON.
  public init(json bytes: [UInt8]) throws(ServiceFailure) {
    self = try JSONBody.request(Self.self, bytes)
  }
}

/// No content.
public struct NoBody: BodyForm {
  /// Creates no content.
  public init() {}
  /// Reads nothing.
  public init(json bytes: [UInt8]) throws(ServiceFailure) {}
  /// Writes nothing.
  public func write(to json: inout JSONWriter) {}
}
