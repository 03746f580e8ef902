import Calls
import HTTPClient
import HTTPFixtures
import Testing

extension HTTPClient {
  /// A client of a server on this machine that keeps no connection between requests.
  convenience init(_ server: LoopbackServer, _ change: (inout ClientOptions) -> Void = { _ in }) {
    var options = ClientOptions()
    options.lingerMS = 0
    change(&options)
    self.init(server: server.address, options: options)
  }

  /// Sends a request that must fail, and returns the failure.
  func failure(
    of request: ClientRequest = ClientRequest("/"), _ call: CallContext = .local,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ServiceFailure {
    do throws(ServiceFailure) {
      let answer = try send(request, call)
      Issue.record("answered with \(answer.status)", sourceLocation: sourceLocation)
      throw ServiceFailure(.refused)
    } catch {
      return error
    }
  }
}

extension CallContext {
  /// A call with a deadline after a time.
  static func waiting(ms: Int64, cancellation: Cancellation = Cancellation()) -> CallContext {
    CallContext(caller: Caller(device: "test"), deadline: .afterMS(ms), cancellation: cancellation)
  }
}

extension ServiceFailure {
  /// The code and the reason, such as `unavailable.connection`.
  var name: String { [code.rawValue, reason?.rawValue].compactMap(\.self).joined(separator: ".") }
}
