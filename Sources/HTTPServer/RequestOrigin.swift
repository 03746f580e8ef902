import Calls
import HTTPTypes
import WireFormat

extension WebOrigin {
  /// Reads the origin of the server that a request names.
  ///
  /// Callers can write anything into `X-Forwarded-Proto` and `X-Forwarded-Host`, so that the two count only on connections from trusted
  /// proxies.
  ///
  /// - Parameters:
  ///   - authority: The host of the request, with its port if it is not the scheme's own; nil for none.
  ///   - fields: The header fields.
  ///   - isFromProxy: Whether the connection comes from a trusted proxy.
  package init?(ofServer authority: String?, _ fields: HTTPFields, isFromProxy: Bool) {
    let scheme = isFromProxy ? fields[.forwardedProto] : nil
    let host = (isFromProxy ? fields[.forwardedHost] : nil) ?? authority
    guard let host, let origin = WebOrigin(of: "\(scheme ?? "http")://\(host)") else { return nil }
    self = origin
  }
}
