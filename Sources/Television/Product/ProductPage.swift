import AlbumService
import Attributes
import MallService
import Screen

/// One product: its picture, its facts, what it costs, how often it was bought, and the photos taken with it.
struct ProductPage: TelevisionPage {
  private(set) var product: Product
  /// The first photos taken with it, most selected first.
  private(set) var photos: [Photo] = []
  /// What follows them, so that a photo opened from the film has all its neighbours.
  private var photosNext: Cursor?
  private var photosQuery: PhotoQuery { PhotoQuery(attributes: [product.relatedAttribute], sort: .popular) }
  /// How those photos spread; nil until the album has said.
  private(set) var evidence: Evidence?
  /// Why the album could not say; nil while all is well.
  private(set) var albumFailure: ServiceFailure?

  init(_ product: Product) {
    self.product = product
  }

  var name: PageName { .product }

  func crumb(_ scene: Scene) -> String {
    scene.words.shortName(product)
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    albumFailure = nil
    let related = product.relatedAttribute
    desk.ask(.photos(photosQuery, PageRequest(limit: 12)), .photos)
    desk.ask(.evidence(related), .evidence)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      photos = page.items
      photosNext = page.next
    case (.evidence, .evidence(let evidence)): self.evidence = evidence
    case (.photos, .failed(let failure)), (.evidence, .failed(let failure)): albumFailure = failure
    default: break
    }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .bought(let id): if id == product.id { product.purchaseCount += 1 }
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .changed, .removed, .albumChanged: open(&desk)
    case .air: break
    }
  }

  // MARK: Focus

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    let layout = ProductLayout(scene.grid)
    layout.buttons(scene.words).addFocus(to: &map, scene.grid)
    map.initial = "buy"
    for (index, photo) in photos.prefix(layout.filmColumns).enumerated() {
      map.add(.item(photo.id), layout.filmRect(index), group: "film", index: index)
    }
    return map
  }

  private func focusedPhoto(_ scene: Scene) -> Photo? {
    scene.place?.id.itemID.flatMap { id in photos.first { $0.id == id } }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    let photo = focusedPhoto(scene)
    let isRelated = scene.place?.id == "related"
    var offers = Offers(ok: words(photo != nil || isRelated ? .open : .buy))
    offers.coloured = [
      (.red, Offer(command: .buy, label: words(.buy))),
      (.green, Offer(command: .relatedPhotos, label: words(.relatedPhotos))),
      (.blue, Offer(command: .brand, label: words(.allOfBrand, ["brand": product.brand]))),
    ]
    if albumFailure != nil { offers.more = [Offer(command: .retry, label: words(.tryNow))] }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    switch command {
    case .open:
      if let photo = focusedPhoto(desk.scene) {
        openPhoto(photo, &desk)
      } else if desk.scene.place?.id == "related" {
        openRelated(&desk)
      } else {
        buy(&desk)
      }
    case .buy: buy(&desk)
    case .relatedPhotos: openRelated(&desk)
    case .brand: desk.go(to: ProductsPage(attributes: [Attribute(.brand, product.brand)]))
    case .retry: open(&desk)
    default: break
    }
  }

  private func buy(_ desk: inout Desk) {
    desk.go(to: ConfirmDialog(.buy(product, key: desk.mintKey())))
  }

  private func openRelated(_ desk: inout Desk) {
    desk.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
  }

  private func openPhoto(_ photo: Photo, _ desk: inout Desk) {
    var list = PagedList<Photo>()
    list.restart()
    let total = evidence?.photoCount ?? photos.count
    list.receive(Page(items: photos, firstIndex: 0, totalCount: total, next: photosNext), .start)
    desk.go(to: PhotoPage(photo, query: photosQuery, list: list))
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    ProductDrawing(page: self, layout: ProductLayout(scene.grid)).draw(into: &frame, scene)
  }
}
