import AlbumPages
import AlbumService
import Calls
import HTTPServer

/// How the album's server is reached, and its web pages.
public struct AlbumServerOptions: Sendable {
  /// The address at which others reach the server; nil for the address that each request names.
  public var publicAddress: ServerAddress?
  /// The files of the web pages; nil for a server without pages.
  public var pages: PageAssets?

  /// Creates options.
  public init(publicAddress: ServerAddress? = nil, pages: PageAssets? = nil) {
    (self.publicAddress, self.pages) = (publicAddress, pages)
  }
}

/// The files of the web pages.
public struct PageAssets: Sendable {
  /// The texts.
  public var texts: PageTexts
  /// The style sheet.
  public var style: [UInt8]
  /// The icon, SVG.
  public var icon: [UInt8]

  /// Creates the files.
  public init(texts: PageTexts, style: [UInt8], icon: [UInt8]) {
    (self.texts, self.style, self.icon) = (texts, style, icon)
  }
}

extension AlbumServer {
  /// Creates the server; see ``HTTPServer/ServiceServer/service(_:description:tokens:limits:viewer:developer:)``.
  public static func service(
    _ album: API, description: [UInt8], tokens: AccessTokens = AccessTokens([]), limits: ServerLimits = ServerLimits(),
    viewer: AccessTokens.Viewer? = nil, developer: (any PictureDeveloper)? = nil, options: AlbumServerOptions
  ) -> HTTPService {
    var routes = ServerRoutes()
    addRoutes(of: album, developer: developer, options, to: &routes)
    return HTTPService(
      name: name, routes: routes, description: description, tokens: tokens, viewer: viewer, limits: limits
    ) { call throws(ServiceFailure) in
      try check(album, call)
    }
  }
}
