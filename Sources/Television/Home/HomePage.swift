import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// Where everything begins: the most selected photo, a way to every place, and what is most selected and most bought.
struct HomePage: FullPage {
  /// Each rail's items, as far as they are known.
  private(set) var photos: [Photo] = []
  private(set) var products: [Product] = []
  private(set) var photoCount: Int?
  /// What follows the photos of the rail, so that one opened from it has all its neighbours.
  private var photosNext: PageCursor?
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

  func crumb(_ view: ViewContext) -> String { "" }

  func wakeMS(_ view: ViewContext) -> Int64? {
    let stop = onAir.programme.map { view.tuner.clock.uptimeMS(of: $0.stop, at: view.now) }
    return [
      albumRetry.wakeMS(at: view.now), mallRetry.wakeMS(at: view.now), restsAtMS, heroFade.nextStepMS(at: view.now),
      stop,
    ]
    .compactMap(\.self).min()
  }

  /// How much of the ground still lies over the hero, 1...0.
  func heroVeil(_ view: ViewContext) -> Double {
    1 - heroFade.share(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    askAlbum(&context)
    askMall(&context)
    followAir(&context)
  }

  private mutating func followAir(_ context: inout PageContext) {
    let tuner = context.view.tuner
    onAir.follow(tuner.programme(at: context.view.now), of: tuner.channel, &context)
  }

  /// The still of what is on now; nil when nothing is, or its photos are not known.
  var still: Photo? { onAir.photos.first }

  private mutating func askAlbum(_ context: inout PageContext) {
    albumRetry.began()
    context.ask(.photos(PhotoQuery(sort: .popular), PageRequest(limit: 8)), .photos)
  }

  private mutating func askMall(_ context: inout PageContext) {
    mallRetry.began()
    context.ask(.products(ProductQuery(), PageRequest(limit: 8)), .products)
  }

  mutating func wake(_ context: inout PageContext) {
    if albumRetry.isDue(at: context.view.now) { askAlbum(&context) }
    if mallRetry.isDue(at: context.view.now) { askMall(&context) }
    followAir(&context)
    if let restsAtMS, restsAtMS <= context.view.now.uptimeMS {
      self.restsAtMS = nil
      let wanted = wantedHero(context.view)
      if wanted != heroID {
        heroID = wanted
        heroFade.begin(context.view)
      }
    }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      photos = page.items
      photoCount = page.totalCount
      photosNext = page.next
      if let id = heroID, !photos.contains(where: { $0.id == id }) { heroID = nil }
      albumFailure = nil
      albumRetry.succeeded()
    case (.selection(let photo), .count(let count)): context.tell(.selected(photo: photo, count: count))
    case (.photos, .failed(let failure)):
      albumFailure = failure
      albumRetry.failed(failure, at: context.view.now)
    case (.products, .products(let page)):
      products = page.items
      mallFailure = nil
      mallRetry.succeeded()
    case (.products, .failed(let failure)):
      mallFailure = failure
      mallRetry.failed(failure, at: context.view.now)
    default: onAir.receive(reply, topic: topic, &context)
    }
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .bought(let id):
      for index in products.indices where products[index].id == id { products[index].purchaseCount += 1 }
    case .changed(let photo):
      for index in photos.indices where photos[index].id == photo.id { photos[index] = photo }
    case .removed, .albumChanged:
      askAlbum(&context)
      onAir.refresh(of: context.view.tuner.channel, &context)
    case .air(.tuned), .air(.scheduled): followAir(&context)
    case .air: break
    }
    onAir.notice(notification)
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = HomeLayout(view.grid)
    for (index, (tab, rect)) in layout.tabs(view.words).enumerated() {
      map.add(tab.id, rect, group: "tabs", index: index)
    }
    map.initial = Tab.watch.id
    let shown = photos.prefix(layout.photoColumns)
    for (index, photo) in shown.enumerated() {
      map.add(.item("photo:" + photo.id), layout.cardRect(index), group: "rail", index: index)
    }
    if isAlbumEmpty, albumFailure == nil { layout.emptyButtons(view)?.addFocus(to: &map, view.grid) }
    for (index, product) in products.prefix(layout.productColumns).enumerated() {
      let place = layout.photoColumns + index
      map.add(.item("product:" + product.id), layout.cardRect(place), group: "rail", index: place)
    }
    return map
  }

  /// Whether it is known that the album holds nothing.
  var isAlbumEmpty: Bool { photoCount == 0 }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    // Any key ends all motion, and the hero follows only a focus that has come to rest.
    heroFade.end()
    restsAtMS = wantedHero(context.view) == heroID ? nil : context.view.now.uptimeMS + 250
  }

  /// The photo of the rail that is wanted behind the words; nil for what is on now. Where nothing is on, the last one stays.
  private func wantedHero(_ view: ViewContext) -> String? {
    focusedPhoto(view)?.id ?? (still == nil ? heroID : nil)
  }

  private func focusedPhoto(_ view: ViewContext) -> Photo? {
    photos.first { view.place?.id == .item("photo:" + $0.id) }
  }

  private func focusedProduct(_ view: ViewContext) -> Product? {
    products.first { view.place?.id == .item("product:" + $0.id) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(ok: view.place?.id == "demo" ? words(.loadDemo) : words(.open), back: words(.leave))
    if focusedPhoto(view)?.model != nil {
      actions.coloured.append((.red, Action(command: .lookUp, label: words(.lookUpCamera))))
    }
    if focusedProduct(view) != nil {
      actions.coloured = [
        (.red, Action(command: .buy, label: words(.buy))),
        (.green, Action(command: .relatedPhotos, label: words(.relatedPhotos))),
      ]
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let photo = focusedPhoto(context.view)
    let product = focusedProduct(context.view)
    switch (command, photo, product) {
    case (.open, let photo?, _): openPhoto(photo, &context)
    case (.open, _, let product?): context.go(to: ProductPage(product))
    case (.open, _, _):
      if context.view.place?.id == "demo" { context.go(to: ConfirmDialog(.addDemo)) }
      if let tab = Tab.allCases.first(where: { $0.id == context.view.place?.id }) { open(tab, &context) }
    case (.lookUp, let photo?, _):
      if let model = photo.model { context.lookUp([Attribute(.model, model)], of: photo) }
    case (.buy, _, let product?): context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
    case (.relatedPhotos, _, let product?): context.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
    default: break
    }
  }

  private func openPhoto(_ photo: Photo, _ context: inout PageContext) {
    var list = PagedList<Photo>()
    list.restart()
    list.receive(
      Page(items: photos, firstIndex: 0, totalCount: photoCount ?? photos.count, next: photosNext), .start)
    context.go(to: PhotoPage(photo, query: PhotoQuery(sort: .popular), list: list))
  }

  private func open(_ tab: Tab, _ context: inout PageContext) {
    switch tab {
    case .watch: context.watch()
    case .guide: context.go(to: GuidePage())
    case .album: context.go(to: AlbumsPage())
    case .mall: context.go(to: BrandsPage())
    case .orders: context.go(to: OrdersPage())
    case .settings: context.go(to: SettingsPage())
    case .help:
      context.go(
        to: HelpPage(
          page: .home, subject: "", actions: actions(context.view), keys: [.contextMenu, .home, .guide, .help, .exit]))
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    HomeDrawing(page: self, layout: HomeLayout(view.grid)).draw(into: &frame, view)
  }
}
