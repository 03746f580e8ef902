import Attributes
import Calls
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

  func crumb(_ view: ViewContext) -> String {
    let brand = attributes.first { $0.name == .brand }?.text
    return attributes.filter { !($0.name == .focalLength35 && attributes.count > 1) }.map { attribute in
      switch attribute.name {
      case .model, .lens: view.words.short(attribute.text ?? "", brand: brand)
      case .iso: "ISO " + view.words.value(attribute)
      default: view.words.value(attribute)
      }
    }.joined(separator: view.words(.listSeparator))
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    let order: Phrase =
      switch query.sort {
      case .popular: .mostBoughtFirst
      case .price: .cheapestFirst
      case .newest: .newestFirst
      }
    return view.words(
      .sumAndOrder, ["sum": view.words.count(.products, list.totalCount), "order": view.words(order)])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.retry.wakeMS(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    list.restart()
    context.ask(.products(query, PageRequest()), .list(.start))
  }

  mutating func wake(_ context: inout PageContext) {
    if list.retry.isDue(at: context.view.now) { open(&context) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.list(let part), .products(let page)):
      if opensAtOnce(page), let product = page.items.first {
        context.replace(with: ProductPage(product))
        return
      }
      let wasRead = list.items.isEmpty
      list.receive(page, part)
      if wasRead, let first = list.items.first { context.focus(.item(first.id)) }
      askPhotoCounts(page.items, &context)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: context.view.now)
    case (.photoCounts(let models), .counts(let counts)):
      for (model, count) in zip(models, counts) { photoCounts[model] = count }
    default: break
    }
  }

  private func opensAtOnce(_ page: Page<Product>) -> Bool {
    page.totalCount == 1 && attributes.contains { $0.name == .model || $0.name == .lens }
  }

  /// How many photos there are, only the album knows: one question for all models of a part.
  private func askPhotoCounts(_ products: [Product], _ context: inout PageContext) {
    let related = products.map(\.relatedAttribute)
    if !related.isEmpty { context.ask(.photoCounts(related), .photoCounts(products.map(\.model))) }
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .bought(let id): list.update(id) { $0.purchaseCount += 1 }
    case .changed, .removed, .albumChanged: askPhotoCounts(list.items, &context)
    case .selected, .air: break
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
      return map
    }
    let layout = ProductRowsLayout(view.grid, top: scroll.top)
    for (product, index, rect) in layout.rows(list, margin: 1) {
      map.add(.item(product.id), rect, group: "list", index: index)
    }
    map.initial = map.items.first { $0.rect.row >= layout.firstRow }?.id
    map.awaitsMoreBelow = list.hasMoreAfter
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard item.id.itemID != nil else { return }
    let layout = ProductRowsLayout(context.view.grid, top: scroll.top)
    scroll.reveal(item.index, visible: layout.wholeRows, total: list.totalCount)
    if let (part, position) = list.missing(around: item.index, margin: layout.wholeRows + 4) {
      context.ask(.products(query, PageRequest(position)), .list(part))
    }
  }

  private func focused(_ view: ViewContext) -> Product? {
    view.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(ok: nil)
    guard focused(view) != nil else {
      switch view.place?.id {
      case "retry": actions.ok = words(.tryNow)
      case "brand", "mall": actions.ok = words(.open)
      default: break
      }
      return actions
    }
    actions.ok = words(.open)
    actions.coloured = [
      (.red, Action(command: .buy, label: words(.buy))),
      (.green, Action(command: .relatedPhotos, label: words(.relatedPhotos))),
      (.yellow, Action(command: .sort, label: words(Self.phrase(nextSort)))),
    ]
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let product = focused(context.view)
    switch (command, product) {
    case (.open, let product?): context.go(to: ProductPage(product))
    case (.buy, let product?): context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
    case (.relatedPhotos, let product?): context.go(to: PhotoGridPage(.takenWith(product.relatedAttribute)))
    case (.sort, _): sortNext(&context)
    case (.open, nil):
      if context.view.place?.id == "brand", let brand = offeredBrand {
        context.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
      } else if context.view.place?.id == "mall" {
        context.go(to: BrandsPage())
      } else if context.view.place?.id == "retry" {
        open(&context)
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

  private mutating func sortNext(_ context: inout PageContext) {
    query.sort = nextSort
    scroll = Scrolling()
    list = PagedList()
    open(&context)
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, let place = context.view.place, place.id.itemID != nil else {
      return false
    }
    let rows = ProductRowsLayout(context.view.grid, top: scroll.top).wholeRows
    if let (product, index) = list.item(direction * rows, from: place.index) {
      scroll.reveal(index, visible: rows, total: list.totalCount)
      context.focus(.item(product.id))
    }
    return true
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    ProductRowsDrawing(page: self, layout: ProductRowsLayout(view.grid, top: scroll.top)).draw(into: &frame, view)
  }

  /// The brand that is offered where the mall has no such model; nil where the brand itself was asked for.
  private var offeredBrand: String? {
    if let brand = attributes.first(where: { $0.name == .brand }) { return attributes.count > 1 ? brand.text : nil }
    return brand
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.retry, .mallFailed, view)
    case .loading:
      return list.items.isEmpty ? EmptyState(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      guard list.isEmpty else { return nil }
      var buttons = [Buttons.Button(id: "mall", label: words(.openMall))]
      if let offeredBrand {
        buttons.insert(Buttons.Button(id: "brand", label: words(.showBrand, ["brand": offeredBrand])), at: 0)
      }
      return EmptyState(
        picture: .emptyTiles, title: words(.mallHasNone, ["name": crumb(view)]), sentences: words(.mallHasNoneHelp),
        buttons: buttons)
    }
  }
}
