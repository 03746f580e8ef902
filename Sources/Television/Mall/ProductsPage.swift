import Attributes
import MallService
import Screen

/// Products in rows that can be compared, most bought first: a brand's, a model's variants, or what matches other
/// attributes. A model or a lens that is one product opens it at once; one that is none says so and offers the brand.
struct ProductsPage: TelevisionPage {
  let attributes: [Attribute]
  private(set) var query: ProductQuery
  private(set) var list = PagedList<Product>()
  /// How many photos were taken with each model or lens, as far as the album has said.
  private(set) var photoCounts: [String: Int] = [:]
  private(set) var scroll = Scrolling()

  /// The brand of the photo they come from, as far as it names one.
  private let brand: String?

  /// - Parameters:
  ///   - attributes: What the products are asked by.
  ///   - brand: The brand to offer where there are none; nil for the one the attributes name.
  init(attributes: [Attribute], brand: String? = nil) {
    self.attributes = attributes
    self.brand = brand
    query = ProductQuery(attributes: attributes)
  }

  var name: PageName { .products }
  var turnsPages: Bool { true }

  func crumb(_ scene: Scene) -> String {
    let brand = attributes.first { $0.name == .brand }?.text
    return attributes.filter { !($0.name == .focalLength35 && attributes.count > 1) }.map { attribute in
      switch attribute.name {
      case .model, .lens: scene.words.short(attribute.text ?? "", brand: brand)
      case .iso: "ISO " + scene.words.value(attribute)
      default: scene.words.value(attribute)
      }
    }.joined(separator: scene.words(.listSeparator))
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    let order: Phrase =
      switch query.sort {
      case .popular: .mostBoughtFirst
      case .price: .cheapestFirst
      case .newest: .newestFirst
      }
    return scene.words(
      .sumAndOrder, ["sum": scene.words.count(.products, list.totalCount), "order": scene.words(order)])
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    list.restart()
    desk.ask(.products(query, PageRequest()), .list(.start))
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { open(&desk) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.list(let part), .products(let page)):
      if opensAtOnce(page), let product = page.items.first {
        desk.replace(with: ProductPage(product))
        return
      }
      let wasRead = list.items.isEmpty
      list.receive(page, part)
      if wasRead, let first = list.items.first { desk.focus(.item(first.id)) }
      askPhotoCounts(page.items, &desk)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: desk.scene.now)
    case (.photoCounts(let models), .counts(let counts)):
      for (model, count) in zip(models, counts) { photoCounts[model] = count }
    default: break
    }
  }

  private func opensAtOnce(_ page: Page<Product>) -> Bool {
    page.totalCount == 1 && attributes.contains { $0.name == .model || $0.name == .lens }
  }

  /// How many photos there are, only the album knows: one question for all models of a part.
  private func askPhotoCounts(_ products: [Product], _ desk: inout Desk) {
    let related = products.map(\.relatedAttribute)
    if !related.isEmpty { desk.ask(.photoCounts(related), .photoCounts(products.map(\.model))) }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .bought(let id): list.update(id) { $0.purchaseCount += 1 }
    case .changed, .removed, .albumChanged: askPhotoCounts(list.items, &desk)
    case .selected, .air: break
    }
  }

  // MARK: Focus

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
      return map
    }
    let layout = ProductRowsLayout(scene.grid, top: scroll.top)
    for (product, index, rect) in layout.rows(list, margin: 1) {
      map.add(.item(product.id), rect, group: "list", index: index)
    }
    map.initial = map.items.first { $0.rect.row >= layout.firstRow }?.id
    map.awaitsMoreBelow = list.hasMoreAfter
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    guard item.id.itemID != nil else { return }
    let layout = ProductRowsLayout(desk.scene.grid, top: scroll.top)
    scroll.reveal(item.index, visible: layout.wholeRows, total: list.totalCount)
    if let (part, position) = list.missing(around: item.index, margin: layout.wholeRows + 4) {
      desk.ask(.products(query, PageRequest(position)), .list(part))
    }
  }

  private func focused(_ scene: Scene) -> Product? {
    scene.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    var offers = Offers(ok: nil)
    guard focused(scene) != nil else {
      switch scene.place?.id {
      case "retry": offers.ok = words(.tryNow)
      case "brand", "mall": offers.ok = words(.open)
      default: break
      }
      return offers
    }
    offers.ok = words(.open)
    offers.coloured = [
      (.red, Offer(command: .buy, label: words(.buy))),
      (.green, Offer(command: .relatedPhotos, label: words(.relatedPhotos))),
      (.yellow, Offer(command: .sort, label: words(Self.phrase(nextSort)))),
    ]
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    let product = focused(desk.scene)
    switch (command, product) {
    case (.open, let product?): desk.go(to: ProductPage(product))
    case (.buy, let product?): desk.go(to: ConfirmDialog(.buy(product, key: desk.mintKey())))
    case (.relatedPhotos, let product?): desk.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
    case (.sort, _): sortNext(&desk)
    case (.open, nil):
      if desk.scene.place?.id == "brand", let brand = offeredBrand {
        desk.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
      } else if desk.scene.place?.id == "mall" {
        desk.go(to: BrandsPage())
      } else if desk.scene.place?.id == "retry" {
        open(&desk)
      }
    default: break
    }
  }

  private var nextSort: ProductQuery.Sort {
    let all = ProductQuery.Sort.allCases
    return all[((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count]
  }

  private static func phrase(_ sort: ProductQuery.Sort) -> Phrase {
    switch sort {
    case .popular: .sortMostBought
    case .price: .sortCheapest
    case .newest: .sortNewest
    }
  }

  private mutating func sortNext(_ desk: inout Desk) {
    query.sort = nextSort
    scroll = Scrolling()
    list = PagedList()
    open(&desk)
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    guard let direction = key.pageDirection, let place = desk.scene.place, place.id.itemID != nil else { return false }
    let rows = ProductRowsLayout(desk.scene.grid, top: scroll.top).wholeRows
    if let (product, index) = list.item(direction * rows, from: place.index) {
      scroll.reveal(index, visible: rows, total: list.totalCount)
      desk.focus(.item(product.id))
    }
    return true
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    ProductRowsDrawing(page: self, layout: ProductRowsLayout(scene.grid, top: scroll.top)).draw(into: &frame, scene)
  }

  /// The brand that is offered where the mall has no such model; nil where the brand itself was asked for.
  private var offeredBrand: String? {
    if let brand = attributes.first(where: { $0.name == .brand }) { return attributes.count > 1 ? brand.text : nil }
    return brand
  }

  private func notice(_ scene: Scene) -> Notice? {
    let words = scene.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.retry, .mallFailed, scene)
    case .loading:
      return list.items.isEmpty ? Notice(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      guard list.isEmpty else { return nil }
      var buttons = [Buttons.Button(id: "mall", label: words(.openMall))]
      if let offeredBrand {
        buttons.insert(Buttons.Button(id: "brand", label: words(.showBrand, ["brand": offeredBrand])), at: 0)
      }
      return Notice(
        picture: .emptyTiles, title: words(.mallHasNone, ["name": crumb(scene)]), sentences: words(.mallHasNoneHelp),
        buttons: buttons)
    }
  }
}
