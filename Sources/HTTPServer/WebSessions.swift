import Calls
import HTTPTypes

/// The sessions of a server's web pages, which stand for a person on the few routes that scripts of these pages call.
public struct WebSessions: Sendable {
  /// A request, as far as its session depends on it.
  public struct Request: Sendable {
    /// The method.
    public var method: HTTPRequest.Method
    /// The header fields.
    public var fields: HTTPFields
    /// The origin of the server as its caller sees it; nil if the request names no valid host.
    public var origin: WebOrigin?
  }

  /// Returns the account of the person whose session a request belongs to; nil for none. May block.
  let viewer: @Sendable (Request) throws(ServiceFailure) -> String?

  /// Creates sessions.
  ///
  /// - Parameter viewer: Returns the account of the person whose session a request belongs to; nil for none. It throws `forbidden` for a
  ///   change that is requested by a page of another site.
  public init(viewer: @escaping @Sendable (Request) throws(ServiceFailure) -> String?) {
    self.viewer = viewer
  }
}
