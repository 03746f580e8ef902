import AlbumService
import Attributes
import Calls
import Device
import Foundation
import MallService
import Screen

@testable import Television

/// A television with fake services that answer at once: tests send events and read the text of the screen.
struct TelevisionHarness {
  var model: TelevisionModel
  var photos: [MediaItem]
  var products: [Product]
  var orders: [Order] = []
  var services: FakeInteractionService
  /// The people and the profiles; nil for a television without any.
  private let hasHousehold: Bool
  var household: FakeHousehold
  /// The profiles that were entered, in order; nil for “Who is watching?”.
  private(set) var entered: [String?] = []
  /// The failure of every change of profile; nil for none.
  var enteringFails: ServiceFailure?
  /// The numbers that the album gives for every product.
  var ownerCounts = OwnerCounts()
  /// The requests that are not answered yet, by the beginning of `String(describing:)`; see ``releaseHeld()``.
  var held: Set<String> = []
  private var heldRequests: [(id: RequestID, request: any ServiceRequest)] = []
  /// Every request that was made, in order.
  private(set) var asked: [any ServiceRequest] = []
  /// The removed photos, by the key of their removal.
  private var removed: [IdempotencyKey: [MediaItem]] = [:]
  private(set) var saved: [Settings] = []
  private(set) var hasQuit = false
  let folders = MemoryPhotoFolders()
  /// The requests that fail, by the beginning of `String(describing:)`.
  var failing: Set<String> = []
  /// Their failure.
  var failure = ServiceFailure(.unavailable)
  /// The sign-in at the album server.
  var signIn = FakeSignIn()
  var now = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)
  var size: Size
  let renderStyle: RenderStyle

  init(
    photos: [MediaItem] = FakeServices.photos, products: [Product] = FakeServices.products,
    size: Size = Size(columns: 120, rows: 36),
    language: Language = .english, glyphs: GlyphSet = .blocks, themes: [String] = ["night", "day", "high-contrast"],
    failing: Set<String> = [], services: FakeInteractionService = FakeInteractionService(),
    settings: Settings = Settings(), servers: ServerAddresses = ServerAddresses(),
    givenServers: ServerAddresses = ServerAddresses(), household: FakeHousehold? = nil, asksWho: Bool = false
  ) {
    hasHousehold = household != nil
    self.household = household ?? FakeHousehold()
    self.failing = failing
    self.services = services
    self.photos = photos
    self.products = products
    self.size = size
    renderStyle = RenderStyle(theme: FakeServices.theme, glyphs: glyphs)
    var configuration = TelevisionConfiguration(
      settings: settings, language: language, wording: FakeServices.wording, themes: themes, keyPrefix: "device",
      offersDemoAlbum: true, offersAddingPhotos: true,
      keyboard: Keyboard { key, page in key == .red ? ["F1", "R"] : key == .enter && page == .photo ? ["o"] : [] },
      servers: servers, givenServers: givenServers)
    if hasHousehold {
      configuration.set(self.household, watching: asksWho ? nil : self.household.profiles.first, asksWho: asksWho)
    }
    model = TelevisionModel(configuration)
    handle(.resized(size))
    // Most tests are about the album, the second tab.
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

  /// Requests the schedule again, as the television does when its clock jumps.
  mutating func refreshSchedule() {
    setWallClock(aheadByMS: 10_000)
    services.aheadMS -= 10_000
    handle(.wake)
  }

  mutating func type(_ text: String) {
    for character in text { handle(.typed(character)) }
  }

  /// Advances the clock, and wakes the television at each of its wake-up times.
  mutating func sleep(ms: Int64) {
    let end = now.uptimeMS + ms
    while let wake = model.nextWakeMS, wake <= end {
      advance(to: max(wake, now.uptimeMS + 1))
      handle(.wake)
    }
    advance(to: end)
  }

  /// Makes the wall clock jump, as after setting it or after sleep.
  mutating func setWallClock(aheadByMS: Int64) {
    now.unixMS += aheadByMS
  }

  private mutating func advance(to uptimeMS: Int64) {
    now.unixMS += uptimeMS - now.uptimeMS
    now.uptimeMS = uptimeMS
  }

  mutating func handle(_ event: Event) {
    var queue = model.handle(event, at: now)
    while !queue.isEmpty {
      switch queue.removeFirst() {
      case .ask(let id, let request):
        asked.append(request)
        if held.contains(where: { String(describing: request).hasPrefix($0) }) {
          heldRequests.append((id, request))
          continue
        }
        queue += model.handle(.answered(id, answer(request)), at: now)
      case .save(let settings): saved.append(settings)
      case .cancel: break
      case .quit: hasQuit = true
      case .enter(let profile): queue += enter(profile)
      }
    }
  }

  /// Answers the requests that were held back.
  mutating func releaseHeld() {
    held = []
    for (id, request) in heldRequests { handle(.answered(id, answer(request))) }
    heldRequests = []
  }

  /// Replaces the television as the engine does.
  private mutating func enter(_ id: String?) -> [Effect] {
    if let enteringFails { return model.handle(.notEntered(enteringFails), at: now) }
    entered.append(id)
    let isChoice = id == nil && household.profiles.count > 1
    let profile = isChoice ? nil : household.profiles.first { $0.id == id } ?? household.profiles.first
    var configuration = model.configuration
    configuration.set(household, watching: profile, asksWho: isChoice)
    configuration.keyPrefix += "-s"
    model = TelevisionModel(configuration)
    return model.handle(.resized(size), at: now)
  }

  var frame: Frame {
    var frame = Frame(size: size, renderStyle: renderStyle)
    model.draw(into: &frame)
    return frame
  }

  var screen: String { frame.lines.joined(separator: "\n") }
  /// The seconds until the next try, as the page shows them; nil if it shows none.
  var secondsUntilRetry: Int? {
    screen.firstMatch(of: #/Trying again in (\d+) second/#).flatMap { Int($0.output.1) }
  }
  var focus: String { frame.focus.map { frame.text(in: $0) } ?? "" }

  // MARK: Services

  /// Returns the services' answer to a request.
  mutating func answer(_ request: any ServiceRequest) -> ServiceAnswer {
    if failing.contains(where: { String(describing: request).hasPrefix($0) }) { return ServiceAnswer(failure: failure) }
    if hasHousehold, let answer = household.answer(request, at: now) { return answer }
    return album(request) ?? mall(request) ?? signIn.answer(request) ?? folders.answer(request)
      ?? services.answer(request, at: now) ?? missing
  }

  private mutating func album(_ request: any ServiceRequest) -> ServiceAnswer? {
    switch request {
    case let request as ItemsRequest: .of(request, cut(select(request.query), request.page))
    case let request as ItemRequest: photos.first { $0.id == request.id }.map { .of(request, $0) } ?? missing
    case let request as AlbumsRequest: .of(request, cut(albums, request.page))
    case let request as MonthsRequest: .of(request, months(select(request.query)))
    case let request as ItemCountsRequest:
      .of(request, request.attributes.map { select(MediaQuery(attributes: [$0])).count })
    case let request as ShootingStatisticsRequest:
      .of(request, statistics(of: select(MediaQuery(attributes: [request.attribute]))))
    case let request as OwnerCountsRequest: .of(request, ownerCounts)
    case let request as RecordSelectionRequest: recordSelection(request)
    case let request as RemoveItemsRequest: removeItems(request)
    case let request as RestoreItemsRequest: restoreItems(request)
    case let request as RemoveAlbumRequest: remove(request, 1) { $0.album == request.id }
    case let request as CorrectCameraRequest: correct(request)
    case let request as DemoAlbumRequest: .of(request, 0)
    default: nil
    }
  }

  private mutating func mall(_ request: any ServiceRequest) -> ServiceAnswer? {
    switch request {
    case let request as ProductsRequest: .of(request, cut(select(request.query), request.page))
    case let request as ProductCountsRequest:
      .of(request, request.attributeSets.map { select(ProductQuery(attributes: $0)).count })
    case let request as BrandsRequest: .of(request, cut(brands, request.page))
    case let request as OrdersRequest: .of(request, cut(orderLines, request.page))
    case let request as BuyRequest: buy(request)
    default: nil
    }
  }

  /// Returns the number of products that match all of these attributes.
  func productCount(of attributes: [Attribute]) -> Int {
    select(ProductQuery(attributes: attributes)).count
  }

  private var missing: ServiceAnswer { ServiceAnswer(failure: ServiceFailure(.notFound)) }

  private var orderLines: [OrderLine] {
    orders.reversed().compactMap { order in
      products.first { $0.id == order.product }.map { OrderLine(order: order, product: $0) }
    }
  }

  private mutating func recordSelection(_ request: RecordSelectionRequest) -> ServiceAnswer {
    guard let index = photos.firstIndex(where: { $0.id == request.item }) else { return missing }
    photos[index].selectionCount += 1
    return .of(request, photos[index].selectionCount)
  }

  private mutating func removeItems(_ request: RemoveItemsRequest) -> ServiceAnswer {
    removed[request.key] = photos.filter { request.ids.contains($0.id) }
    return remove(request, request.ids.count) { request.ids.contains($0.id) }
  }

  private mutating func restoreItems(_ request: RestoreItemsRequest) -> ServiceAnswer {
    guard let items = removed.removeValue(forKey: request.removal) else {
      return ServiceAnswer(failure: ServiceFailure(.notFound, .removal))
    }
    photos += items
    return .of(request, items)
  }

  private mutating func remove<Request: ServiceRequest>(
    _ request: Request, _ count: Int, where isRemoved: (MediaItem) -> Bool
  ) -> ServiceAnswer where Request.Answer == Int {
    photos.removeAll(where: isRemoved)
    return .of(request, count)
  }

  private mutating func correct(_ request: CorrectCameraRequest) -> ServiceAnswer {
    guard let index = photos.firstIndex(where: { $0.id == request.item }) else { return missing }
    let before = photos[index]
    photos[index].brand = request.brand ?? photos[index].brand
    photos[index].model = request.model
    let wasShown = (before.brand, before.model) == (request.itemBrand, request.itemModel)
    return .of(request, CorrectedItem(item: photos[index], replaced: wasShown ? nil : before))
  }

  private mutating func buy(_ request: BuyRequest) -> ServiceAnswer {
    if let order = orders.first(where: { $0.key == request.key.text }) { return .of(request, order) }
    guard let index = products.firstIndex(where: { $0.id == request.product }) else { return missing }
    products[index].purchaseCount += 1
    let order = Order(
      id: "order-\(orders.count + 1)", product: request.product, price: products[index].price, key: request.key.text,
      orderedAt: "2026-11-21T20:06:00Z")
    orders.append(order)
    return .of(request, order)
  }

  private func select(_ query: MediaQuery) -> [MediaItem] {
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
    }.sorted(by: query.sort.areInIncreasingOrder)
  }

  private var albums: [Album] {
    Dictionary(grouping: photos, by: \.album).map { name, photos in
      Album(id: name, name: name, itemCount: photos.count, cover: photos.max { $0.selectionCount < $1.selectionCount })
    }.sorted { $0.name < $1.name }
  }

  private var brands: [Brand] { Brand.brands(of: products) }

  private func months(_ photos: [MediaItem]) -> [MonthCount] {
    Dictionary(grouping: photos.compactMap { $0.takenAt?.prefix(7) }, by: String.init)
      .map { MonthCount(month: $0, itemCount: $1.count) }.sorted { $0.month > $1.month }
  }

  private func statistics(of photos: [MediaItem]) -> ShootingStatistics {
    func bins(_ values: [Double?]) -> [ShootingStatistics.Bin] {
      Dictionary(grouping: values.compactMap(\.self)) { $0 }.map { .init(value: $0, itemCount: $1.count) }
        .sorted { $0.value < $1.value }
    }
    return ShootingStatistics(
      itemCount: photos.count, focalLengths: bins(photos.map(\.photo.focalLength)),
      fNumbers: bins(photos.map(\.photo.fNumber)), isos: bins(photos.map(\.photo.iso)))
  }

  /// Cursors are plain offsets.
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

extension ServiceAnswer {
  /// The answer to a request.
  static func of<Request: ServiceRequest>(_ request: Request, _ answer: Request.Answer) -> ServiceAnswer {
    ServiceAnswer(to: request, .success(answer))
  }
}

extension TelevisionConfiguration {
  /// Sets the people of the television.
  mutating func set(_ household: FakeHousehold, watching profile: Profile?, asksWho: Bool) {
    (profiles, self.profile, self.asksWho) = (household.profiles, profile, asksWho)
    (offersProfiles, isPerson, lastProfile) = (true, profile != nil, household.last)
  }
}
