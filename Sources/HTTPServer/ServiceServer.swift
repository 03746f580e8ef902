import Calls
import WireFormat

/// A service over HTTP: its routes over the service's protocol.
public protocol ServiceServer: SendableMetatype {
  /// The service's protocol.
  associatedtype API: Sendable

  /// The server's name in logs, metrics and commands.
  static var name: String { get }
  /// The first letters of its tokens.
  static var tokenPrefix: String { get }

  /// Asks the service for something small.
  ///
  /// - Throws: The failure of a service that cannot answer.
  static func check(_ api: API, _ call: CallContext) throws(ServiceFailure)
  /// Adds the routes of the service.
  ///
  /// - Parameter developer: Develops pictures at other sizes; nil sends the originals.
  static func addRoutes(of api: API, developer: (any PictureDeveloper)?, to routes: inout ServerRoutes)
}

extension ServiceServer {
  /// Creates the server.
  ///
  /// - Parameters:
  ///   - description: The OpenAPI document, JSON.
  ///   - tokens: The owner's tokens; without any, every caller is the owner.
  ///   - viewer: The function that finds the person who owns a token; nil for a service without people.
  ///   - accounts: The accounts of devices, which get them without being asked for anything; nil for a service without such accounts.
  ///   - developer: Develops pictures at other sizes; nil sends the originals.
  public static func service(
    _ api: API, description: [UInt8], tokens: AccessTokens = AccessTokens([]), limits: ServerLimits = ServerLimits(),
    viewer: AccessTokens.Viewer? = nil, accounts: (any DeviceAccounts)? = nil,
    developer: (any PictureDeveloper)? = nil
  ) -> HTTPService {
    var routes = ServerRoutes()
    addRoutes(of: api, developer: developer, to: &routes)
    var viewer = viewer
    if let accounts {
      routes.write(DeviceAccountCall.self, rate: .newAccounts) { _, write throws(ServiceFailure) in
        try accounts.createAccount(write)
      }
      viewer = { secret throws(ServiceFailure) in try accounts.account(ofToken: secret) }
    }
    return HTTPService(
      name: name, routes: routes, description: description, tokens: tokens, viewer: viewer, limits: limits
    ) { call throws(ServiceFailure) in
      try check(api, call)
    }
  }
}
