import Attributes
import MallService
import Screen

/// The mall's brands, most bought first, each by its most bought product. Typing narrows them by name.
struct BrandsPage: TelevisionPage {
  private var list = PagedList<Brand>()
  private var scroll = Scrolling()
  /// What is typed to find a brand by its name; nil while nothing is being found.
  private var typed: String?
  /// Brands are few: this many are read at once, so that finding needs no server.
  private static let limit = 500

  var name: PageName { .mall }
  var turnsPages: Bool { true }
  var takesText: Bool { typed != nil }

  func crumb(_ scene: Scene) -> String {
    scene.words(.mall)
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    if typed != nil { return scene.words.count(.brands, shown.totalCount) }
    return scene.words(
      .sumAndOrder,
      ["sum": scene.words.count(.brands, list.totalCount), "order": scene.words(.mostBoughtFirst)])
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  mutating func open(_ desk: inout Desk) {
    list.restart()
    desk.ask(.brands(PageRequest(limit: Self.limit)), .list(.start))
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { open(&desk) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.list(let part), .brands(let page)):
      list.receive(page, part)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: desk.scene.now)
    default: break
    }
  }

  // MARK: Finding

  /// The brands there are to see: all, or those whose name has what is typed in it.
  private var shown: PagedList<Brand> {
    guard let typed, !typed.isEmpty else { return list }
    let needle = typed.lowercased()
    let found = list.items.filter { $0.name.lowercased().contains(needle) }
    var shown = PagedList<Brand>()
    shown.restart()
    shown.receive(Page(items: found, firstIndex: 0, totalCount: found.count), .start)
    return shown
  }

  mutating func type(_ character: Character?, _ desk: inout Desk) {
    guard var text = typed else { return }
    if let character {
      if text.widthCells < 30 { text.append(character) }
    } else if text.popLast() == nil {
      // Erasing what is no longer there ends the finding, as Back does.
      return typed = nil
    }
    typed = text
    scroll = Scrolling()
    if let first = shown.items.first { desk.focus(.item(first.id)) }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    if key == .back, typed != nil {
      typed = nil
      return true
    }
    return layout(desk.scene).turnPage(key, shown, &scroll, &desk)
  }

  // MARK: Focus

  private func layout(_ scene: Scene) -> GridLayout {
    GridLayout(scene.grid, top: scroll.top, captionRows: scene.grid.hasHalfRows ? 2 : 1)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
    } else {
      layout(scene).addFocus(to: &map, shown)
      map.awaitsMoreBelow = list.hasMoreAfter
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    guard typed == nil else {
      var shown = shown
      _ = layout(desk.scene).reveal(item.index, of: &shown, &scroll)
      return
    }
    if let (part, position) = layout(desk.scene).reveal(item.index, of: &list, &scroll) {
      desk.ask(.brands(PageRequest(position, limit: Self.limit)), .list(part))
    }
  }

  func offers(_ scene: Scene) -> Offers {
    let isRetry = scene.place?.id == "retry"
    let ok = scene.place == nil ? nil : scene.words(isRetry ? .tryNow : .open)
    var offers = Offers(ok: ok, back: typed == nil ? nil : scene.words(.stopFinding))
    if typed == nil, !list.items.isEmpty {
      offers.coloured = [(.blue, Offer(command: .find, label: scene.words(.findByName)))]
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    if command == .find { return typed = "" }
    guard command == .open else { return }
    if let brand = desk.scene.place?.id.itemID {
      desk.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
    } else {
      open(&desk)
    }
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    drawTyped(into: &frame, scene)
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    let layout = layout(scene)
    for (brand, point) in layout.visible(shown) {
      card(brand, scene).draw(into: &frame, at: point, scene, captionRows: layout.captionRows)
    }
    for brand in layout.ahead(shown) { card(brand, scene).prefetch(into: &frame, scene) }
    layout.drawThumb(into: &frame, totalCount: shown.totalCount)
  }

  private func card(_ brand: Brand, _ scene: Scene) -> Card {
    Card(
      id: .item(brand.id), order: brand.cover?.pictureSource ?? .drawing("other"), treatment: .studio,
      title: brand.name, count: scene.words.number(brand.purchaseCount),
      detail: scene.words.count(.products, brand.productCount))
  }

  /// What is typed, between the header and the brands.
  private func drawTyped(into frame: inout Frame, _ scene: Scene) {
    guard let typed else { return }
    let grid = scene.grid
    let field = Rect(column: grid.left, row: grid.headerRow + 1, columns: min(40, grid.contentColumns), rows: 1)
    frame.fill(field, .surface)
    let point = Point(column: field.column + 1, row: field.row)
    guard !typed.isEmpty else {
      frame.write(scene.words(.typeBrand), at: point, Style(.quiet), width: field.columns - 2)
      return
    }
    let end = frame.write(typed, at: point, Style(.text), width: field.columns - 3)
    frame.write("▏", at: Point(column: end, row: field.row), Style(.accent))
  }

  private func notice(_ scene: Scene) -> Notice? {
    let words = scene.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .mallFailed, scene)
    case .loading:
      list.items.isEmpty ? Notice(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready where shown.isEmpty && !list.isEmpty:
      Notice(picture: .emptyTiles, title: words(.noBrandFound, ["name": typed ?? ""]), sentences: "")
    case .ready:
      list.isEmpty
        ? Notice(
          picture: .emptyTiles, title: words(.mallIsEmpty), sentences: words(.mallIsEmptyHelp),
          command: "tenfoot catalog import FILE") : nil
    }
  }
}
