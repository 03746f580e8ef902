import Calls
import MallService
import Screen

/// What was bought, newest first.
struct OrdersPage: TelevisionPage {
  private var list = PagedList<OrderLine>()
  private var scroll = Scrolling()

  var name: PageName { .orders }
  var turnsPages: Bool { true }

  func crumb(_ view: ViewContext) -> String {
    view.words(.orders)
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return view.words(
      .sumAndOrder, ["sum": view.words.count(.orderSum, list.totalCount), "order": view.words(.newestFirst)])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.retry.wakeMS(at: view.now)
  }

  mutating func open(_ context: inout PageContext) {
    list.restart()
    context.ask(.orders(PageRequest()), .list(.start))
  }

  mutating func wake(_ context: inout PageContext) {
    if list.retry.isDue(at: context.view.now) { open(&context) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.list(let part), .orders(let page)):
      list.receive(page, part)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: context.view.now)
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

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
      return map
    }
    for (line, index, rect) in rows(view.grid, margin: 1) {
      map.add(.item(line.id), rect, group: "list", index: index)
    }
    map.awaitsMoreBelow = list.hasMoreAfter
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard item.id.itemID != nil else { return }
    scroll.reveal(item.index, visible: visibleRows(context.view.grid), total: list.totalCount)
    if let (part, position) = list.missing(around: item.index, margin: visibleRows(context.view.grid) + 2) {
      context.ask(.orders(PageRequest(position)), .list(part))
    }
  }

  private func focused(_ view: ViewContext) -> OrderLine? {
    view.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    var actions = AvailableActions(ok: nil)
    if let line = focused(view) {
      actions.ok = line.product == nil ? nil : view.words(.open)
    } else if let button = view.place?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : .openMall)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    if let product = focused(context.view)?.product {
      context.go(to: ProductPage(product))
    } else if context.view.place?.id == "retry" {
      open(&context)
    } else if context.view.place?.id == "mall" {
      context.go(to: BrandsPage())
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, let place = context.view.place, place.id.itemID != nil else {
      return false
    }
    let rows = visibleRows(context.view.grid)
    if let (line, index) = list.item(direction * rows, from: place.index) {
      scroll.reveal(index, visible: rows, total: list.totalCount)
      context.focus(.item(line.id))
    }
    return true
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    frame.scrollThumb(
      column: view.grid.size.columns - 2, rows: firstRow(view.grid)..<(view.grid.hintsRow - 1), offset: scroll.top,
      visible: visibleRows(view.grid), total: list.totalCount)
    for (line, _, rect) in rows(view.grid, margin: 0) { draw(line, in: rect, into: &frame, view) }
  }

  private func draw(_ line: OrderLine, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let isFocused = view.isFocused(.item(line.id))
    if isFocused {
      frame.plate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let source = line.product?.pictureSource ?? .drawing("other")
    frame.picture(
      .make(source, columns: 10, rows: 3, .cutout, over: isFocused ? .focus : .ground, frame.renderStyle),
      at: Point(column: rect.column + 1, row: rect.row), title: "")
    let left = rect.column + 14
    let price = frame.write(
      words.money(line.order.price), endingAt: rect.endColumn, row: rect.row + 1, Style(isFocused ? .ink : .text))
    frame.write(
      line.product.map { $0.model } ?? line.order.product, at: Point(column: left, row: rect.row),
      Style(isFocused ? .ink : .text, bold: true), width: price - left - 1)
    let second = Style(isFocused ? .inkQuiet : .quiet)
    let at = words.dateAndTime(iso: line.order.orderedAt, zoneOffsetSeconds: view.now.zoneOffsetSeconds)
    frame.write(at, at: Point(column: left, row: rect.row + 1), second, width: price - left - 1)
    let note = line.product.map { ProductFacts($0, words).variantAndKind } ?? words(.productGone)
    frame.write(note, at: Point(column: left, row: rect.row + 2), second, width: price - left - 1)
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .ordersFailed, view)
    case .loading:
      list.items.isEmpty ? EmptyState(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      list.isEmpty
        ? EmptyState(
          picture: .emptyTiles, title: words(.nothingBoughtYet), sentences: words(.nothingBoughtYetHelp),
          buttons: [Buttons.Button(id: "mall", label: words(.openMall))]) : nil
    }
  }
}
