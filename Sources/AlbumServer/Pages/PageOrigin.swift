import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// The check that a form was sent by a page of this server, and not by a page of another site in the same browser.
enum PageOrigin {
  /// Returns whether a request was sent by a page of this server.
  ///
  /// Browsers state the origin of the page (RFC 6454) and, over HTTPS, its relation to the server (W3C Fetch Metadata). A request with
  /// neither is refused. Schemes are not compared, because a proxy may receive HTTPS and pass on HTTP.
  ///
  /// - Parameter own: The origin of the server as its caller sees it; nil if the request names no valid host.
  static func isOwn(_ fields: HTTPFields, _ own: WebOrigin?, _ publicAddress: ServerAddress?) -> Bool {
    let site = fields[.secFetchSite]
    if let site, site != "same-origin" { return false }
    guard let text = fields[.origin] else { return site != nil }
    guard let origin = WebOrigin(of: text) else { return false }
    return [own, publicAddress?.origin].compactMap(\.self).contains { authority($0) == authority(origin) }
  }

  /// Returns whether the browser reaches the server by HTTPS, according to the public address or the request.
  static func isSecure(_ request: ServerRequest, _ publicAddress: ServerAddress?) -> Bool {
    if let origin = request.fields[.origin].flatMap({ WebOrigin(of: $0) }) { return origin.scheme == .https }
    if let origin = request.origin, origin.host != publicAddress?.origin.host { return origin.scheme == .https }
    return (publicAddress?.origin ?? request.origin)?.scheme == .https
  }

  /// The host, with the port unless it is the scheme's own.
  private static func authority(_ origin: WebOrigin) -> Substring {
    origin.text.dropFirst(origin.scheme.rawValue.count)
  }
}

extension ServiceFailure.Reason {
  /// A form that was sent by a page of another site; no parameters.
  static let webOrigin = ServiceFailure.Reason(rawValue: "webOrigin")
}
