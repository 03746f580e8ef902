import Calls

/// The addresses of the servers that a television uses; nil for a service on the television's machine.
public struct ServerAddresses: Hashable, Codable, Sendable {
  /// The album's server.
  public var album: ServerAddress?
  /// The mall's server.
  public var mall: ServerAddress?
  /// The interaction service's server.
  public var interactions: ServerAddress?

  /// Creates addresses; by default all services are on the television's machine.
  public init(album: ServerAddress? = nil, mall: ServerAddress? = nil, interactions: ServerAddress? = nil) {
    (self.album, self.mall, self.interactions) = (album, mall, interactions)
  }

  /// Whether all services are on the television's machine.
  public var isEmpty: Bool { self == ServerAddresses() }

  /// Returns these addresses, completed by others for services that have none.
  public func completed(by others: ServerAddresses) -> ServerAddresses {
    ServerAddresses(
      album: album ?? others.album, mall: mall ?? others.mall, interactions: interactions ?? others.interactions)
  }
}
