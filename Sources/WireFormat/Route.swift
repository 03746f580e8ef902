import Calls
import HTTPTypes

/// The method and the path template of a resource, such as `/v1/photos/{id}/selections`.
public struct Route: Hashable, Sendable {
  /// The method.
  public let method: HTTPRequest.Method
  /// The template; a segment in braces stands for a parameter.
  public let template: String
  /// The segments of the template.
  let segments: [Segment]

  enum Segment: Hashable, Sendable {
    case literal(String)
    case parameter
  }

  /// Creates a route.
  public init(_ method: HTTPRequest.Method, _ template: String) {
    self.method = method
    self.template = template
    segments = Self.pieces(of: template).map { $0.hasPrefix("{") ? .parameter : .literal(String($0)) }
  }

  /// Returns the path with values for the parameters, percent-encoded.
  ///
  /// An empty value is written as a blank, because an empty segment would be another resource; no identifier is blank.
  public func path(_ values: [String]) -> String {
    var values = values[...]
    let segments = segments.map { segment in
      switch segment {
      case .literal(let text): return text
      case .parameter: return Self.encoded(values.popFirst() ?? "")
      }
    }
    return "/" + segments.joined(separator: "/")
  }

  private static func encoded(_ value: String) -> String {
    switch value {
    case "": "%20"
    // Clients and proxies resolve segments of dots (RFC 3986, section 5.2.4), which no identifier consists of.
    case ".", "..": String(repeating: "%2E", count: value.utf8.count)
    default: PercentEncoding.encode(value)
    }
  }

  /// Returns the values of the parameters of a path; nil for a path that does not match the template.
  ///
  /// - Parameter pieces: The path's segments as ``pieces(of:)`` returns them.
  func values(in pieces: [Substring]) -> [String]? {
    guard pieces.count == segments.count else { return nil }
    var values: [String] = []
    for (piece, segment) in zip(pieces, segments) {
      switch segment {
      case .literal(let text): guard piece == text else { return nil }
      case .parameter:
        guard !piece.isEmpty, let value = PercentEncoding.decode(piece) else { return nil }
        values.append(value)
      }
    }
    return values
  }

  /// Returns the segments of a path; a slash at its end makes an empty one.
  static func pieces(of path: some StringProtocol) -> [Substring] {
    Substring(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }
}

/// A table of routes, which finds the route of a request.
public struct RouteTable<Handler: Sendable>: Sendable {
  /// The result of a search.
  public enum Match: Sendable {
    /// The handler, its route, and the values of the path's parameters.
    case found(Handler, Route, [String])
    /// The resource exists, but not with this method; its methods, in alphabetical order.
    case methodNotAllowed([HTTPRequest.Method])
    /// The resource does not exist.
    case notFound
  }

  private var entries: [(route: Route, handler: Handler)] = []

  /// Creates an empty table.
  public init() {}

  /// The routes, in the order in which they were added.
  public var routes: [Route] { entries.map(\.route) }

  /// Adds a route. If several routes match a path, the first one is used.
  public mutating func add(_ route: Route, _ handler: Handler) {
    entries.append((route, handler))
  }

  /// Finds the route of a request. `HEAD` finds the route of `GET` (RFC 9110, section 9.3.2).
  ///
  /// - Parameter path: The path of the URL, percent-encoded, without the query.
  public func match(_ method: HTTPRequest.Method, path: some StringProtocol) -> Match {
    let pieces = Route.pieces(of: path)
    let wanted = method == .head ? .get : method
    var allowed: Set<HTTPRequest.Method> = []
    for (route, handler) in entries {
      guard let values = route.values(in: pieces) else { continue }
      if route.method == wanted { return .found(handler, route, values) }
      allowed.insert(route.method)
    }
    if allowed.isEmpty { return .notFound }
    if allowed.contains(.get) { allowed.insert(.head) }
    return .methodNotAllowed(allowed.sorted { $0.rawValue < $1.rawValue })
  }
}
