import CCurl
import Calls
import HTTPTypes
import WireFormat

/// A client of one server. It sends blocking requests on the caller's thread, with a deadline, cancellation and a limit on the
/// size of answers.
///
/// May be used from any thread, and by several at a time, each with a connection of its own. A client that is not used holds no
/// resources: libcurl is loaded by the first request, and connections are closed soon after the last. The proxy that the environment
/// names is used (`http_proxy`, `https_proxy`, `no_proxy`), except for this machine. Redirections are followed only within the server's
/// origin, so that no secret is sent to another one. Writes are not repeated here; see ``Calls/RetryPolicy``.
public final class HTTPClient: Sendable {
  /// The server's address.
  public let server: ServerAddress

  private let options: ClientOptions
  private let pool: SessionPool

  /// The maximum number of redirections that are followed.
  private static let redirectionLimit = 3

  /// Creates a client; no connection is made.
  public init(server: ServerAddress, options: ClientOptions = ClientOptions()) {
    self.server = server
    self.options = options
    pool = SessionPool(lingerMS: options.lingerMS)
  }

  /// Sends a request and returns the answer, whatever its status.
  ///
  /// - Throws: `cancelled`; `unavailable` with the reason why there is no answer; `timedOut` for a read that took too long; and
  ///   `outcomeUnknown` for a write that was sent and has no answer.
  public func send(_ request: ClientRequest, _ call: CallContext) throws(ServiceFailure) -> ClientResponse {
    var limits = ccurl_request()
    limits.time_limit_ms = options.timeLimitMS
    limits.file = -1
    return try follow(request, limits, call)
  }

  /// Sends a request, and writes the content of an answer with status 200 or 206 to a file.
  ///
  /// A download may take any time within the caller's deadline, as long as bytes keep arriving.
  ///
  /// - Parameter descriptor: An open file; the content is written at its offset. After a failure, it may contain a part of it.
  /// - Throws: As ``send(_:_:)``, and `storage` with reason `pictureCache` if the file cannot be written.
  public func download(
    _ request: ClientRequest, to descriptor: Int32, _ call: CallContext
  ) throws(ServiceFailure) -> ClientResponse {
    var limits = ccurl_request()
    limits.stall_limit_s = options.stallLimitS
    limits.file = descriptor
    return try follow(request, limits, call)
  }

  private func follow(
    _ request: ClientRequest, _ limits: ccurl_request, _ call: CallContext
  ) throws(ServiceFailure) -> ClientResponse {
    var url = server.url(request.target)
    for _ in 0...Self.redirectionLimit {
      let answer = try perform(request, url: url, limits, call)
      guard let next = answer.redirection, (300...399).contains(answer.status) else { return ClientResponse(answer) }
      guard WebOrigin(of: next) == server.origin else {
        throw ServiceFailure(.unavailable, .redirected, parameters(["location": WebOrigin(of: next)?.text ?? next]))
      }
      guard !request.isWrite else { break }
      url = next
    }
    throw ServiceFailure(.unavailable, .unexpectedAnswer, parameters(["details": "redirections"]))
  }

  private func perform(
    _ request: ClientRequest, url: String, _ limits: ccurl_request, _ call: CallContext
  ) throws(ServiceFailure) -> CurlAnswer {
    try call.check()
    var limits = limits
    if let remaining = call.deadline.remainingMS, limits.time_limit_ms == 0 || remaining < limits.time_limit_ms {
      limits.time_limit_ms = max(1, remaining)
    }
    limits.connect_limit_ms = options.connectLimitMS
    limits.answer_limit = UInt64(request.answerLimit)
    // The caller decides whether a write is repeated.
    limits.needs_new_connection = request.isWrite
    limits.bypasses_proxy = server.origin.isLoopback
    let answer = try pool.withSession { session in
      session.perform(
        request, url: url, limits: limits, options: options, cancellation: request.isWrite ? nil : call.cancellation)
    }
    if let failure = answer.failure(isWrite: request.isWrite, parameters: parameters()) { throw failure }
    return answer
  }

  /// The parameters of every failure: the server's address, and those given.
  private func parameters(_ more: [String: String] = [:]) -> [String: String] {
    more.merging(["server": server.text]) { own, _ in own }
  }
}

extension ClientResponse {
  fileprivate init(_ answer: CurlAnswer) {
    self.init(
      status: answer.status, fields: HeaderBlock.fields(answer.header), body: answer.body, fileBytes: answer.fileBytes)
  }
}
