import HTTPTypes

/// A request to one server.
public struct ClientRequest: Sendable {
  /// The method.
  public var method: HTTPRequest.Method
  /// The resource's path below the server's address with its query, percent-encoded: `/v1/photos?limit=60`.
  public var target: String
  /// The header fields, without those that the client sets itself (Host, User-Agent, Content-Length).
  public var fields: HTTPFields
  /// The content; nil for none.
  public var body: [UInt8]?
  /// The maximum size of an answer's content, bytes; a larger one is a failure.
  public var answerLimit: Int
  /// Whether the request may change something on the server: by default, with all methods except GET and HEAD.
  public var isWrite: Bool

  /// Creates a request.
  public init(
    _ method: HTTPRequest.Method, _ target: String, fields: HTTPFields = [:], body: [UInt8]? = nil,
    answerLimit: Int = 16 << 20
  ) {
    (self.method, self.target, self.fields, self.body) = (method, target, fields, body)
    self.answerLimit = max(0, answerLimit)
    isWrite = method != .get && method != .head
  }

  /// Creates a GET request.
  public init(_ target: String, fields: HTTPFields = [:], answerLimit: Int = 16 << 20) {
    self.init(.get, target, fields: fields, answerLimit: answerLimit)
  }
}

/// A complete answer, whatever its status.
public struct ClientResponse: Sendable {
  /// The status code, 100 to 999.
  public var status: Int
  /// The header fields.
  public var fields: HTTPFields
  /// The content; empty if it was written to a file.
  public var body: [UInt8]
  /// The number of bytes written to a file.
  public var fileBytes: Int64

  /// Creates an answer.
  public init(status: Int, fields: HTTPFields, body: [UInt8] = [], fileBytes: Int64 = 0) {
    (self.status, self.fields, self.body, self.fileBytes) = (status, fields, body, fileBytes)
  }
}
