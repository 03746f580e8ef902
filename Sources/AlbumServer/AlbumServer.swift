import AlbumService
import AlbumWire
import Calls
import HTTPServer
import WireFormat

/// The album service over HTTP.
public enum AlbumServer {
  /// The server's name.
  public static let name = "album"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfa_"

  /// Creates the server.
  ///
  /// - Parameters:
  ///   - description: The OpenAPI document, JSON.
  ///   - tokens: The owner's tokens; if there are none, every caller is the owner.
  public static func service(
    _ album: any AlbumAPI, description: [UInt8], tokens: AccessTokens = AccessTokens([]),
    limits: ServerLimits = ServerLimits()
  ) -> HTTPService {
    HTTPService(
      name: name, routes: routes(album), description: description, tokens: tokens, limits: limits
    ) { call throws(ServiceFailure) in
      _ = try album.items(MediaQuery(), page: PageRequest(limit: 1), call)
    }
  }

  /// Returns the routes of the service.
  public static func routes(_ album: any AlbumAPI) -> ServerRoutes {
    var routes = ServerRoutes()
    addReads(of: album, to: &routes)
    addWrites(of: album, to: &routes)
    return routes
  }

  private static func addReads(of album: any AlbumAPI, to routes: inout ServerRoutes) {
    routes.read(ItemsCall.self) { call, context throws(ServiceFailure) in
      try album.items(call.query, page: call.page, context)
    }
    routes.read(ItemCall.self) { call, context throws(ServiceFailure) in try album.item(id: call.id, context) }
    routes.read(AlbumsCall.self) { call, context throws(ServiceFailure) in
      try album.albums(order: call.order, page: call.page, context)
    }
    routes.read(MonthsCall.self) { call, context throws(ServiceFailure) in try album.months(call.query, context) }
    routes.longRead(ItemCountsCall.self) { call, context throws(ServiceFailure) in
      try album.itemCounts(call.attributes, context)
    }
    routes.read(StatisticsCall.self) { call, context throws(ServiceFailure) in
      try album.shootingStatistics(call.attribute, context)
    }
    routes.media(AlbumMedia.route, caching: AlbumMedia.caching, access: AlbumMedia.access) {
      reference, rendition, range, context throws(ServiceFailure) in
      try album.open(reference, rendition, range: range, context)
    }
  }

  private static func addWrites(of album: any AlbumAPI, to routes: inout ServerRoutes) {
    routes.write(SelectionCall.self) { call, write throws(ServiceFailure) in
      try album.recordSelection(item: call.item, write)
    }
    routes.write(RemovalCall.self) { call, write throws(ServiceFailure) in
      try album.removeItems(ids: call.ids, write)
    }
    routes.write(RestorationCall.self) { call, write throws(ServiceFailure) in
      try album.restoreItems(removedBy: call.removal, write)
    }
    routes.write(AlbumRemovalCall.self) { call, write throws(ServiceFailure) in
      try album.removeAlbum(id: call.id, write)
    }
    routes.write(CameraCall.self) { call, write throws(ServiceFailure) in
      try album.correctCamera(item: call.item, brand: call.brand, model: call.model, write)
    }
  }
}
