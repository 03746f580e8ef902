/// The name of a server of Tenfoot, by its service.
public struct ServedService: RawRepresentable, Hashable, Codable, Sendable {
  /// The stable name.
  public let rawValue: String

  /// Creates a name, also one that this version does not know.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The album server.
  public static let album = ServedService(rawValue: "album")
  /// The mall server.
  public static let mall = ServedService(rawValue: "mall")
  /// The interaction server.
  public static let interaction = ServedService(rawValue: "interaction")
  /// The services that this version knows.
  public static let all = [album, mall, interaction]
}

/// The answer of a server to `GET /health`: that it runs, and which server it is.
public struct ServerHealth: Hashable, Codable, Sendable {
  /// `ok`.
  public let status: String
  /// The server; nil where it does not say.
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
