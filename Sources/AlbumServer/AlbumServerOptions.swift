import AlbumPages
import AlbumService
import Calls
import HTTPServer

/// How the album's server is reached, its web pages, and its uploads.
public struct AlbumServerOptions: Sendable {
  /// The address at which others reach the server; nil for the address that each request names.
  public var publicAddress: ServerAddress?
  /// The files of the web pages; nil for a server without pages.
  public var pages: PageAssets?
  /// The uploads; nil for a server that accepts none.
  public var uploads: (any UploadAPI)?

  /// Creates options.
  public init(publicAddress: ServerAddress? = nil, pages: PageAssets? = nil, uploads: (any UploadAPI)? = nil) {
    (self.publicAddress, self.pages, self.uploads) = (publicAddress, pages, uploads)
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
  /// The script of the page for uploads.
  public var uploadScript: [UInt8]

  /// Creates the files.
  public init(texts: PageTexts, style: [UInt8], icon: [UInt8], uploadScript: [UInt8]) {
    (self.texts, self.style, self.icon, self.uploadScript) = (texts, style, icon, uploadScript)
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
      name: name, routes: routes, description: description, tokens: tokens, viewer: viewer,
      sessions: options.pages.map { _ in sessions(of: album, options.publicAddress) }, limits: limits
    ) { call throws(ServiceFailure) in
      try check(album, call)
    }
  }

  /// Returns the sessions of the web pages. Pages of other sites cannot change anything.
  static func sessions(of album: any SignInAPI, _ publicAddress: ServerAddress?) -> WebSessions {
    WebSessions { request throws(ServiceFailure) in
      guard let secret = PageCookies.session(request.fields), let session = try album.session(secret: secret) else {
        return nil
      }
      let isRead = request.method == .get || request.method == .head
      guard isRead || PageOrigin.isOwn(request.fields, request.origin, publicAddress) else {
        throw ServiceFailure(.forbidden, .webOrigin)
      }
      return session.person.id
    }
  }
}
