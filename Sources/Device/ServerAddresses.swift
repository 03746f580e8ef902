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

  /// The address of a service's server.
  public subscript(kind: ServerKind) -> ServerAddress? {
    get {
      switch kind {
      case .album: album
      case .mall: mall
      case .interactions: interactions
      }
    }
    set {
      switch kind {
      case .album: album = newValue
      case .mall: mall = newValue
      case .interactions: interactions = newValue
      }
    }
  }

  /// Whether all services are on the television's own machine.
  public var isEmpty: Bool { self == ServerAddresses() }

  /// Returns these addresses, completed by others for services that have none.
  public func completed(by others: ServerAddresses) -> ServerAddresses {
    ServerAddresses(
      album: album ?? others.album, mall: mall ?? others.mall, interactions: interactions ?? others.interactions)
  }
}

/// A service that may be at a server.
public enum ServerKind: String, CaseIterable, Sendable {
  /// The album service.
  case album
  /// The mall service.
  case mall
  /// The interaction service.
  case interactions
}
