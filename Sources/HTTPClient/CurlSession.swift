import CCurl
import Calls
import Glibc
import Synchronization

/// A session of libcurl, which performs one request at a time and keeps its connection open.
///
/// `@unchecked Sendable`: the pointer never changes. Only the thread that took the session out of its pool performs requests with it, and
/// ``ccurl_interrupt`` may be called from any thread while the session exists, which every caller's reference ensures.
final class CurlSession: @unchecked Sendable {
  private let session: OpaquePointer

  /// Creates a session without a connection; the first one loads libcurl.
  ///
  /// - Throws: `unavailable` with reason `networkLibrary`.
  init() throws(ServiceFailure) {
    if let missing = ccurl_load() {
      throw ServiceFailure(.unavailable, .networkLibrary, ["details": String(cString: missing)])
    }
    guard let session = ccurl_session_new() else {
      throw ServiceFailure(.unavailable, .networkLibrary, ["details": String(cString: strerror(ENOMEM))])
    }
    self.session = session
  }

  deinit {
    ccurl_session_free(session)
  }

  /// Performs a request and waits for its end.
  ///
  /// - Parameters:
  ///   - request: The request; its texts are set here.
  ///   - cancellation: The cancellation that ends the request early; nil if it must not be abandoned.
  func perform(
    _ request: ClientRequest, url: String, limits: ccurl_request, options: ClientOptions, cancellation: Cancellation?
  ) -> CurlAnswer {
    let interrupter = Interrupter(self)
    cancellation?.onCancel { interrupter.interrupt() }
    defer {
      interrupter.end()
      ccurl_clear_interrupt(session)
    }
    return perform(request, url: url, limits: limits, options: options)
  }

  private func perform(
    _ request: ClientRequest, url: String, limits: ccurl_request, options: ClientOptions
  ) -> CurlAnswer {
    var (raw, answer) = (limits, ccurl_answer())
    let lines = request.fields.map { "\($0.name.rawName): \($0.value)\n" }.joined()
    // An empty array has no address, which would mean that there is no content.
    let content = request.body.map { $0.isEmpty ? [0] : $0 }
    raw.body_length = request.body?.count ?? 0
    let outcome = request.method.rawValue.withCString { method in
      url.withCString { url in
        lines.withCString { lines in
          options.userAgent.withCString { agent in
            withOptionalCString(options.trustedCertificates) { certificates in
              withOptionalBytes(content) { body in
                (raw.method, raw.url, raw.fields, raw.user_agent) = (method, url, lines, agent)
                (raw.trusted_certificates, raw.body) = (certificates, body)
                return ccurl_perform(session, &raw, &answer)
              }
            }
          }
        }
      }
    }
    return CurlAnswer(outcome, answer)
  }

  fileprivate func interrupt() {
    ccurl_interrupt(session)
  }
}

/// The outcome of a request with a copy of its answer.
struct CurlAnswer: Sendable {
  var outcome: ccurl_outcome
  var status: Int
  /// Whether any part of the request was sent.
  var wasSent: Bool
  var header: [UInt8]
  var body: [UInt8]
  var fileBytes: Int64
  var fileError: Int32
  /// The URL that a redirection points to.
  var redirection: String?
  /// libcurl's description of the failure.
  var message: String

  fileprivate init(_ outcome: ccurl_outcome, _ answer: ccurl_answer) {
    self.outcome = outcome
    status = answer.status
    wasSent = answer.was_sent
    header =
      answer.header.map { start in
        UnsafeRawBufferPointer(start: start, count: answer.header_length).map { $0 }
      } ?? []
    body = Array(UnsafeBufferPointer(start: answer.body, count: answer.body_length))
    fileBytes = Int64(answer.file_length)
    fileError = answer.file_error
    redirection = answer.redirection.map { String(cString: $0) }
    message = answer.message.map { String(cString: $0) } ?? ""
  }
}

/// A cancellation's reference to a session; nil once the request has ended.
private final class Interrupter: Sendable {
  private let session: Mutex<CurlSession?>

  init(_ session: CurlSession) {
    self.session = Mutex(session)
  }

  func interrupt() {
    session.withLock { $0?.interrupt() }
  }

  func end() {
    session.withLock { $0 = nil }
  }
}

private func withOptionalCString<Result>(
  _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
  if let text { text.withCString(body) } else { body(nil) }
}

private func withOptionalBytes<Result>(_ bytes: [UInt8]?, _ body: (UnsafePointer<UInt8>?) -> Result) -> Result {
  if let bytes { bytes.withUnsafeBufferPointer { body($0.baseAddress) } } else { body(nil) }
}
