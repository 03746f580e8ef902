import AlbumService
import Attributes
import InteractionService
import MallService
import Screen

/// What the television is told.
public enum Event: Sendable {
  /// A key of the remote was pressed.
  case key(RemoteKey)
  /// A character was typed; it counts only where the television takes text (``Television/takesText``).
  case typed(Character)
  /// The last typed character is to go.
  case erased
  /// Other settings are in force from now on; whoever says so keeps them.
  case chosen(Settings)
  /// The screen has this size now; also the first event of all.
  case resized(Size)
  /// The time of ``Television/nextWakeMS`` has come, or somebody thinks so.
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
  /// `AlbumService.photos`.
  case photos(PhotoQuery, PageRequest)
  /// `AlbumService.photo`.
  case photo(id: String)
  /// `AlbumService.albums`.
  case albums(PageRequest)
  /// `AlbumService.months`.
  case months(PhotoQuery)
  /// `AlbumService.photoCounts`.
  case photoCounts([Attribute])
  /// `AlbumService.evidence`.
  case evidence(Attribute)
  /// `AlbumService.recordSelection`.
  case recordSelection(photo: String, key: String)
  /// `AlbumService.removePhotos`.
  case removePhotos(ids: [String])
  /// `AlbumService.removeAlbum`.
  case removeAlbum(id: String)
  /// `AlbumService.correctCamera`.
  case correctCamera(photo: String, brand: String?, model: String?)
  /// `MallService.products`.
  case products(ProductQuery, PageRequest)
  /// `MallService.productCounts`.
  case productCounts([[Attribute]])
  /// `MallService.product`.
  case product(id: String)
  /// `MallService.brands`.
  case brands(PageRequest)
  /// `MallService.buy`.
  case buy(product: String, key: String)
  /// `MallService.orders`.
  case orders(PageRequest)
  /// Adds the demo album, or takes it out; only where the album is this machine's own.
  case demoAlbum(add: Bool)
  /// `InteractionService.channels`.
  case channels
  /// `InteractionService.programmes`.
  case programmes(channels: [String], from: Instant, to: Instant, limitEach: Int)
  /// `InteractionService.schedule`.
  case schedule(channel: String, tag: String?)
  /// `InteractionService.interaction`.
  case interaction(id: String)
  /// `InteractionService.results`.
  case results(id: String)
  /// `InteractionService.respond`.
  case respond(InteractionResponse)
  /// `BoxMemory.keep`.
  case keepResponse(InteractionResponse)
  /// `BoxMemory.settle`.
  case settleResponse(key: String, ResponseReceipt)
  /// `BoxMemory.outbox`.
  case outbox
  /// `BoxMemory.reminders`.
  case reminders
  /// `BoxMemory.remind`.
  case remind(Reminder)
  /// `BoxMemory.forget`.
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
  /// To `evidence`.
  case evidence(Evidence)
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
  case schedule(Dated<ScheduleAnswer>)
  /// To `interaction`.
  case interaction(Interaction)
  /// To `results`.
  case results(InteractionResults)
  /// To `respond`.
  case receipt(ResponseReceipt)
  /// To `outbox`.
  case outbox([OutboxEntry])
  /// To `reminders`.
  case reminders([Reminder])
  /// To `keepResponse`, `settleResponse`, `remind` and `forget`: it is on disk.
  case kept
  /// To anything that could not be done.
  case failed(ServiceFailure)
}
