import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// Home: the most looked-up photo, tabs to every part, and rails of popular photos and products.
struct HomePage: ProgrammePhotosPage {
  /// The items of each rail; empty until they arrive.
  private(set) var photos: [MediaItem] = []
  private(set) var products: [Product] = []
  private(set) var itemCount: Int?
  /// The cursor after the rail's photos, so that a photo opened from it has all its neighbours.
  private var photosNext: PageCursor?
  /// The viewer's friends, requests and blocked people; empty until they arrive, and for no person.
  private(set) var acquaintances: [Acquaintance] = []
  private(set) var albumFailure: ServiceFailure?
  private(set) var mallFailure: ServiceFailure?
  private var albumCountdown = RetryCountdown()
  private var mallCountdown = RetryCountdown()
  /// The photos of the current programme. Home shows one of them as a still, so that it needs no timer.
  var onAir = ProgrammePhotos(limit: 6)
  /// The photo in the rail that the focus rests on; nil for the current programme.
  private(set) var heroID: String?
  private var restsAtMS: Int64?
  private var adding = AddingWatch()
  private var arrivals = ArrivalWatch()
  /// The fade of the hero when it changes.
  private var heroFade = Motion(stepCount: 4)

  /// A tab of Home.
  enum Tab: String, CaseIterable {
    case watch, album, mall, guide, orders, friends, settings, help

    var id: FocusID { FocusID("tab:" + rawValue) }
    var phrase: Phrase {
      switch self {
      case .watch: .watch
      case .guide: .guide
      case .album: .album
      case .mall: .mall
      case .orders: .orders
      case .friends: .friends
      case .settings: .settings
      case .help: .help
      }
    }
  }

  var name: PageName { .home }
  var presentation: PagePresentation { .fullScreen }
  var programmePhotos: ProgrammePhotos {
    get { onAir }
    set { onAir = newValue }
  }

  func crumb(_ view: ViewContext) -> String { "" }

  func wakeMS(_ view: ViewContext) -> Int64? {
    let stop = onAir.programme.map { view.tuner.clock.uptimeMS(of: $0.stop, at: view.now) }
    return [
      albumCountdown.wakeMS(at: view.now), mallCountdown.wakeMS(at: view.now), restsAtMS, adding.asksAtMS,
      arrivals.asksAtMS,
      heroFade.nextStepMS(at: view.now),
      stop,
    ]
    .compactMap(\.self).min()
  }

  /// Returns the opacity of the background over the hero, 1...0.
  func heroVeil(_ view: ViewContext) -> Double {
    1 - heroFade.share(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    askAlbum(&context)
    askMall(&context)
    askFriends(&context)
    // A photo of someone who is no longer a friend must not stay.
    onAir.reload(for: Self.self, &context)
    followCurrentProgramme(&context)
  }

  private mutating func askFriends(_ context: inout PageContext) {
    guard context.view.isPerson else { return }
    context.ask(AcquaintancesRequest(), slot: CallSlot(name: "friends")) { (page: inout Self, answer, _) in
      page.acquaintances = answer
    }
  }

  /// The tabs: that of the friends where there is someone to be friends with.
  func tabs(_ view: ViewContext) -> [Tab] {
    let hasOthers = !acquaintances.isEmpty || view.isPerson && (view.profiles.count > 1 || !view.isAlbumHere)
    return Tab.allCases.filter { $0 != .friends || hasOthers }
  }

  /// Returns the note about friend requests; empty for none.
  func friendNote(_ view: ViewContext) -> String {
    let asking = acquaintances.filter { $0.state == .asking }
    guard let first = asking.first else { return "" }
    return asking.count == 1
      ? view.words(.askedYou, ["name": first.person.name]) : view.words.count(.friendRequests, asking.count)
  }

  /// Returns the place of the watching person's name in the header, which leads to “Who is watching?”; nil where there is no choice.
  func whoRect(_ view: ViewContext) -> Rect? {
    guard view.canSwitch, let profile = view.profile else { return nil }
    let width = min(profile.name.widthCells, 20)
    let clock =
      view.words.clock(view.now).widthCells
      + (view.grid.size.columns >= 100 ? view.words.day(view.now).widthCells + 3 : 0)
    return Rect(
      column: view.grid.right - clock - 4 - width, row: view.grid.headerRow, columns: width, rows: 1)
  }

  private mutating func followCurrentProgramme(_ context: inout PageContext) {
    let tuner = context.view.tuner
    onAir.follow(tuner.programme(at: context.view.now), of: tuner.channel, for: Self.self, &context)
  }

  /// The still of the current programme; nil if there is none or its photos are not known.
  var still: MediaItem? { onAir.photos.first }

  private mutating func askAlbum(_ context: inout PageContext) {
    context.ask(ItemsRequest(MediaQuery(sort: .popular), PageRequest(limit: 8)), slot: CallSlot(name: "photos")) {
      (page: inout Self, answer, _) in
      page.show(answer)
    } failed: { page, failure, _ in
      page.albumFailure = failure.failure
      page.albumCountdown = RetryCountdown(after: failure)
    }
  }

  private mutating func askMall(_ context: inout PageContext) {
    context.ask(ProductsRequest(ProductQuery(), PageRequest(limit: 8)), slot: CallSlot(name: "products")) {
      (page: inout Self, answer, _) in
      page.products = answer.items
      (page.mallFailure, page.mallCountdown) = (nil, RetryCountdown())
    } failed: { page, failure, _ in
      page.mallFailure = failure.failure
      page.mallCountdown = RetryCountdown(after: failure)
    }
  }

  mutating func wake(_ context: inout PageContext) {
    followCurrentProgramme(&context)
    adding.wake(&context)
    arrivals.wake(&context)
    if let restsAtMS, restsAtMS <= context.view.now.uptimeMS {
      self.restsAtMS = nil
      let wanted = wantedHero(context.view)
      if wanted != heroID {
        heroID = wanted
        heroFade.begin(context.view)
      }
    }
  }

  private mutating func show(_ answer: Page<MediaItem>) {
    photos = answer.items
    itemCount = answer.totalCount
    photosNext = answer.next
    if let id = heroID, !photos.contains(where: { $0.id == id }) { heroID = nil }
    (albumFailure, albumCountdown) = (nil, RetryCountdown())
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .bought(let id):
      for index in products.indices where products[index].id == id { products[index].purchaseCount += 1 }
    case .changed(let photo):
      for index in photos.indices where photos[index].id == photo.id { photos[index] = photo }
    case .removed, .restored, .albumChanged:
      askAlbum(&context)
      onAir.refresh(of: context.view.tuner.channel, for: Self.self, &context)
    case .tuner(.tuned), .tuner(.scheduled): followCurrentProgramme(&context)
    case .acquaintances(let all): acquaintances = all
    case .adding: adding.receive(notification, at: context.view.now)
    case .arrivals(let event): arrivals.receive(event, &context)
    case .tuner, .profiles, .notEntered: break
    }
    onAir.receive(notification)
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = HomeLayout(view.grid)
    if let rect = whoRect(view) { map.add(Self.whoID, rect, group: "header", index: 0) }
    for (index, (tab, rect)) in layout.tabs(tabs(view), view.words).enumerated() {
      map.add(tab.id, rect, group: "tabs", index: index)
    }
    map.initial = Tab.watch.id
    let shown = photos.prefix(layout.photoColumns)
    for (index, photo) in shown.enumerated() {
      map.add(.item("photo:" + photo.id), layout.cardRect(index), group: "rail", index: index)
    }
    if isAlbumEmpty, albumFailure == nil { layout.emptyButtons(view)?.addFocus(to: &map, view.grid) }
    for (index, product) in products.prefix(layout.productColumns).enumerated() {
      let card = layout.photoColumns + index
      map.add(.item("product:" + product.id), layout.cardRect(card), group: "rail", index: card)
    }
    return map
  }

  private static let whoID: FocusID = "who"
  /// Whether the album is known to be empty.
  var isAlbumEmpty: Bool { itemCount == 0 }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    // Any key ends the animation, and the hero changes only when the focus has rested for a moment.
    heroFade.end()
    restsAtMS = wantedHero(context.view) == heroID ? nil : context.view.now.uptimeMS + 250
  }

  /// Returns the photo wanted behind the text; nil for the current programme. Without a programme the last photo stays.
  private func wantedHero(_ view: ViewContext) -> String? {
    focusedPhoto(view)?.id ?? (still == nil ? heroID : nil)
  }

  private func focusedPhoto(_ view: ViewContext) -> MediaItem? {
    photos.first { view.pageFocus?.id == .item("photo:" + $0.id) }
  }

  private func focusedProduct(_ view: ViewContext) -> Product? {
    products.first { view.pageFocus?.id == .item("product:" + $0.id) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    let button = EmptyState.emptyAlbumButtons(view).first { $0.id == view.pageFocus?.id }
    var actions = AvailableActions(ok: button?.label ?? words(.open), back: words(.quit))
    if view.pageFocus?.id == Self.whoID { actions.ok = words(.whoIsWatching) }
    if view.canSwitch { actions.more = [Action(command: .switchProfile, label: words(.whoIsWatching))] }
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
      if context.view.pageFocus?.id == "demo" { context.go(to: ConfirmDialog(.addDemo)) }
      if context.view.pageFocus?.id == "add" { context.go(to: AddPhotosPage()) }
      if context.view.pageFocus?.id == Self.whoID { context.enter(nil) }
      if let tab = Tab.allCases.first(where: { $0.id == context.view.pageFocus?.id }) { open(tab, &context) }
    case (.switchProfile, _, _): if context.view.canSwitch { context.enter(nil) }
    case (.lookUp, let photo?, _):
      if let model = photo.model { context.lookUp([Attribute(.model, model)], of: photo) }
    case (.buy, _, let product?): context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
    case (.relatedPhotos, _, let product?): context.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
    default: break
    }
  }

  private func openPhoto(_ photo: MediaItem, _ context: inout PageContext) {
    var list = PagedList<MediaItem>()
    list.restart()
    list.receive(
      Page(items: photos, firstIndex: 0, totalCount: itemCount ?? photos.count, next: photosNext), .start)
    context.go(to: PhotoPage(photo, query: MediaQuery(sort: .popular), list: list))
  }

  private func open(_ tab: Tab, _ context: inout PageContext) {
    switch tab {
    case .watch: context.watch()
    case .guide: context.go(to: GuidePage())
    case .album: context.go(to: AlbumsPage())
    case .mall: context.go(to: BrandsPage())
    case .orders: context.go(to: OrdersPage())
    case .friends: context.go(to: FriendsPage())
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
