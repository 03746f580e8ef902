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
  /// The numbers of photos of the viewer and of friends; nil until the album has answered, and for no person.
  private(set) var ownerCounts: OwnerCounts?
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
    if context.view.isPerson {
      context.ask(OwnerCountsRequest(product.relatedAttribute), slot: CallSlot(name: "owners")) {
        (page: inout Self, counts, _) in page.ownerCounts = counts
      }
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
    case .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = ProductLayout(view.grid)
    layout.buttons(view.words).addFocus(to: &map, view.grid)
    map.initial = "buy"
    for (index, line) in ownerLines(view).enumerated() {
      map.add(line.id, line.rect, group: "owners", index: index)
    }
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
    if ownerLines(view).contains(where: { $0.id == view.pageFocus?.id }) { actions.ok = words(.open) }
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
      } else if let line = ownerLines(context.view).first(where: { $0.id == context.view.pageFocus?.id }) {
        context.go(to: PhotoGridPage(.takenBy(line.person, product.relatedAttribute)))
      }
    case .buy: buy(&context)
    case .relatedPhotos: openRelated(&context)
    case .brand: context.go(to: ProductsPage(attributes: [Attribute(.brand, product.brand)]))
    case .retry: open(&context)
    default: break
    }
  }

  /// A line that says how many photos friends, or the viewer, took with the product, and leads to them.
  struct OwnerLine {
    let id: FocusID
    let person: OwnerFilter
    let text: String
    let rect: Rect
  }

  /// Returns the lines about the photos of friends and of the viewer; none for those who have none, and where there is no room.
  func ownerLines(_ view: ViewContext) -> [OwnerLine] {
    guard let counts = ownerCounts else { return [] }
    let (words, layout) = (view.words, ProductLayout(view.grid))
    let friends = words.count(
      .friendsTook, counts.friendCount, ["photos": words.count(.photos, counts.friendItemCount)])
    let own =
      counts.friendCount > 0
      ? words(.youTookToo, ["count": words.number(counts.ownCount)]) : words.count(.youTook, counts.ownCount)
    let texts: [(OwnerFilter, String)] =
      (counts.friendCount > 0 ? [(.friends, friends)] : [])
      + (counts.ownCount > 0 ? [(.viewer, own)] : [])
    return zip(texts, layout.ownerRects(texts.map(\.1.widthCells))).map { text, rect in
      OwnerLine(id: FocusID("owner:" + text.0.text), person: text.0, text: text.1, rect: rect)
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
    for line in ownerLines(view) { line.draw(into: &frame, view) }
    ProductDrawing(page: self, layout: ProductLayout(view.grid)).draw(into: &frame, view)
  }
}

extension ProductPage.OwnerLine {
  func draw(into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(id)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.markFocus(rect)
    }
    let end = frame.write(text, at: rect.origin, Style(isFocused ? .ink : .body, bold: isFocused))
    frame.write(
      frame.symbol(.link), at: Point(column: end + 1, row: rect.row), Style(isFocused ? .inkAccent : .accent))
  }
}
