import AlbumService
import Attributes
import Calls
import Device
import InteractionService
import MallService
import Screen

/// What the television is told.
public enum Event: Sendable {
  /// A key of the remote was pressed.
  case key(RemoteKey)
  /// A character was typed; it counts only where the television takes text (``TelevisionModel/takesText``).
  case typed(Character)
  /// The last typed character is to go.
  case erased
  /// Other settings are in force from now on; whoever says so keeps them.
  case chosen(Settings)
  /// The screen has this size now; also the first event of all.
  case resized(Size)
  /// The time of ``TelevisionModel/nextWakeMS`` has come, or somebody thinks so.
  case wake
  /// An answer to something asked.
  case reply(RequestID, Reply)
}

/// Tells one request of a television from another.
public typealias RequestID = Int

/// What the television wants done.
public enum Effect: Sendable, Equatable {
  /// Ask a service, and bring the answer as ``Event/reply(_:_:)``.
  case ask(RequestID, Request)
  /// Keep the settings.
  case save(Settings)
  /// End the television.
  case leave
}

/// What the television asks of its services; each is one call.
public enum Request: Sendable, Equatable {
  /// `AlbumAPI.photos`.
  case photos(PhotoQuery, PageRequest)
  /// `AlbumAPI.photo`.
  case photo(id: String)
  /// `AlbumAPI.albums`.
  case albums(PageRequest)
  /// `AlbumAPI.months`.
  case months(PhotoQuery)
  /// `AlbumAPI.photoCounts`.
  case photoCounts([Attribute])
  /// `AlbumAPI.shootingStatistics`.
  case shootingStatistics(Attribute)
  /// `AlbumAPI.recordSelection`.
  case recordSelection(photo: String, key: String)
  /// `AlbumAPI.removePhotos`.
  case removePhotos(ids: [String])
  /// `AlbumAPI.removeAlbum`.
  case removeAlbum(id: String)
  /// `AlbumAPI.correctCamera`.
  case correctCamera(photo: String, brand: String?, model: String?)
  /// `MallAPI.products`.
  case products(ProductQuery, PageRequest)
  /// `MallAPI.productCounts`.
  case productCounts([[Attribute]])
  /// `MallAPI.product`.
  case product(id: String)
  /// `MallAPI.brands`.
  case brands(PageRequest)
  /// `MallAPI.buy`.
  case buy(product: String, key: String)
  /// `MallAPI.orders`.
  case orders(PageRequest)
  /// Adds the demo album, or takes it out; only where the album is this machine's own.
  case demoAlbum(add: Bool)
  /// `InteractionAPI.channels`.
  case channels
  /// `InteractionAPI.programmes`.
  case programmes(channels: [String], from: Instant, to: Instant, limitEach: Int)
  /// `InteractionAPI.schedule`.
  case schedule(channel: String, tag: String?)
  /// `InteractionAPI.interaction`.
  case interaction(id: String)
  /// `InteractionAPI.results`.
  case results(id: String)
  /// `InteractionAPI.respond`.
  case respond(InteractionResponse)
  /// `DeviceStorage.keep`.
  case keepResponse(InteractionResponse)
  /// `DeviceStorage.settle`.
  case settleResponse(key: String, ResponseStatus)
  /// `DeviceStorage.outbox`.
  case outbox
  /// `DeviceStorage.reminders`.
  case reminders
  /// `DeviceStorage.remind`.
  case remind(Reminder)
  /// `DeviceStorage.forget`.
  case forget(Reminder)
}

/// What a service answered.
public enum Reply: Sendable, Equatable {
  /// To `photos`.
  case photos(Page<Photo>)
  /// To `photo` and `correctCamera`.
  case photo(Photo)
  /// To `albums`.
  case albums(Page<Album>)
  /// To `months`.
  case months([MonthCount])
  /// To `photoCounts` and `productCounts`.
  case counts([Int])
  /// To `shootingStatistics`.
  case shootingStatistics(ShootingStatistics)
  /// To `recordSelection`, `removePhotos`, `removeAlbum` and `demoAlbum`: how many there are now, or were changed.
  case count(Int)
  /// To `products`.
  case products(Page<Product>)
  /// To `product`.
  case product(Product)
  /// To `brands`.
  case brands(Page<Brand>)
  /// To `buy`.
  case order(Order)
  /// To `orders`.
  case orders(Page<OrderLine>)
  /// To `channels`.
  case channels([Channel])
  /// To `programmes`.
  case programmes([[Programme]])
  /// To `schedule`.
  case schedule(ServerStamped<ScheduleAnswer>)
  /// To `interaction`.
  case interaction(Interaction)
  /// To `results`.
  case results(InteractionResults)
  /// To `respond`.
  case status(ResponseStatus)
  /// To `outbox`.
  case outbox([OutboxEntry])
  /// To `reminders`.
  case reminders([Reminder])
  /// To `keepResponse`, `settleResponse`, `remind` and `forget`: it is on disk.
  case kept
  /// To anything that could not be done.
  case failed(ServiceFailure)
}
