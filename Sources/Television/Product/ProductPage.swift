import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// One product: its picture, its facts, what it costs, how often it was bought, and the photos taken with it.
struct ProductPage: TelevisionPage {
  private(set) var product: Product
  /// The first photos taken with it, most selected first.
  private(set) var photos: [Photo] = []
  /// What follows them, so that a photo opened from the film has all its neighbours.
  private var photosNext: PageCursor?
  private var photosQuery: PhotoQuery { PhotoQuery(attributes: [product.relatedAttribute], sort: .popular) }
  /// How those photos spread; nil until the album has said.
  private(set) var shootingStatistics: ShootingStatistics?
  /// Why the album could not say; nil while all is well.
  private(set) var albumFailure: ServiceFailure?

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
    let related = product.relatedAttribute
    context.ask(.photos(photosQuery, PageRequest(limit: 12)), .photos)
    context.ask(.shootingStatistics(related), .shootingStatistics)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      photos = page.items
      photosNext = page.next
    case (.shootingStatistics, .shootingStatistics(let shootingStatistics)):
      self.shootingStatistics = shootingStatistics
    case (.photos, .failed(let failure)), (.shootingStatistics, .failed(let failure)): albumFailure = failure
    default: break
    }
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .bought(let id): if id == product.id { product.purchaseCount += 1 }
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .changed, .removed, .albumChanged: open(&context)
    case .air: break
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = ProductLayout(view.grid)
    layout.buttons(view.words).addFocus(to: &map, view.grid)
    map.initial = "buy"
    for (index, photo) in photos.prefix(layout.filmColumns).enumerated() {
      map.add(.item(photo.id), layout.filmRect(index), group: "film", index: index)
    }
    return map
  }

  private func focusedPhoto(_ view: ViewContext) -> Photo? {
    view.place?.id.itemID.flatMap { id in photos.first { $0.id == id } }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    let photo = focusedPhoto(view)
    let isRelated = view.place?.id == "related"
    var actions = AvailableActions(ok: words(photo != nil || isRelated ? .open : .buy))
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
      } else if context.view.place?.id == "related" {
        openRelated(&context)
      } else {
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

  private func openPhoto(_ photo: Photo, _ context: inout PageContext) {
    var list = PagedList<Photo>()
    list.restart()
    let total = shootingStatistics?.photoCount ?? photos.count
    list.receive(Page(items: photos, firstIndex: 0, totalCount: total, next: photosNext), .start)
    context.go(to: PhotoPage(photo, query: photosQuery, list: list))
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    ProductDrawing(page: self, layout: ProductLayout(view.grid)).draw(into: &frame, view)
  }
}
