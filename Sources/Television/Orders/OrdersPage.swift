import Attributes
import MallService
import Screen

/// What was bought, newest first.
struct OrdersPage: TelevisionPage {
  private var list = PagedList<OrderLine>()
  private var scroll = Scrolling()

  var name: PageName { .orders }
  var turnsPages: Bool { true }

  func crumb(_ scene: Scene) -> String {
    scene.words(.orders)
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return scene.words(
      .sumAndOrder, ["sum": scene.words.count(.orderSum, list.totalCount), "order": scene.words(.newestFirst)])
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  mutating func open(_ desk: inout Desk) {
    list.restart()
    desk.ask(.orders(PageRequest()), .list(.start))
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { open(&desk) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.list(let part), .orders(let page)):
      list.receive(page, part)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: desk.scene.now)
    default: break
    }
  }

  // MARK: Focus

  private static let rowHeight = 4
  private func firstRow(_ grid: PageGrid) -> Int { grid.bodyRow + (grid.hasHalfRows ? 1 : 0) }
  private func visibleRows(_ grid: PageGrid) -> Int {
    max(1, (grid.hintsRow - 1 - firstRow(grid)) / Self.rowHeight)
  }

  private func rows(_ grid: PageGrid, margin: Int) -> [(line: OrderLine, index: Int, rect: Rect)] {
    (scroll.top - margin..<scroll.top + visibleRows(grid) + margin).compactMap { index in
      list.item(at: index).map { line in
        let row = firstRow(grid) + (index - scroll.top) * Self.rowHeight
        return (line, index, Rect(column: grid.left, row: row, columns: grid.contentColumns, rows: 3))
      }
    }
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
      return map
    }
    for (line, index, rect) in rows(scene.grid, margin: 1) {
      map.add(.item(line.id), rect, group: "list", index: index)
    }
    map.awaitsMoreBelow = list.hasMoreAfter
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    guard item.id.itemID != nil else { return }
    scroll.reveal(item.index, visible: visibleRows(desk.scene.grid), total: list.totalCount)
    if let (part, position) = list.missing(around: item.index, margin: visibleRows(desk.scene.grid) + 2) {
      desk.ask(.orders(PageRequest(position)), .list(part))
    }
  }

  private func focused(_ scene: Scene) -> OrderLine? {
    scene.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    var offers = Offers(ok: nil)
    if let line = focused(scene) {
      offers.ok = line.product == nil ? nil : scene.words(.open)
    } else if let button = scene.place?.id {
      offers.ok = scene.words(button == "retry" ? .tryNow : .openMall)
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open else { return }
    if let product = focused(desk.scene)?.product {
      desk.go(to: ProductPage(product))
    } else if desk.scene.place?.id == "retry" {
      open(&desk)
    } else if desk.scene.place?.id == "mall" {
      desk.go(to: BrandsPage())
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    guard let direction = key.pageDirection, let place = desk.scene.place, place.id.itemID != nil else { return false }
    let rows = visibleRows(desk.scene.grid)
    if let (line, index) = list.item(direction * rows, from: place.index) {
      scroll.reveal(index, visible: rows, total: list.totalCount)
      desk.focus(.item(line.id))
    }
    return true
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    frame.scrollThumb(
      column: scene.grid.size.columns - 2, rows: firstRow(scene.grid)..<(scene.grid.hintsRow - 1), offset: scroll.top,
      visible: visibleRows(scene.grid), total: list.totalCount)
    for (line, _, rect) in rows(scene.grid, margin: 0) { draw(line, in: rect, into: &frame, scene) }
  }

  private func draw(_ line: OrderLine, in rect: Rect, into frame: inout Frame, _ scene: Scene) {
    let words = scene.words
    let isFocused = scene.isFocused(.item(line.id))
    if isFocused {
      frame.plate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let source = line.product?.pictureSource ?? .drawing("other")
    frame.picture(
      .make(source, columns: 10, rows: 3, .cutout, over: isFocused ? .focus : .ground, frame.look),
      at: Point(column: rect.column + 1, row: rect.row), title: "")
    let left = rect.column + 14
    let price = frame.write(
      words.money(line.order.price), endingAt: rect.endColumn, row: rect.row + 1, Style(isFocused ? .ink : .text))
    frame.write(
      line.product.map { $0.model } ?? line.order.product, at: Point(column: left, row: rect.row),
      Style(isFocused ? .ink : .text, bold: true), width: price - left - 1)
    let second = Style(isFocused ? .inkQuiet : .quiet)
    let at = words.dateAndTime(iso: line.order.orderedAt, zoneOffsetSeconds: scene.now.zoneOffsetSeconds)
    frame.write(at, at: Point(column: left, row: rect.row + 1), second, width: price - left - 1)
    let note = line.product.map { ProductFacts($0, words).variantAndKind } ?? words(.productGone)
    frame.write(note, at: Point(column: left, row: rect.row + 2), second, width: price - left - 1)
  }

  private func notice(_ scene: Scene) -> Notice? {
    let words = scene.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .ordersFailed, scene)
    case .loading:
      list.items.isEmpty ? Notice(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      list.isEmpty
        ? Notice(
          picture: .emptyTiles, title: words(.nothingBoughtYet), sentences: words(.nothingBoughtYetHelp),
          buttons: [Buttons.Button(id: "mall", label: words(.openMall))]) : nil
    }
  }
}
