/// The name of a service that a server of Tenfoot has.
public struct ServedService: RawRepresentable, Hashable, Codable, Sendable {
  /// The stable name.
  public let rawValue: String

  /// Creates a name, which may be unknown to this version.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The album.
  public static let album = ServedService(rawValue: "album")
  /// The mall.
  public static let mall = ServedService(rawValue: "mall")
  /// The interactions.
  public static let interaction = ServedService(rawValue: "interaction")
  /// The services known to this version.
  public static let all = [album, mall, interaction]
}

/// A server's answer to `GET /health`: that it is running, and which service it has.
public struct ServerHealth: Hashable, Codable, Sendable {
  /// `ok`.
  public let status: String
  /// The service; nil if the answer does not state it.
  public let server: ServedService?

  /// Creates the answer of a running server.
  public init(server: ServedService) {
    (status, self.server) = ("ok", server)
  }

  /// The answer as JSON.
  public var body: [UInt8] {
    var json = JSONWriter(capacity: 64)
    json.object { json in
      json.member("status", status)
      json.member("server", server?.rawValue ?? "")
    }
    return json.bytes
  }
}
