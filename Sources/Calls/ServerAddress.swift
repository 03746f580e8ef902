/// The address of an HTTP server: its origin, and the path below which its resources are.
public struct ServerAddress: Hashable, Sendable {
  /// The origin of the server.
  public let origin: WebOrigin
  /// The path that precedes each resource's own, without a slash at its end; empty for the root.
  public let path: String

  /// Reads an address such as `https://tv.example`, `http://192.168.1.4:8480` or `https://example.org/tenfoot/album`.
  ///
  /// - Returns: nil without `http://` or `https://`, and for an address with a user's name, a query, a fragment, or a path with
  ///   other characters than letters, digits and `-._~/%`.
  public init?(_ text: String) {
    guard let (origin, rest) = WebOrigin.parsing(text) else { return nil }
    var path = rest
    while path.hasSuffix("/") { path = path.dropLast() }
    guard path.utf8.allSatisfy(Self.isPathByte), !path.split(separator: "/").contains("..") else { return nil }
    self.origin = origin
    self.path = String(path)
  }

  /// The address as text, without a slash at its end.
  public var text: String { origin.text + path }

  /// Returns the URL of a resource of this server.
  ///
  /// - Parameter target: The resource's path with its query, percent-encoded, beginning with a slash.
  public func url(_ target: String) -> String { text + target }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/%".utf8.contains(byte)
    }
  }
}

extension ServerAddress: Codable {
  /// Reads the address as text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let address = ServerAddress(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected an address such as https://tv.example, not \(text)")
    }
    self = address
  }

  /// Writes the address as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The origin of a resource: scheme, host and port (RFC 6454). Secrets are sent only to the origin that they belong to.
public struct WebOrigin: Hashable, Sendable {
  /// The scheme of a URL.
  public enum Scheme: String, Sendable {
    /// HTTP without encryption.
    case http
    /// HTTP over TLS.
    case https

    /// The port of an address that names none.
    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  /// The scheme.
  public let scheme: Scheme
  /// The host in lower case; an IPv6 address in brackets.
  public let host: String
  /// The port, 1 to 65535.
  public let port: Int

  /// The origin as text, without its scheme's own port: `https://tv.example`.
  public var text: String {
    "\(scheme.rawValue)://\(host)" + (port == scheme.defaultPort ? "" : ":\(port)")
  }

  /// Whether the host is this machine by its name or its address.
  public var isLoopback: Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    let isIPv4 = numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
    return host == "localhost" || host == "[::1]" || isIPv4 && numbers[0] == "127"
  }

  /// Reads the origin of an absolute URL; nil for another scheme, and for an authority with a user's name.
  public init?(of url: String) {
    guard let (origin, _) = Self.parsing(url) else { return nil }
    self = origin
  }

  /// Separates an absolute URL into its origin and what follows, which is empty or begins with `/`, `?` or `#`.
  static func parsing(_ url: String) -> (origin: WebOrigin, rest: Substring)? {
    guard let end = url.firstRange(of: "://"), let scheme = Scheme(rawValue: url[..<end.lowerBound].lowercased())
    else { return nil }
    let authority = url[end.upperBound...].prefix { !"/?#".contains($0) }
    guard let (host, port) = hostAndPort(authority, default: scheme.defaultPort) else { return nil }
    return (WebOrigin(scheme: scheme, host: host, port: port), url[authority.endIndex...])
  }

  private init(scheme: Scheme, host: String, port: Int) {
    (self.scheme, self.host, self.port) = (scheme, host, port)
  }

  private static func hostAndPort(_ authority: Substring, default defaultPort: Int) -> (host: String, port: Int)? {
    let hostEnd = authority.first == "[" ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
    let host = authority[..<(hostEnd ?? authority.firstIndex(of: ":") ?? authority.endIndex)]
    guard isHost(host) else { return nil }
    let rest = authority[host.endIndex...]
    guard rest.first == ":" else { return rest.isEmpty ? (host.lowercased(), defaultPort) : nil }
    let digits = rest.dropFirst()
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(digits),
      (1...65_535).contains(port)
    else { return nil }
    return (host.lowercased(), port)
  }

  private static func isHost(_ text: Substring) -> Bool {
    if text.first == "[" {
      let inner = text.dropFirst().dropLast()
      return text.last == "]" && inner.contains(":") && inner.allSatisfy { $0.isHexDigit || ":.".contains($0) }
    }
    let isLetter: (Unicode.Scalar) -> Bool = { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return (1...253).contains(text.utf8.count) && text.first != "." && !text.contains("..")
      && text.unicodeScalars.allSatisfy { isLetter($0) || "-._".unicodeScalars.contains($0) }
  }
}
