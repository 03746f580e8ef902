import AlbumService
import Attributes
import MallService
import Screen

/// Where everything begins: the most selected photo, a way to every place, and what is most selected and most bought.
struct HomePage: FullPage {
  /// Each rail's items, as far as they are known.
  private(set) var photos: [Photo] = []
  private(set) var products: [Product] = []
  private(set) var photoCount: Int?
  /// What follows the photos of the rail, so that one opened from it has all its neighbours.
  private var photosNext: Cursor?
  private(set) var albumFailure: ServiceFailure?
  private(set) var mallFailure: ServiceFailure?
  private var albumRetry = Retry()
  private var mallRetry = Retry()
  /// What the channel shows; on Home it stands still, so that Home costs nothing.
  private(set) var onAir = ProgrammePhotos(limit: 6)
  /// The photo of the rail that the focus rests on; nil for what is on now.
  private(set) var heroID: String?
  private var restsAtMS: Int64?
  /// The hero's picture fades in when it changes.
  private var heroFade = Motion(stepCount: 4)

  /// Where Home leads to.
  enum Tab: String, CaseIterable {
    case watch, album, mall, guide, orders, settings, help

    var id: FocusID { FocusID("tab:" + rawValue) }
    var phrase: Phrase {
      switch self {
      case .watch: .watch
      case .guide: .guide
      case .album: .album
      case .mall: .mall
      case .orders: .orders
      case .settings: .settings
      case .help: .help
      }
    }
  }

  var name: PageName { .home }

  func crumb(_ scene: Scene) -> String { "" }

  func wakeMS(_ scene: Scene) -> Int64? {
    let stop = onAir.programme.map { scene.tuner.clock.uptimeMS(of: $0.stop, at: scene.now) }
    return [
      albumRetry.wakeMS(at: scene.now), mallRetry.wakeMS(at: scene.now), restsAtMS, heroFade.nextStepMS(at: scene.now),
      stop,
    ]
    .compactMap(\.self).min()
  }

  /// How much of the ground still lies over the hero, 1...0.
  func heroVeil(_ scene: Scene) -> Double {
    1 - heroFade.share(at: scene.now)
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    askAlbum(&desk)
    askMall(&desk)
    followAir(&desk)
  }

  private mutating func followAir(_ desk: inout Desk) {
    let tuner = desk.scene.tuner
    onAir.follow(tuner.programme(at: desk.scene.now), of: tuner.channel, &desk)
  }

  /// The still of what is on now; nil when nothing is, or its photos are not known.
  var still: Photo? { onAir.photos.first }

  private mutating func askAlbum(_ desk: inout Desk) {
    albumRetry.began()
    desk.ask(.photos(PhotoQuery(sort: .popular), PageRequest(limit: 8)), .photos)
  }

  private mutating func askMall(_ desk: inout Desk) {
    mallRetry.began()
    desk.ask(.products(ProductQuery(), PageRequest(limit: 8)), .products)
  }

  mutating func wake(_ desk: inout Desk) {
    if albumRetry.isDue(at: desk.scene.now) { askAlbum(&desk) }
    if mallRetry.isDue(at: desk.scene.now) { askMall(&desk) }
    followAir(&desk)
    if let restsAtMS, restsAtMS <= desk.scene.now.uptimeMS {
      self.restsAtMS = nil
      let wanted = wantedHero(desk.scene)
      if wanted != heroID {
        heroID = wanted
        heroFade.begin(desk.scene)
      }
    }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      photos = page.items
      photoCount = page.totalCount
      photosNext = page.next
      if let id = heroID, !photos.contains(where: { $0.id == id }) { heroID = nil }
      albumFailure = nil
      albumRetry.succeeded()
    case (.selection(let photo), .count(let count)): desk.tell(.selected(photo: photo, count: count))
    case (.photos, .failed(let failure)):
      albumFailure = failure
      albumRetry.failed(failure, at: desk.scene.now)
    case (.products, .products(let page)):
      products = page.items
      mallFailure = nil
      mallRetry.succeeded()
    case (.products, .failed(let failure)):
      mallFailure = failure
      mallRetry.failed(failure, at: desk.scene.now)
    default: onAir.receive(reply, topic: topic, &desk)
    }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .bought(let id):
      for index in products.indices where products[index].id == id { products[index].purchaseCount += 1 }
    case .changed(let photo):
      for index in photos.indices where photos[index].id == photo.id { photos[index] = photo }
    case .removed, .albumChanged:
      askAlbum(&desk)
      onAir.refresh(of: desk.scene.tuner.channel, &desk)
    case .air(.tuned), .air(.scheduled): followAir(&desk)
    case .air: break
    }
    onAir.notice(news)
  }

  // MARK: Focus

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    let layout = HomeLayout(scene.grid)
    for (index, (tab, rect)) in layout.tabs(scene.words).enumerated() {
      map.add(tab.id, rect, group: "tabs", index: index)
    }
    map.initial = Tab.watch.id
    let shown = photos.prefix(layout.photoColumns)
    for (index, photo) in shown.enumerated() {
      map.add(.item("photo:" + photo.id), layout.cardRect(index), group: "rail", index: index)
    }
    if isAlbumEmpty, albumFailure == nil { layout.emptyButtons(scene)?.addFocus(to: &map, scene.grid) }
    for (index, product) in products.prefix(layout.productColumns).enumerated() {
      let place = layout.photoColumns + index
      map.add(.item("product:" + product.id), layout.cardRect(place), group: "rail", index: place)
    }
    return map
  }

  /// Whether it is known that the album holds nothing.
  var isAlbumEmpty: Bool { photoCount == 0 }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    // Any key ends all motion, and the hero follows only a focus that has come to rest.
    heroFade.end()
    restsAtMS = wantedHero(desk.scene) == heroID ? nil : desk.scene.now.uptimeMS + 250
  }

  /// The photo of the rail that is wanted behind the words; nil for what is on now. Where nothing is on, the last one stays.
  private func wantedHero(_ scene: Scene) -> String? {
    focusedPhoto(scene)?.id ?? (still == nil ? heroID : nil)
  }

  private func focusedPhoto(_ scene: Scene) -> Photo? {
    photos.first { scene.place?.id == .item("photo:" + $0.id) }
  }

  private func focusedProduct(_ scene: Scene) -> Product? {
    products.first { scene.place?.id == .item("product:" + $0.id) }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    var offers = Offers(ok: scene.place?.id == "demo" ? words(.loadDemo) : words(.open), back: words(.leave))
    if focusedPhoto(scene)?.model != nil {
      offers.coloured.append((.red, Offer(command: .lookUp, label: words(.lookUpCamera))))
    }
    if focusedProduct(scene) != nil {
      offers.coloured = [
        (.red, Offer(command: .buy, label: words(.buy))),
        (.green, Offer(command: .relatedPhotos, label: words(.relatedPhotos))),
      ]
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    let photo = focusedPhoto(desk.scene)
    let product = focusedProduct(desk.scene)
    switch (command, photo, product) {
    case (.open, let photo?, _): openPhoto(photo, &desk)
    case (.open, _, let product?): desk.go(to: ProductPage(product))
    case (.open, _, _):
      if desk.scene.place?.id == "demo" { desk.go(to: ConfirmDialog(.addDemo)) }
      if let tab = Tab.allCases.first(where: { $0.id == desk.scene.place?.id }) { open(tab, &desk) }
    case (.lookUp, let photo?, _):
      if let model = photo.model { desk.lookUp([Attribute(.model, model)], of: photo) }
    case (.buy, _, let product?): desk.go(to: ConfirmDialog(.buy(product, key: desk.mintKey())))
    case (.relatedPhotos, _, let product?): desk.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
    default: break
    }
  }

  private func openPhoto(_ photo: Photo, _ desk: inout Desk) {
    var list = PagedList<Photo>()
    list.restart()
    list.receive(
      Page(items: photos, firstIndex: 0, totalCount: photoCount ?? photos.count, next: photosNext), .start)
    desk.go(to: PhotoPage(photo, query: PhotoQuery(sort: .popular), list: list))
  }

  private func open(_ tab: Tab, _ desk: inout Desk) {
    switch tab {
    case .watch: desk.watch()
    case .guide: desk.go(to: GuidePage())
    case .album: desk.go(to: AlbumsPage())
    case .mall: desk.go(to: BrandsPage())
    case .orders: desk.go(to: OrdersPage())
    case .settings: desk.go(to: SettingsPage())
    case .help:
      desk.go(
        to: HelpPage(
          page: .home, subject: "", offers: offers(desk.scene), keys: [.contextMenu, .home, .guide, .help, .exit]))
    }
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    HomeDrawing(page: self, layout: HomeLayout(scene.grid)).draw(into: &frame, scene)
  }
}
