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

/// A small world of services that answer from memory, and remember what they were asked.
final class TestWorld: AlbumAPI, MallAPI, InteractionAPI, DeviceStorage {
  /// What was asked, in the order it was asked.
  let calls = Mutex<[String]>([])
  /// What is to happen before an answer is given; for services that are slow.
  let delay: @Sendable (_ call: String) -> Void

  init(delay: @escaping @Sendable (_ call: String) -> Void = { _ in }) {
    self.delay = delay
  }

  private func note(_ call: String) {
    calls.withLock { $0.append(call) }
    delay(call)
  }

  private let brands = ["Canon", "Nikon", "Fujifilm", "Sony"]

  private func photo(_ number: Int) -> Photo {
    let names = ["Harbour", "Dunes & sky", "Night", "Kite", "Stairs", "黄金时刻"]
    var photo = Photo(
      id: "\(number)", title: "\(names[number % names.count]) \(number)", file: "photo-\(number).jpg", album: "Coast",
      owner: "Anna", contentHash: "hash-\(number)", selectionCount: 60 - number)
    photo.brand = brands[number % brands.count]
    photo.model = "\(brands[number % brands.count]) Model \(number % 8)"
    (photo.fNumber, photo.exposureTime, photo.iso, photo.focalLength) = (2.8, 1 / 125, 400, 50)
    photo.takenAt = "2014-06-21T21:40:05"
    return photo
  }

  private func product(_ number: Int) -> Product {
    let brand = brands[number % brands.count]
    var product = Product(
      id: "product-\(number)", brand: brand, model: "\(brand) Model \(number % 8)", kind: .dslr,
      price: Money(amountMinor: 1_299_900, currency: "CNY"))
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

  func channels() throws(ServiceFailure) -> [Channel] { [] }

  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int
  ) throws(ServiceFailure) -> [[Programme]] {
    channels.map { _ in [] }
  }

  func schedule(channel: String, ifNot tag: String?) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    throw ServiceFailure(.notFound, "There are no channels here.")
  }

  func interaction(id: String) throws(ServiceFailure) -> Interaction {
    throw ServiceFailure(.notFound, "There are no channels here.")
  }

  func results(id: String) throws(ServiceFailure) -> InteractionResults {
    throw ServiceFailure(.notFound, "There are no channels here.")
  }

  func respond(_ response: InteractionResponse) throws(ServiceFailure) -> ResponseStatus { .counted }

  // MARK: The box

  func keep(_ response: InteractionResponse) throws(ServiceFailure) {}
  func settle(key: String, _ receipt: ResponseStatus) throws(ServiceFailure) {}
  func outbox() throws(ServiceFailure) -> [OutboxEntry] { [] }
  func reminders() throws(ServiceFailure) -> [Reminder] { [] }
  func remind(_ reminder: Reminder) throws(ServiceFailure) {}
  func forget(_ reminder: Reminder) throws(ServiceFailure) {}

  // MARK: The album

  func photos(_ query: PhotoQuery, page request: PageRequest) throws(ServiceFailure) -> Page<Photo> {
    note("photos")
    return page(30, request, photo)
  }

  func photo(id: String) throws(ServiceFailure) -> Photo {
    note("photo \(id)")
    guard let number = Int(id) else { throw ServiceFailure(.notFound, "There is no photo “\(id)”.") }
    return photo(number)
  }

  func albums(page request: PageRequest) throws(ServiceFailure) -> Page<Album> {
    note("albums")
    return page(3, request) { Album(id: "album-\($0)", name: "Coast \($0)", photoCount: 10, cover: photo($0)) }
  }

  func months(_ query: PhotoQuery) throws(ServiceFailure) -> [MonthCount] {
    note("months")
    return [MonthCount(month: "2014-06", photoCount: 30)]
  }

  func photoCounts(_ attributes: [Attribute]) throws(ServiceFailure) -> [Int] {
    note("photoCounts")
    return attributes.map { _ in 12 }
  }

  func shootingStatistics(_ attribute: Attribute) throws(ServiceFailure) -> ShootingStatistics {
    note("evidence")
    return ShootingStatistics(photoCount: 12, focalLengths: [ShootingStatistics.Bin(value: 50, photoCount: 12)])
  }

  func recordSelection(photo id: String, key: String) throws(ServiceFailure) -> Int {
    note("recordSelection \(id)")
    return 61
  }

  func removePhotos(ids: [String]) throws(ServiceFailure) -> Int {
    note("removePhotos")
    return ids.count
  }

  func removeAlbum(id: String) throws(ServiceFailure) -> Int {
    note("removeAlbum")
    return 10
  }

  func correctCamera(photo id: String, brand: String?, model: String?) throws(ServiceFailure) -> Photo {
    note("correctCamera")
    return try photo(id: id)
  }

  // MARK: The mall

  func products(_ query: ProductQuery, page request: PageRequest) throws(ServiceFailure) -> Page<Product> {
    note("products")
    return page(12, request, product)
  }

  func productCounts(_ attributeSets: [[Attribute]]) throws(ServiceFailure) -> [Int] {
    note("productCounts")
    return attributeSets.map { _ in 41 }
  }

  func product(id: String) throws(ServiceFailure) -> Product {
    note("product")
    return product(1)
  }

  func brands(page request: PageRequest) throws(ServiceFailure) -> Page<Brand> {
    note("brands")
    return page(brands.count, request) {
      Brand(name: brands[$0], productCount: 3, purchaseCount: 900 - $0, cover: product($0))
    }
  }

  func buy(product id: String, key: String) throws(ServiceFailure) -> Order {
    note("buy \(id)")
    return Order(
      id: "1", product: id, price: Money(amountMinor: 1_299_900, currency: "CNY"), key: key,
      orderedAt: "2026-11-21T20:00:00Z")
  }

  func orders(page request: PageRequest) throws(ServiceFailure) -> Page<OrderLine> {
    note("orders")
    return Page(items: [], firstIndex: 0, totalCount: 0)
  }
}

extension TestWorld {
  /// A picture of half blocks whose colours follow from its order.
  static func develop(_ order: ImageRequest) -> CellImage? {
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

  /// This world as an engine sees it.
  var services: Services {
    Services(album: self, mall: self, interactions: self, memory: self, saveSettings: { _ in })
  }

  /// A fresh engine on this world.
  func engine(
    size: Size = Size(columns: 120, rows: 36), settings: Settings = Settings(language: .english, hasMotion: false),
    at now: ClockReading = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000), services: Services? = nil,
    develop: @escaping TelevisionEngine.ImageRenderer = pictures, wake: @escaping @Sendable () -> Void = {}
  ) -> TelevisionEngine {
    let setup = TelevisionConfiguration(
      settings: settings, wording: Assets.wording, themes: ["night"], keyPrefix: "test", offersDemoAlbum: false)
    let stage = TelevisionEngine.ScreenConfiguration(
      size: size, themes: ["night": Assets.night], fallbackTheme: Assets.night)
    return TelevisionEngine(
      TelevisionModel(setup), services: services ?? self.services, stage: stage, at: now, wake: wake, develop: develop)
  }

  static let pictures: TelevisionEngine.ImageRenderer = { order in
    struct Impossible: Error {}
    guard let picture = develop(order) else { throw Impossible() }
    return picture
  }
}

/// What the television needs of the repository's assets, read in the plainest way.
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
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("assets/strings/\(language.rawValue).toml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
    let pairs = text.matches(of: #/(?m)^"(.+?)" = "(.*)"$/#).map { (String($0.1), String($0.2)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
