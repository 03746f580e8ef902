import HTTPTypes

/// The parts of an HTTP request that follow from a call.
public struct RequestMessage: Hashable, Sendable {
  /// The method.
  public var method: HTTPRequest.Method
  /// The path and the query, percent-encoded: `/v1/photos?limit=60`.
  public var target: String
  /// The type of the body; nil if there is none.
  public var contentType: String?
  /// The body; empty if there is none.
  public var body: [UInt8] = []
}

extension WireCall {
  /// The call as an HTTP request; see ``LongQueryKind`` for long queries.
  public var message: RequestMessage {
    let request = request
    let path = Kind.route.path(request.path)
    let query = request.query.encoded
    if Kind.self is any LongQueryKind.Type, query.utf8.count > LongQuery.urlLimit {
      return RequestMessage(method: .post, target: path, contentType: LongQuery.formType, body: Array(query.utf8))
    }
    return RequestMessage(
      method: Kind.route.method, target: query.isEmpty ? path : "\(path)?\(query)",
      contentType: request.body.isEmpty ? nil : "application/json", body: request.body)
  }
}
