import Attributes
import Calls
import MallService
import Screen

/// A list of products in comparable rows, most bought first: of a brand, a model's variants, or a match of other
/// attributes. A single product of a model or lens is opened at once; an empty list offers the brand.
struct ProductsPage: TelevisionPage {
  let attributes: [Attribute]
  private(set) var query: ProductQuery
  private(set) var list = PagedList<Product>()
  /// The number of photos by model or lens, as far as known.
  private(set) var itemCounts: [String: Int] = [:]
  private(set) var scroll = Scrolling()

  /// The brand of the photo that led here; nil if it has none.
  private let brand: String?

  /// - Parameters:
  ///   - attributes: The attributes to match.
  ///   - brand: The brand to offer if nothing matches; nil for the brand among the attributes.
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
    let sort: Phrase =
      switch query.sort {
      case .popular: .mostBoughtFirst
      case .price: .cheapestFirst
      case .newest: .newestFirst
      }
    return view.words(
      .sumAndSort, ["sum": view.words.count(.products, list.totalCount), "sort": view.words(sort)])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.countdown.wakeMS(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    list.restart()
    read(.first, .start, &context)
  }

  private func read(_ position: PageRequest.Position, _ part: ListPart, _ context: inout PageContext) {
    let wasEmpty = list.items.isEmpty
    context.read(ProductsRequest(query, PageRequest(position)), part, into: \ProductsPage.list) {
      page, answer, context in
      if page.opensAtOnce(answer), let product = answer.items.first {
        return context.replace(with: ProductPage(product))
      }
      if wasEmpty, let first = page.list.items.first { context.focus(.item(first.id)) }
      page.askItemCounts(answer.items, &context)
    }
  }

  private func opensAtOnce(_ page: Page<Product>) -> Bool {
    page.totalCount == 1 && attributes.contains { $0.name == .model || $0.name == .lens }
  }

  /// Requests the number of photos of each product: one request for all models of a part.
  private func askItemCounts(_ products: [Product], _ context: inout PageContext) {
    let related = products.map(\.relatedAttribute)
    guard !related.isEmpty else { return }
    let models = products.map(\.model)
    context.ask(ItemCountsRequest(related)) { (page: inout Self, counts, _) in
      for (model, count) in zip(models, counts) { page.itemCounts[model] = count }
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .bought(let id): list.update(id) { $0.purchaseCount += 1 }
    case .changed, .removed, .restored, .albumChanged: askItemCounts(list.items, &context)
    case .selected, .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
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
      read(position, part, &context)
    }
  }

  private func focused(_ view: ViewContext) -> Product? {
    view.pageFocus?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(ok: nil)
    guard focused(view) != nil else {
      actions.ok =
        switch view.pageFocus?.id {
        case "retry": words(.tryNow)
        case "brand", "mall": words(.open)
        default: nil
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
      if context.view.pageFocus?.id == "brand", let brand = offeredBrand {
        context.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
      } else if context.view.pageFocus?.id == "mall" {
        context.go(to: BrandsPage())
      } else if context.view.pageFocus?.id == "retry" {
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
    guard let direction = key.pageDirection, let place = context.view.pageFocus, place.id.itemID != nil else {
      return false
    }
    let rows = ProductRowsLayout(context.view.grid, top: scroll.top).wholeRows
    context.awaitsMore = list.awaitsMore(direction * rows, from: place.index)
    if !context.awaitsMore, let (product, index) = list.item(direction * rows, from: place.index) {
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

  /// The brand offered if the mall has no such model; nil if the brand itself was requested.
  private var offeredBrand: String? {
    if let brand = attributes.first(where: { $0.name == .brand }) { return attributes.count > 1 ? brand.text : nil }
    return brand
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.countdown, .mallFailed, view)
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
