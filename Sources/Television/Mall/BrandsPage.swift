import Attributes
import Calls
import MallService
import Screen

/// The mall's brands, most bought first, each with its most bought product. Typing filters them by name.
struct BrandsPage: TelevisionPage {
  private var list = PagedList<Brand>()
  private var scroll = Scrolling()
  /// The text that filters brands by name; nil while there is no filter.
  private var typed: String?
  /// The limit of brands, which are few: all are read at once, so that filtering needs no service.
  private static let limit = 500

  var name: PageName { .mall }
  var turnsPages: Bool { true }
  var takesText: Bool { typed != nil }

  func crumb(_ view: ViewContext) -> String {
    view.words(.mall)
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    if typed != nil { return view.words.count(.brands, shown.totalCount) }
    return view.words(
      .sumAndSort,
      ["sum": view.words.count(.brands, list.totalCount), "sort": view.words(.mostBoughtFirst)])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.countdown.wakeMS(at: view.now)
  }

  mutating func open(_ context: inout PageContext) {
    list.restart()
    context.read(BrandsRequest(PageRequest(limit: Self.limit)), .start, into: \BrandsPage.list)
  }

  // MARK: Finding

  /// The brands that match the filter.
  private var shown: PagedList<Brand> {
    guard let typed, !typed.isEmpty else { return list }
    let needle = typed.lowercased()
    let found = list.items.filter { $0.name.lowercased().contains(needle) }
    var shown = PagedList<Brand>()
    shown.restart()
    shown.receive(Page(items: found, firstIndex: 0, totalCount: found.count), .start)
    return shown
  }

  mutating func type(_ character: Character?, _ context: inout PageContext) {
    guard var text = typed else { return }
    if let character {
      if text.widthCells < 30 { text.append(character) }
    } else if text.popLast() == nil {
      // Erasing with an empty filter ends filtering, as Back does.
      return typed = nil
    }
    typed = text
    scroll = Scrolling()
    if let first = shown.items.first { context.focus(.item(first.id)) }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    if key == .back, typed != nil {
      typed = nil
      return true
    }
    return layout(context.view).turnPage(key, shown, &scroll, &context)
  }

  // MARK: Focus

  private func layout(_ view: ViewContext) -> GridLayout {
    GridLayout(view.grid, count: shown.knownCount, top: scroll.top, captionRows: view.grid.hasHalfRows ? 2 : 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
    } else {
      layout(view).addFocus(to: &map, shown)
      map.awaitsMoreBelow = list.hasMoreAfter
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard typed == nil else {
      var shown = shown
      _ = layout(context.view).reveal(item.index, of: &shown, &scroll)
      return
    }
    if let (part, position) = layout(context.view).reveal(item.index, of: &list, &scroll) {
      context.read(BrandsRequest(PageRequest(position, limit: Self.limit)), part, into: \BrandsPage.list)
    }
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let isRetry = view.pageFocus?.id == "retry"
    let ok = view.pageFocus == nil ? nil : view.words(isRetry ? .tryNow : .open)
    var actions = AvailableActions(ok: ok, back: typed == nil ? nil : view.words(.stopFinding))
    if typed == nil, !list.items.isEmpty {
      actions.coloured = [(.blue, Action(command: .find, label: view.words(.findByName)))]
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .find { return typed = "" }
    guard command == .open else { return }
    if let brand = context.view.pageFocus?.id.itemID {
      context.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
    } else {
      open(&context)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    drawTyped(into: &frame, view)
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let layout = layout(view)
    for (brand, point) in layout.visible(shown) {
      card(brand, view).draw(into: &frame, at: point, layout.cards, view, captionRows: layout.captionRows)
    }
    for brand in layout.ahead(shown) { card(brand, view).prefetch(into: &frame, layout.cards) }
    layout.drawThumb(into: &frame, totalCount: shown.totalCount)
  }

  private func card(_ brand: Brand, _ view: ViewContext) -> PosterCard {
    PosterCard(
      id: .item(brand.id), image: brand.cover.imageSource, treatment: .studio,
      title: brand.name, count: view.words.number(brand.purchaseCount),
      detail: view.words.count(.products, brand.productCount))
  }

  /// Draws the filter between the header and the brands.
  private func drawTyped(into frame: inout Frame, _ view: ViewContext) {
    guard let typed else { return }
    let grid = view.grid
    let field = Rect(column: grid.left, row: grid.headerRow + 1, columns: min(40, grid.contentColumns), rows: 1)
    frame.fill(field, .surface)
    let point = Point(column: field.column + 1, row: field.row)
    guard !typed.isEmpty else {
      frame.write(view.words(.typeBrand), at: point, Style(.quiet), width: field.columns - 2)
      return
    }
    let end = frame.write(typed, at: point, Style(.text), width: field.columns - 3)
    frame.write("▏", at: Point(column: end, row: field.row), Style(.accent))
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.countdown, .mallFailed, view)
    case .loading:
      list.items.isEmpty ? EmptyState(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready where shown.isEmpty && !list.isEmpty:
      EmptyState(picture: .emptyTiles, title: words(.noBrandFound, ["name": typed ?? ""]), sentences: "")
    case .ready:
      list.isEmpty
        ? EmptyState(
          picture: .emptyTiles, title: words(.mallIsEmpty), sentences: words(.mallIsEmptyHelp),
          command: "tenfoot catalog import FILE") : nil
    }
  }
}
