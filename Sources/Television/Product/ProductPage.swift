import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// One product: its picture, facts, price and sales, and the photos taken with it.
struct ProductPage: TelevisionPage {
  private(set) var product: Product
  /// The first photos taken with the product, most looked up first.
  private(set) var photos: [MediaItem] = []
  /// The cursor after those photos, so that a photo opened from the film strip has all its neighbours.
  private var photosNext: PageCursor?
  private var photosQuery: MediaQuery { MediaQuery(attributes: [product.relatedAttribute], sort: .popular) }
  /// The statistics of those photos; nil until the album has answered.
  private(set) var shootingStatistics: ShootingStatistics?
  /// The album's failure; nil for none.
  private(set) var albumFailure: ServiceFailure?
  /// The visible lines of the facts, where not all fit.
  private(set) var scroll = Scrolling()

  init(_ product: Product) {
    self.product = product
  }

  var name: PageName { .product }

  func crumb(_ view: ViewContext) -> String {
    view.words.shortName(product)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    albumFailure = nil
    context.ask(ItemsRequest(photosQuery, PageRequest(limit: 12)), slot: CallSlot(name: "photos")) {
      (page: inout Self, answer, _) in
      (page.photos, page.photosNext) = (answer.items, answer.next)
      page.albumFailure = nil
    } failed: { page, failure, _ in
      page.albumFailure = failure.failure
    }
    context.ask(ShootingStatisticsRequest(product.relatedAttribute), slot: CallSlot(name: "statistics")) {
      (page: inout Self, statistics, _) in
      page.shootingStatistics = statistics
    } failed: { page, failure, _ in
      page.albumFailure = failure.failure
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .bought(let id): if id == product.id { product.purchaseCount += 1 }
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .changed, .removed, .restored, .albumChanged: open(&context)
    case .adding, .tuner: break
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = ProductLayout(view.grid)
    layout.buttons(view.words).addFocus(to: &map, view.grid)
    map.initial = "buy"
    factsLayout(view).addFocus(to: &map)
    for (index, photo) in photos.prefix(layout.filmColumns).enumerated() {
      map.add(.item(photo.id), layout.filmRect(index), group: "film", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard item.group == ProductFactsLayout.group else { return }
    let facts = factsLayout(context.view)
    scroll.reveal(item.index, visible: facts.visibleLines, total: facts.lineCount)
  }

  func factsLayout(_ view: ViewContext) -> ProductFactsLayout {
    ProductFactsLayout(ProductFacts(product, view.words).all, ProductLayout(view.grid), top: scroll.top)
  }

  private func focusedPhoto(_ view: ViewContext) -> MediaItem? {
    view.pageFocus?.id.itemID.flatMap { id in photos.first { $0.id == id } }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    let photo = focusedPhoto(view)
    var actions = AvailableActions(ok: photo != nil ? words(.open) : nil)
    if view.pageFocus?.id == "related" { actions.ok = words(.relatedPhotos) }
    if view.pageFocus?.id == "buy" { actions.ok = words(.buy) }
    actions.coloured = [
      (.red, Action(command: .buy, label: words(.buy))),
      (.green, Action(command: .relatedPhotos, label: words(.relatedPhotos))),
      (.blue, Action(command: .brand, label: words(.allOfBrand, ["brand": product.brand]))),
    ]
    if albumFailure != nil { actions.more = [Action(command: .retry, label: words(.tryNow))] }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch command {
    case .open:
      if let photo = focusedPhoto(context.view) {
        openPhoto(photo, &context)
      } else if context.view.pageFocus?.id == "related" {
        openRelated(&context)
      } else if context.view.pageFocus?.id == "buy" {
        buy(&context)
      }
    case .buy: buy(&context)
    case .relatedPhotos: openRelated(&context)
    case .brand: context.go(to: ProductsPage(attributes: [Attribute(.brand, product.brand)]))
    case .retry: open(&context)
    default: break
    }
  }

  private func buy(_ context: inout PageContext) {
    context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
  }

  private func openRelated(_ context: inout PageContext) {
    context.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
  }

  private func openPhoto(_ photo: MediaItem, _ context: inout PageContext) {
    var list = PagedList<MediaItem>()
    list.restart()
    let total = shootingStatistics?.itemCount ?? photos.count
    list.receive(Page(items: photos, firstIndex: 0, totalCount: total, next: photosNext), .start)
    context.go(to: PhotoPage(photo, query: photosQuery, list: list))
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    ProductDrawing(page: self, layout: ProductLayout(view.grid)).draw(into: &frame, view)
  }
}
