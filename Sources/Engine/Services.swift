import AlbumService
import Calls
import CameraNames
import Device
import InteractionService
import MallService
import Television

/// Everything outside itself that a television can have done.
public struct Services: Sendable {
  /// The first server.
  public var album: any AlbumAPI
  /// The second server.
  public var mall: any MallAPI
  /// The third server.
  public var interactions: any InteractionAPI
  /// What the box keeps for itself beside its settings.
  public var memory: any DeviceStorage
  /// What camera a person means by a brand and a model, given the brand a photo has so far: whoever knows names knows it.
  public var camera: CameraFinder
  /// Keeps the settings; throws where that cannot be done, and the television plays on with them all the same.
  public var saveSettings: @Sendable (Settings) throws -> Void
  /// Adds the demo album or takes it out, and says how many photos came or went; nil where the album is not ours.
  public var demoAlbum: (@Sendable (_ add: Bool) throws(ServiceFailure) -> Int)?

  /// Finds the camera that a person means.
  public typealias CameraFinder =
    @Sendable (_ brand: String?, _ model: String?, _ photoBrand: String?) throws(ServiceFailure) -> CanonicalCamera

  /// Services; without a `camera` finder a person's words are taken as they are.
  public init(
    album: any AlbumAPI, mall: any MallAPI, interactions: any InteractionAPI, memory: any DeviceStorage,
    camera: @escaping CameraFinder = { brand, model, _ in CanonicalCamera(brand: brand, model: model) },
    saveSettings: @escaping @Sendable (Settings) throws -> Void,
    demoAlbum: (@Sendable (_ add: Bool) throws(ServiceFailure) -> Int)? = nil
  ) {
    self.album = album
    self.mall = mall
    self.interactions = interactions
    self.memory = memory
    self.camera = camera
    self.saveSettings = saveSettings
    self.demoAlbum = demoAlbum
  }
}

extension Services {
  /// Does what a request says and returns its answer; blocks as long as the service does.
  func answer(_ request: Request) -> Reply {
    do throws(ServiceFailure) {
      return try perform(request)
    } catch {
      return .failed(error)
    }
  }

  private func perform(_ request: Request) throws(ServiceFailure) -> Reply {
    switch request {
    case .photos(let query, let page): .photos(try album.photos(query, page: page))
    case .photo(let id): .photo(try album.photo(id: id))
    case .albums(let page): .albums(try album.albums(page: page))
    case .months(let query): .months(try album.months(query))
    case .photoCounts(let attributes): .counts(try album.photoCounts(attributes))
    case .shootingStatistics(let attribute): .shootingStatistics(try album.shootingStatistics(attribute))
    case .recordSelection(let photo, let key): .count(try album.recordSelection(photo: photo, key: key))
    case .removePhotos(let ids): .count(try album.removePhotos(ids: ids))
    case .removeAlbum(let id): .count(try album.removeAlbum(id: id))
    case .correctCamera(let photo, let brand, let model):
      .photo(try correctCamera(photo: photo, brand: brand, model: model))
    case .products(let query, let page): .products(try mall.products(query, page: page))
    case .productCounts(let sets): .counts(try mall.productCounts(sets))
    case .product(let id): .product(try mall.product(id: id))
    case .brands(let page): .brands(try mall.brands(page: page))
    case .buy(let product, let key): .order(try mall.buy(product: product, key: key))
    case .orders(let page): .orders(try mall.orders(page: page))
    case .demoAlbum(let add): .count(try changeDemoAlbum(add: add))
    case .channels: .channels(try interactions.channels())
    case .programmes(let channels, let from, let to, let limit):
      .programmes(try interactions.programmes(channels: channels, from: from, to: to, limitEach: limit))
    case .schedule(let channel, let tag): .schedule(try interactions.schedule(channel: channel, ifNot: tag))
    case .interaction(let id): .interaction(try interactions.interaction(id: id))
    case .results(let id): .results(try interactions.results(id: id))
    case .respond(let response): .status(try interactions.respond(response))
    case .keepResponse, .settleResponse, .outbox, .reminders, .remind, .forget: try remember(request)
    }
  }

  /// What the box itself is asked for.
  private func remember(_ request: Request) throws(ServiceFailure) -> Reply {
    switch request {
    case .outbox: return .outbox(try memory.outbox())
    case .reminders: return .reminders(try memory.reminders())
    case .keepResponse(let response): try memory.keep(response)
    case .settleResponse(let key, let receipt): try memory.settle(key: key, receipt)
    case .remind(let reminder): try memory.remind(reminder)
    case .forget(let reminder): try memory.forget(reminder)
    default: break
    }
    return .kept
  }

  private func correctCamera(photo id: String, brand: String?, model: String?) throws(ServiceFailure) -> Photo {
    // Nothing given is no camera to be found: it takes a correction back.
    guard brand != nil || model != nil else { return try album.correctCamera(photo: id, brand: nil, model: nil) }
    let camera = try camera(brand, model, try album.photo(id: id).brand)
    return try album.correctCamera(photo: id, brand: camera.brand, model: camera.model)
  }

  private func changeDemoAlbum(add: Bool) throws(ServiceFailure) -> Int {
    guard let demoAlbum else {
      throw ServiceFailure(.refused, "The demo album can only be changed where the album is this machine's own.")
    }
    return try demoAlbum(add)
  }
}

extension Request {
  /// Which thread does it. What one server is told must reach it in the order it was said; the servers know
  /// nothing of each other, so that neither ever waits for the other.
  enum Lane: CaseIterable {
    case album
    case mall
    case interactions
    case memory
  }

  /// The lane of this request.
  var lane: Lane {
    switch self {
    case .photos, .photo, .albums, .months, .photoCounts, .shootingStatistics, .recordSelection, .removePhotos,
      .removeAlbum,
      .correctCamera, .demoAlbum:
      .album
    case .products, .productCounts, .product, .brands, .buy, .orders:
      .mall
    case .channels, .programmes, .schedule, .interaction, .results, .respond:
      .interactions
    case .keepResponse, .settleResponse, .outbox, .reminders, .remind, .forget:
      .memory
    }
  }

  /// Whether it changes something, so that it is finished even when the television has been left.
  var isWrite: Bool {
    switch self {
    case .recordSelection, .removePhotos, .removeAlbum, .correctCamera, .buy, .demoAlbum, .keepResponse,
      .settleResponse, .respond, .remind, .forget:
      true
    case .photos, .photo, .albums, .months, .photoCounts, .shootingStatistics, .products, .productCounts, .product,
      .brands,
      .orders, .channels, .programmes, .schedule, .interaction, .results, .outbox, .reminders:
      false
    }
  }
}
