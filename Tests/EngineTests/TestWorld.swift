import AlbumService
import Attributes
import Calls
import Device
import Engine
import Foundation
import InteractionService
import MallService
import Screen
import Synchronization
import Television
import TestSupport

/// Services in memory that record their requests.
final class TestWorld: AlbumAPI, MallAPI, InteractionAPI, DeviceStorage {
  /// The recorded requests, oldest first.
  let calls = Mutex<[String]>([])
  /// Called before each answer, to simulate slow services.
  let delay: @Sendable (_ call: String) -> Void
  /// Whether album and mall cannot be reached; they record the requests, and fail.
  let isAway = Mutex(false)

  init(delay: @escaping @Sendable (_ call: String) -> Void = { _ in }) {
    self.delay = delay
  }

  private func note(_ call: String) throws(ServiceFailure) {
    calls.withLock { $0.append(call) }
    delay(call)
    guard isAway.withLock({ $0 }) else { return }
    throw ServiceFailure(.unavailable, .connection, ["server": "https://tv.example"])
  }

  private let brands = ["Canon", "Nikon", "Fujifilm", "Sony"]

  private func photo(_ number: Int) -> MediaItem {
    let names = ["Harbour", "Dunes & sky", "Night", "Kite", "Stairs", "黄金时刻"]
    var photo = MediaItem(
      id: "\(number)", title: "\(names[number % names.count]) \(number)", file: "photo-\(number).jpg", album: "Coast",
      owner: "Anna", contentHash: "hash-\(number)", selectionCount: 60 - number)
    photo.brand = brands[number % brands.count]
    photo.model = "\(brands[number % brands.count]) Model \(number % 8)"
    (photo.photo.fNumber, photo.photo.exposureTime, photo.photo.iso, photo.photo.focalLength) = (2.8, 1 / 125, 400, 50)
    photo.takenAt = "2014-06-21T21:40:05"
    photo.picture = MediaReference(token: "\(number)")
    return photo
  }

  private func product(_ number: Int) -> Product {
    let brand = brands[number % brands.count]
    var product = Product(
      id: "product-\(number)", brand: brand, model: "\(brand) Model \(number % 8)", kind: .dslr,
      price: Money(amountMinor: 1_299_900, currency: "CNY"))
    product.picture = MediaReference(token: "drawing-\(number)")
    (product.purchaseCount, product.year, product.megapixels) = (800 - number, 2012, 22.3)
    return product
  }

  private func page<Item>(_ count: Int, _ request: PageRequest, _ item: (Int) -> Item) -> Page<Item> {
    let start = if case .after(let cursor) = request.position { Int(cursor.token) ?? 0 } else { 0 }
    let end = min(count, start + request.limit)
    return Page(
      items: (start..<end).map(item), firstIndex: start, totalCount: count,
      next: end < count ? PageCursor(token: "\(end)") : nil)
  }

  // MARK: The channels

  func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] { [] }

  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    channels.map { _ in [] }
  }

  func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    throw ServiceFailure(.notFound)
  }

  func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    throw ServiceFailure(.notFound)
  }

  func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    throw ServiceFailure(.notFound)
  }

  func respond(
    _ response: InteractionResponse, _ write: WriteContext
  ) throws(ServiceFailure) -> ResponseStatus { .counted }

  // MARK: The device

  func store(_ response: InteractionResponse, key: IdempotencyKey) throws(ServiceFailure) {}
  func setState(_ state: OutboxEntry.State, key: IdempotencyKey) throws(ServiceFailure) {}
  func outbox() throws(ServiceFailure) -> [OutboxEntry] { [] }
  func reminders() throws(ServiceFailure) -> [Reminder] { [] }
  func addReminder(_ reminder: Reminder) throws(ServiceFailure) {}
  func removeReminder(_ reminder: Reminder) throws(ServiceFailure) {}

  // MARK: The album

  func items(
    _ query: MediaQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    try note("items")
    return page(30, request, photo)
  }

  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try note("item \(id)")
    guard let number = Int(id) else { throw ServiceFailure(.notFound, .item) }
    return photo(number)
  }

  func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts { OwnerCounts() }

  func albums(
    _ query: AlbumQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    try note("albums")
    return page(3, request) { Album(id: "album-\($0)", name: "Coast \($0)", itemCount: 10, cover: photo($0)) }
  }

  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try note("months")
    return [MonthCount(month: "2014-06", itemCount: 30)]
  }

  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try note("itemCounts")
    return attributes.map { _ in 12 }
  }

  func shootingStatistics(
    _ attribute: Attribute, _ call: CallContext
  ) throws(ServiceFailure) -> ShootingStatistics {
    try note("shootingStatistics")
    return ShootingStatistics(itemCount: 12, focalLengths: [ShootingStatistics.Bin(value: 50, itemCount: 12)])
  }

  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try note("recordSelection \(id)")
    return 61
  }

  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try note("removeItems")
    return ids.count
  }

  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
    try note("restoreItems")
    return [photo(0)]
  }

  func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try note("removeAlbum")
    return 10
  }

  func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem {
    try note("correctCamera")
    return try item(id: id, write.call)
  }

  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    throw ServiceFailure(.notFound)
  }

  // MARK: The mall

  func products(
    _ query: ProductQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Product> {
    try note("products")
    return page(12, request, product)
  }

  func productCounts(_ attributeSets: [[Attribute]], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    try note("productCounts")
    return attributeSets.map(Self.productCount)
  }

  func product(id: String, _ call: CallContext) throws(ServiceFailure) -> Product {
    try note("product")
    return product(1)
  }

  func brands(page request: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<Brand> {
    try note("brands")
    return page(brands.count, request) {
      Brand(name: brands[$0], productCount: 3, purchaseCount: 900 - $0, cover: product($0))
    }
  }

  func buy(product id: String, _ write: WriteContext) throws(ServiceFailure) -> Order {
    try note("buy \(id)")
    return Order(
      id: "1", product: id, price: Money(amountMinor: 1_299_900, currency: "CNY"), key: write.key.text,
      orderedAt: "2026-11-21T20:00:00Z")
  }

  func order(id: String, _ call: CallContext) throws(ServiceFailure) -> Order {
    throw ServiceFailure(.notFound, .order)
  }

  func orders(page request: PageRequest, _ call: CallContext) throws(ServiceFailure) -> Page<OrderLine> {
    try note("orders")
    return Page(items: [], firstIndex: 0, totalCount: 0)
  }
}

extension TestWorld {
  /// Returns a number of products that differs between brands.
  private static func productCount(of attributes: [Attribute]) -> Int {
    100 + Int(StableHash.of(attributes.compactMap(\.text).joined()) % 800)
  }

  /// Returns the beginning of the line that a photo's page shows for an item's brand, with its number.
  func brandLine(ofItem number: Int) -> Regex<Substring> {
    let brand = brands[number % brands.count]
    let count = Self.productCount(of: [Attribute(.brand, brand)])
    do { return try Regex("Brand +\(brand) +\(count)") } catch { preconditionFailure("\(error)") }
  }

  /// Renders a picture of half blocks whose colours depend on the request.
  static func render(_ order: ImageRequest) -> CellImage? {
    let cells = (0..<order.size.rows * order.size.columns).map { index in
      let (row, column) = (index / order.size.columns, index % order.size.columns)
      func shade(_ half: Int) -> RGB {
        RGB(
          UInt8(column * 255 / max(1, order.size.columns)), UInt8((row * 2 + half) * 255 / (order.size.rows * 2)), 120)
      }
      return CellImage.Cell(scalar: "▀", foreground: shade(0), background: shade(1))
    }
    return CellImage(size: order.size, cells: cells)
  }

  /// The services as an engine uses them.
  var services: TelevisionServices {
    TelevisionServices(album: self, mall: self, interactions: self, device: self, saveSettings: { _ in })
  }

  /// The caller in tests.
  static let caller = Caller(device: "test")

  /// Returns a new engine with these services.
  func engine(
    size: Size = Size(columns: 120, rows: 36), settings: Settings = Settings(language: .english, hasMotion: false),
    at now: ClockReading = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000), services: TelevisionServices? = nil,
    render: @escaping TelevisionEngine.ImageRenderer = pictures, wake: @escaping @Sendable () -> Void = {}
  ) -> TelevisionEngine {
    let configuration = TelevisionConfiguration(
      settings: settings, wording: Assets.wording, themes: ["night"], keyPrefix: "test", offersDemoAlbum: false)
    let screen = TelevisionEngine.ScreenConfiguration(
      size: size, themes: ["night": Assets.night], fallbackTheme: Assets.night)
    return TelevisionEngine(
      TelevisionModel(configuration), services: services ?? self.services, caller: Self.caller, screen: screen, at: now,
      wake: wake, render: render)
  }

  static let pictures: TelevisionEngine.ImageRenderer = { order in
    struct Impossible: Error {}
    guard let picture = render(order) else { throw Impossible() }
    return picture
  }
}

/// The assets that the television needs, read line by line.
enum Assets {
  static let wording: [Language: Wording] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, Wording(sentences: sentences($0))) })

  static let night: Theme = {
    let colours: [Token: UInt32] = [
      .void: 0x060709, .ground: 0x0D0F13, .surface: 0x171A21, .raised: 0x242933, .edge: 0x3B424F, .text: 0xF4F2ED,
      .body: 0xC6CAD2, .quiet: 0x959CA9, .faint: 0x5F6774, .accent: 0xFFAB5E, .focus: 0xF7F2E8, .ink: 0x14161B,
      .inkQuiet: 0x5A5E66, .inkAccent: 0x944700, .alert: 0xFF8A7A, .red: 0xF0524A, .green: 0x45BE6A, .yellow: 0xF2D544,
      .blue: 0x4C9BF5,
    ]
    let entries = colours.mapValues { value in
      Theme.Entry(
        rgb: RGB(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255)), index256: 0, index16: 0)
    }
    guard let theme = Theme(name: "night", entries: entries) else { preconditionFailure("a token lacks its colour") }
    return theme
  }()

  private static func sentences(_ language: Language) -> [String: String] {
    guard let text = try? Repository.text("assets/strings/\(language.rawValue).toml") else { return [:] }
    let pairs = text.matches(of: #/(?m)^"(.+?)" = "(.*)"$/#).map { (String($0.1), String($0.2)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
