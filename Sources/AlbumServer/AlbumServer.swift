import AlbumService
import AlbumWire
import Calls
import HTTPServer
import WireFormat

/// The album service over HTTP.
public enum AlbumServer: ServiceServer {
  /// The server's name.
  public static let name = "album"
  /// The prefix of its tokens.
  public static let tokenPrefix = "tfa_"

  /// The album's protocols.
  public typealias API = any AlbumAPI & PeopleAPI & SignInAPI

  /// Asks the service for something small.
  public static func check(_ album: API, _ call: CallContext) throws(ServiceFailure) {
    _ = try album.items(MediaQuery(), page: PageRequest(limit: 1), call)
  }

  /// Adds the routes of the service.
  public static func addRoutes(of album: API, developer: (any PictureDeveloper)?, to routes: inout ServerRoutes) {
    addRoutes(of: album, developer: developer, AlbumServerOptions(), to: &routes)
  }

  /// Adds the routes of the service, of uploads and of its web pages.
  static func addRoutes(
    of album: API, developer: (any PictureDeveloper)?, _ options: AlbumServerOptions, to routes: inout ServerRoutes
  ) {
    addReads(of: album, to: &routes)
    addMedia(of: album, developer, to: &routes)
    addWrites(of: album, to: &routes)
    addPeople(album, to: &routes)
    DeviceGrantEndpoints(album: album, publicAddress: options.publicAddress).add(to: &routes)
    if let uploads = options.uploads { UploadRoutes(uploads: uploads, album: album).add(to: &routes) }
    guard let pages = options.pages else { return }
    PageEndpoints(
      album: album, uploads: options.uploads, assets: pages, publicAddress: options.publicAddress,
      guesses: GuessLimiter()
    ).add(to: &routes)
  }

  private static func addReads(of album: any AlbumAPI, to routes: inout ServerRoutes) {
    routes.read(ItemsCall.self, unchangedWith: album) { call, context throws(ServiceFailure) in
      try album.items(call.query, page: call.page, context)
    }
    routes.read(ItemCall.self) { call, context throws(ServiceFailure) in try album.item(id: call.id, context) }
    routes.read(AlbumsCall.self, unchangedWith: album) { call, context throws(ServiceFailure) in
      try album.albums(call.query, page: call.page, context)
    }
    routes.read(MonthsCall.self, unchangedWith: album) { call, context throws(ServiceFailure) in
      try album.months(call.query, context)
    }
    routes.longRead(ItemCountsCall.self) { call, context throws(ServiceFailure) in
      try album.itemCounts(call.query, context)
    }
    routes.read(StatisticsCall.self, unchangedWith: album) { call, context throws(ServiceFailure) in
      try album.shootingStatistics(call.query.attribute, context)
    }
    routes.read(OwnerCountsCall.self, unchangedWith: album) { call, context throws(ServiceFailure) in
      try album.ownerCounts(call.query.attribute, context)
    }
  }

  private static func addMedia(
    of album: any AlbumAPI, _ developer: (any PictureDeveloper)?, to routes: inout ServerRoutes
  ) {
    routes.media(AlbumReads.Media.self, developedBy: developer) {
      reference, rendition, range, context throws(ServiceFailure) in
      try album.open(reference, rendition, range: range, context)
    }
  }

  private static func addWrites(of album: any AlbumAPI, to routes: inout ServerRoutes) {
    routes.write(SelectionCall.self) { call, write throws(ServiceFailure) in
      try album.recordSelection(item: call.id, write)
    }
    routes.write(RemovalCall.self) { call, write throws(ServiceFailure) in
      try album.removeItems(ids: call.body.ids, write)
    }
    routes.write(RestorationCall.self) { call, write throws(ServiceFailure) in
      try album.restoreItems(removedBy: call.body.removal, write)
    }
    routes.write(AlbumRemovalCall.self) { call, write throws(ServiceFailure) in
      try album.removeAlbum(id: call.id, write)
    }
    routes.write(CameraCall.self) { call, write throws(ServiceFailure) in
      try album.correctCamera(item: call.id, brand: call.body.brand, model: call.body.model, write)
    }
  }
}
