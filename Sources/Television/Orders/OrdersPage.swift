import Calls
import MallService
import Screen

/// The list of orders, newest first.
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
      .sumAndSort, ["sum": view.words.count(.orderSum, list.totalCount), "sort": view.words(.newestFirst)])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.countdown.wakeMS(at: view.now)
  }

  mutating func open(_ context: inout PageContext) {
    list.restart()
    context.read(OrdersRequest(PageRequest()), .start, into: \OrdersPage.list)
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
      context.read(OrdersRequest(PageRequest(position)), part, into: \OrdersPage.list)
    }
  }

  private func focused(_ view: ViewContext) -> OrderLine? {
    view.pageFocus?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    var actions = AvailableActions(ok: nil)
    if focused(view) != nil {
      actions.ok = view.words(.open)
    } else if let button = view.pageFocus?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : .openMall)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    if let product = focused(context.view)?.product {
      context.go(to: ProductPage(product))
    } else if context.view.pageFocus?.id == "retry" {
      open(&context)
    } else if context.view.pageFocus?.id == "mall" {
      context.go(to: BrandsPage())
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, let place = context.view.pageFocus, place.id.itemID != nil else {
      return false
    }
    let rows = visibleRows(context.view.grid)
    context.awaitsMore = list.awaitsMore(direction * rows, from: place.index)
    if !context.awaitsMore, let (line, index) = list.item(direction * rows, from: place.index) {
      scroll.reveal(index, visible: rows, total: list.totalCount)
      context.focus(.item(line.id))
    }
    return true
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: firstRow(view.grid)..<(view.grid.hintsRow - 1), offset: scroll.top,
      visible: visibleRows(view.grid), total: list.totalCount)
    for (line, _, rect) in rows(view.grid, margin: 0) { draw(line, in: rect, into: &frame, view) }
  }

  private func draw(_ line: OrderLine, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let isFocused = view.isFocused(.item(line.id))
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let source = line.product.imageSource
    frame.drawImage(
      .make(source, columns: 10, rows: 3, .cutout, over: isFocused ? .focus : .ground, frame.renderStyle),
      at: Point(column: rect.column + 1, row: rect.row), title: "")
    let left = rect.column + 14
    let price = frame.write(
      words.money(line.order.price), endingAt: rect.endColumn, row: rect.row + 1, Style(isFocused ? .ink : .text))
    frame.write(
      line.product.model, at: Point(column: left, row: rect.row),
      Style(isFocused ? .ink : .text, bold: true), width: price - left - 1)
    let second = Style(isFocused ? .inkQuiet : .quiet)
    let at = words.dateAndTime(rfc3339: line.order.orderedAt, in: view.now.zone)
    frame.write(at, at: Point(column: left, row: rect.row + 1), second, width: price - left - 1)
    let note = ProductFacts(line.product, words).variantAndKind
    frame.write(note, at: Point(column: left, row: rect.row + 2), second, width: price - left - 1)
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.countdown, .ordersFailed, view)
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
