import AlbumService
import Calls
import Device
import Foundation
import MallService
import Screen

@testable import Television

/// A television with a small world behind it that answers at once: events in, the screen's text out.
struct TelevisionHarness {
  var television: TelevisionModel
  var photos: [Photo]
  var products: [Product]
  var orders: [Order] = []
  var studio: FakeInteractionService
  /// Every request that was made, in order.
  private(set) var asked: [Request] = []
  private(set) var saved: [Settings] = []
  private(set) var hasLeft = false
  /// Requests that fail, by what they begin with in `String(describing:)`.
  var failing: Set<String> = []
  /// What they say then.
  var failureText = "It is switched off for this test."
  var now = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)
  var size: Size
  let renderStyle: RenderStyle

  init(
    photos: [Photo] = FakeServices.photos, products: [Product] = FakeServices.products,
    size: Size = Size(columns: 120, rows: 36),
    language: Language = .english, glyphs: GlyphSet = .blocks, themes: [String] = ["night", "day", "high-contrast"],
    failing: Set<String> = [], studio: FakeInteractionService = FakeInteractionService(),
    settings: Settings = Settings()
  ) {
    self.failing = failing
    self.studio = studio
    self.photos = photos
    self.products = products
    self.size = size
    renderStyle = RenderStyle(theme: FakeServices.theme, glyphs: glyphs)
    television = TelevisionModel(
      TelevisionConfiguration(
        settings: settings, language: language, wording: FakeServices.wording, themes: themes, keyPrefix: "box",
        offersDemoAlbum: true,
        keyboard: Keyboard { key, page in key == .red ? ["F1", "R"] : key == .enter && page == .photo ? ["o"] : [] }))
    handle(.resized(size))
    // Most tests are about what lies behind the second tab, the album.
    press(.arrowRight)
  }

  mutating func press(_ keys: RemoteKey...) {
    for key in keys { handle(.key(key)) }
  }

  /// Watches the channel.
  mutating func watch() {
    press(.home)
    handle(.wake)
    for _ in 0..<8 where focus != "Watch" { press(.arrowLeft) }
    press(.enter)
  }

  /// Has the schedule asked for again, as a box does that notices its clock jump.
  mutating func refreshSchedule() {
    setWallClock(aheadByMS: 10_000)
    studio.aheadMS -= 10_000
    handle(.wake)
  }

  mutating func type(_ text: String) {
    for character in text { handle(.typed(character)) }
  }

  /// Moves the clock, waking the television whenever it wants to be on the way.
  mutating func sleep(ms: Int64) {
    let end = now.uptimeMS + ms
    while let wake = television.nextWakeMS, wake <= end {
      advance(to: max(wake, now.uptimeMS + 1))
      handle(.wake)
    }
    advance(to: end)
  }

  /// Lets the wall clock jump: somebody set it, or the machine slept.
  mutating func setWallClock(aheadByMS: Int64) {
    now.unixMS += aheadByMS
  }

  private mutating func advance(to uptimeMS: Int64) {
    now.unixMS += uptimeMS - now.uptimeMS
    now.uptimeMS = uptimeMS
  }

  mutating func handle(_ event: Event) {
    var queue = television.handle(event, at: now)
    while !queue.isEmpty {
      switch queue.removeFirst() {
      case .ask(let id, let request):
        asked.append(request)
        queue += television.handle(.reply(id, answer(request)), at: now)
      case .save(let settings): saved.append(settings)
      case .leave: hasLeft = true
      }
    }
  }

  var frame: Frame {
    var frame = Frame(size: size, renderStyle: renderStyle)
    television.draw(into: &frame)
    return frame
  }

  var screen: String { frame.lines.joined(separator: "\n") }
  var focus: String { frame.focus.map { frame.text(in: $0) } ?? "" }

  // MARK: The world

  mutating func answer(_ request: Request) -> Reply {
    if failing.contains(where: { String(describing: request).hasPrefix($0) }) {
      return .failed(ServiceFailure(.unavailable, failureText))
    }
    switch request {
    case .photos(let query, let page): return .photos(cut(select(query), page))
    case .photo(let id): return photos.first { $0.id == id }.map { .photo($0) } ?? missing
    case .albums(let page): return .albums(cut(albums, page))
    case .months(let query): return .months(months(select(query)))
    case .photoCounts(let attributes):
      return .counts(attributes.map { select(PhotoQuery(attributes: [$0])).count })
    case .shootingStatistics(let attribute):
      return .shootingStatistics(ShootingStatistics(photoCount: select(PhotoQuery(attributes: [attribute])).count))
    case .recordSelection(let id, _):
      guard let index = photos.firstIndex(where: { $0.id == id }) else { return missing }
      photos[index].selectionCount += 1
      return .count(photos[index].selectionCount)
    case .removePhotos(let ids):
      photos.removeAll { ids.contains($0.id) }
      return .count(ids.count)
    case .removeAlbum(let id):
      photos.removeAll { $0.album == id }
      return .count(1)
    case .correctCamera(let id, let brand, let model):
      guard let index = photos.firstIndex(where: { $0.id == id }) else { return missing }
      photos[index].brand = brand ?? photos[index].brand
      photos[index].model = model
      return .photo(photos[index])
    case .products(let query, let page): return .products(cut(select(query), page))
    case .productCounts(let sets): return .counts(sets.map { select(ProductQuery(attributes: $0)).count })
    case .product(let id): return products.first { $0.id == id }.map { .product($0) } ?? missing
    case .brands(let page): return .brands(cut(brands, page))
    case .buy(let id, let key): return buy(id, key)
    case .orders(let page):
      let lines = orders.reversed().map { order in
        OrderLine(order: order, product: products.first { $0.id == order.product })
      }
      return .orders(cut(lines, page))
    case .demoAlbum: return .count(0)
    default: return studio.answer(request, at: now) ?? missing
    }
  }

  private var missing: Reply { .failed(ServiceFailure(.notFound, "There is no such thing.")) }

  private mutating func buy(_ id: String, _ key: String) -> Reply {
    if let order = orders.first(where: { $0.key == key }) { return .order(order) }
    guard let index = products.firstIndex(where: { $0.id == id }) else { return missing }
    products[index].purchaseCount += 1
    let order = Order(
      id: "order-\(orders.count + 1)", product: id, price: products[index].price, key: key,
      orderedAt: "2026-11-21T20:06:00Z")
    orders.append(order)
    return .order(order)
  }

  private func select(_ query: PhotoQuery) -> [Photo] {
    let chosen = photos.filter { photo in
      (query.album.map { $0 == photo.album } ?? true) && (query.owner.map { $0 == photo.owner } ?? true)
        && query.attributes.allSatisfy { photo.attribute($0.name) == $0 }
    }
    switch query.sort {
    case .popular: return chosen.sorted { ($1.selectionCount, $0.title) < ($0.selectionCount, $1.title) }
    case .newest: return chosen.sorted { ($1.takenAt ?? "", $0.title) < ($0.takenAt ?? "", $1.title) }
    }
  }

  private func select(_ query: ProductQuery) -> [Product] {
    products.filter { product in
      query.attributes.allSatisfy { attribute in
        switch attribute.name {
        case .brand: product.brand == attribute.text
        case .model: product.model == attribute.text
        case .lens: product.kind == .lens && product.model == attribute.text
        case .iso: (product.isoRange?.last ?? 0) >= (attribute.number ?? 0)
        default: false
        }
      }
    }.sorted { ($1.purchaseCount, $0.model) < ($0.purchaseCount, $1.model) }
  }

  private var albums: [Album] {
    Dictionary(grouping: photos, by: \.album).map { name, photos in
      Album(id: name, name: name, photoCount: photos.count, cover: photos.max { $0.selectionCount < $1.selectionCount })
    }.sorted { $0.name < $1.name }
  }

  private var brands: [Brand] {
    Dictionary(grouping: products, by: \.brand).map { name, products in
      Brand(
        name: name, productCount: products.count, purchaseCount: products.map(\.purchaseCount).reduce(0, +),
        cover: products.first)
    }.sorted { ($1.purchaseCount, $0.name) < ($0.purchaseCount, $1.name) }
  }

  private func months(_ photos: [Photo]) -> [MonthCount] {
    Dictionary(grouping: photos.compactMap { $0.takenAt?.prefix(7) }, by: String.init)
      .map { MonthCount(month: $0, photoCount: $1.count) }.sorted { $0.month > $1.month }
  }

  /// Cursors of this world are plain offsets.
  private func cut<Item>(_ items: [Item], _ request: PageRequest) -> Page<Item> {
    var start = 0
    switch request.position {
    case .first, .date: start = 0
    case .after(let cursor): start = Int(cursor.token) ?? 0
    case .before(let cursor): start = max(0, (Int(cursor.token) ?? 0) - request.limit)
    }
    start = min(start, items.count)
    let end = min(items.count, start + request.limit)
    return Page(
      items: Array(items[start..<end]), firstIndex: start, totalCount: items.count,
      previous: start > 0 ? PageCursor(token: String(start)) : nil,
      next: end < items.count ? PageCursor(token: String(end)) : nil)
  }
}
