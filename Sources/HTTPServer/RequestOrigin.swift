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
    let scheme = isFromProxy ? Self.last(fields[.forwardedProto]) : nil
    let host = (isFromProxy ? Self.last(fields[.forwardedHost]) : nil) ?? authority
    guard let host, let origin = WebOrigin(of: "\(scheme ?? "http")://\(host)") else { return nil }
    self = origin
  }

  /// Returns the last of the values that proxies have appended, which the trusted proxy has written; nil for none.
  private static func last(_ field: String?) -> String? {
    field?.split(separator: ",").last.map { $0.filter { $0 != " " } }
  }
}
